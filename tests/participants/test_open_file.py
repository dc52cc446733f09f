"""Opening a file: number, cleaning, refusals that name the field, the trace left."""

import datetime
from typing import Any

import pytest
from tests.factories.accounts import actor, user
from tests.factories.participants import file

from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import Scope, within
from wasl.participants.models import File, Record
from wasl.participants.operations import close_file

pytestmark = pytest.mark.django_db


def written(opened: File, by: Any) -> Record:
    with within(by.scope):
        return Record.objects.select_related("person").get(file=opened)


def test_person_file_and_record_are_made_together() -> None:
    by = actor("caseworker")
    opened = file(by, given_ar="خديجة", surname_ar="العبدي", sex="female")

    record = written(opened, by)
    assert (record.name_ar, record.sex, record.version) == ("خديجة العبدي", "female", 1)
    assert record.person_id is not None
    assert (opened.status, opened.opened_by) == ("open", by.label)
    assert opened.eligibility_verified_at is None


def test_numbers_follow_each_other_by_centre_and_year_of_opening() -> None:
    marrakech, agadir = actor("caseworker"), actor("caseworker", centre="AGD")
    of_2020 = datetime.date(2020, 5, 4)

    numbers = [
        file(marrakech).number,
        file(marrakech).number,
        file(marrakech, opened_on=of_2020).number,
        file(agadir, centre_code="AGD", residence="MA-AGD", commune=None).number,
        file(marrakech).number,
    ]
    assert numbers == ["MRK-2021-0001", "MRK-2021-0002", "MRK-2020-0001", "AGD-2021-0001", "MRK-2021-0003"]


def test_a_refused_opening_takes_no_number() -> None:
    by = actor("caseworker")
    file(by, cin="ZZ000001")
    with pytest.raises(Refusal):
        file(by, cin="ZZ000001")
    assert file(by).number == "MRK-2021-0002"


def test_what_is_typed_is_cleaned_before_it_is_kept() -> None:
    by = actor("caseworker")
    opened = file(
        by,
        given_ar="\u202bعبد  الرحيم\u202c ",
        given_lat="Abd-er-Rahim",
        cin=" ea 204-118 ",
        phone="06 61.23.45.67",
    )
    record = written(opened, by)
    assert record.given_ar == "عبد الرحيم"
    assert (record.cin, record.phone) == ("EA204118", "+212661234567")


def test_the_keys_hold_both_scripts_card_and_number() -> None:
    by = actor("caseworker")
    record = written(file(by, surname_lat="Benaïssa", cin="EA204118"), by)
    for part in ("البحراوي", "benaissa", "ea204118", "mrk 2021 0001"):
        assert part in record.search_key
    assert record.sort_key.startswith("بحراوي"), "the article does not count in the alphabet"


def test_only_a_year_of_birth_is_enough() -> None:
    by = actor("caseworker")
    record = written(file(by, birth_date=None, birth_year=1975), by)
    assert (record.birth_date, record.birth_year) == (None, 1975)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"given_ar": "Younes"}, "given_ar", "not_arabic"),
        ({"surname_ar": "  "}, "surname_ar", "not_arabic"),
        ({"surname_ar": "البحراوي Bahraoui"}, "surname_ar", "not_arabic"),
        ({"given_lat": "يونس"}, "given_lat", "not_latin"),
        ({"surname_lat": "123"}, "surname_lat", "not_latin"),
        ({"father_ar": "Jilali"}, "father_ar", "not_arabic"),
        ({"cin": "EAB204118"}, "cin", "bad_cin"),
        ({"cin": "204118"}, "cin", "bad_cin"),
        ({"cin": "E123"}, "cin", "bad_cin"),
        ({"phone": "0461234567"}, "phone", "bad_phone"),
        ({"phone": "06612345"}, "phone", "bad_phone"),
        ({"birth_date": datetime.date(2999, 1, 1)}, "birth_date", "birth_in_future"),
        ({"birth_date": datetime.date(1919, 12, 31)}, "birth_date", "birth_out_of_reach"),
        ({"birth_date": None}, "birth_date", "birth_missing"),
        ({"birth_date": None, "birth_year": 1919}, "birth_year", "birth_out_of_reach"),
        ({"birth_year": 1990}, "birth_year", "birth_disagrees"),
        ({"sex": "unknown"}, "sex", "sex_missing"),
        ({"residence": "MA-07", "commune": None}, "residence", "residence_not_province"),
        ({"residence": "07.427.01.01", "commune": None}, "residence", "residence_not_province"),
        ({"residence": "MA-YUS"}, "commune", "commune_elsewhere"),
        ({"commune": "MA-REH"}, "commune", "commune_elsewhere"),
        ({"opened_on": datetime.date(2999, 1, 1)}, "opened_on", "opened_in_future"),
    ],
)
def test_a_refusal_names_the_field_to_change(changes: dict[str, Any], field: str, code: str) -> None:
    by = actor("caseworker")
    with pytest.raises(Refusal) as refused:
        file(by, **changes)
    assert (refused.value.field, refused.value.code) == (field, code)
    with within(by.scope):
        assert not File.objects.exists()


def test_a_card_has_one_open_file_in_a_centre() -> None:
    by = actor("caseworker")
    first = file(by, cin="EA204118")
    with pytest.raises(Refusal) as refused:
        file(by, cin="ea 204118")
    assert refused.value.field == "cin"
    assert first.number in str(refused.value.message)

    close_file(by=by, kind="moved", file=first, reason="انتقل إلى مركز آخر")
    assert file(by, cin="EA204118").number == "MRK-2021-0002"


def test_the_caseworker_must_work_at_the_centre() -> None:
    by = actor("coordinator")
    with pytest.raises(Refusal) as refused:
        file(by, caseworker=user("caseworker", centre="AGD"))
    assert refused.value.field == "caseworker"
    colleague = user("caseworker")
    assert file(by, caseworker=colleague).caseworker == colleague


@pytest.mark.parametrize("role", ["finance", "auditor", "administrator"])
def test_roles_that_write_no_file_are_refused(role: str) -> None:
    with pytest.raises(NotAllowed):
        file(actor(role))


def test_another_centre_cannot_open_a_file_here() -> None:
    with pytest.raises(NotAllowed):
        file(actor("caseworker", centre="AGD"), centre_code="MRK")


def test_the_event_names_the_file_and_no_one() -> None:
    by = actor("caseworker")
    opened = file(by, given_ar="خديجة")
    with within(Scope(reads_audit=True)):
        event = Event.objects.get(action="participants.open_file")
    assert (event.label, event.centre_id, event.actor_label) == (opened.number, opened.centre_id, by.label)
    assert "خديجة" not in str(vars(event))
    assert "ZZ" not in str(event.changes)
