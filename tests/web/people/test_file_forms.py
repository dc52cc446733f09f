"""Opening, correcting, verifying and closing through the pages: what was typed is never lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.participants import file
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.database.scope import within
from wasl.participants.models import File, Record
from wasl.participants.operations import correct_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> User:
    return user("caseworker")


@pytest.fixture
def client(who: User) -> Client:
    return signed_in(who, language="fr")


def typed(**changes: Any) -> dict[str, Any]:
    return {
        "given_ar": "خديجة", "surname_ar": "العبدي", "given_lat": "Khadija", "surname_lat": "El Abdi", "father_ar": "",
        "sex": "female", "cin": "ea 204118", "birth_date": "", "birth_year": "1985", "phone": "06 61 23 45 67",
        "residence": "MA-REH", "commune": "07.427.01.01", "address_ar": "حي السلام", "opened_on": "2021-02-01",
        "caseworker": "",
    } | changes  # fmt: skip


def files_of(who: User) -> list[File]:
    with within(actor_of(who).scope):
        return list(File.objects.select_related("record"))


def test_a_file_is_opened_from_the_form(who: User, client: Client) -> None:
    centre = next(iter(actor_of(who).scope.write_centres))
    answer = client.post(reverse("file_new"), typed(centre=centre, caseworker=who.pk))
    (opened,) = files_of(who)
    assert answer.headers["Location"] == reverse("person", args=[opened.pk])
    assert (opened.number, opened.caseworker_id, opened.record.cin) == ("MRK-2021-0001", who.pk, "EA204118")
    assert opened.record.birth_year == 1985


def test_the_caseworker_offered_first_is_oneself(who: User, client: Client) -> None:
    page = client.get(reverse("file_new")).content.decode()
    assert f'<option value="{who.pk}" selected>' in page


def test_a_refusal_stands_on_its_field_and_what_was_typed_stays(who: User, client: Client) -> None:
    centre = next(iter(actor_of(who).scope.write_centres))
    page = client.post(
        reverse("file_new"), typed(centre=centre, cin="12", given_lat="خديجة")
    ).content.decode()
    assert files_of(who) == []
    assert "caractères latins" in page
    assert 'value="حي السلام"' in page

    page = client.post(reverse("file_new"), typed(centre=centre, cin="12")).content.decode()
    assert "id_cin_error" in page
    assert 'value="06 61 23 45 67"' in page


def test_a_file_of_another_centre_is_not_opened(who: User, client: Client) -> None:
    other = next(iter(actor_of(user("caseworker", centre="AGD")).scope.write_centres))
    answer = client.post(reverse("file_new"), typed(centre=other))
    assert answer.status_code == 200
    assert files_of(who) == []


def test_a_commune_of_another_province_is_refused(who: User, client: Client) -> None:
    centre = next(iter(actor_of(who).scope.write_centres))
    page = client.post(reverse("file_new"), typed(centre=centre, residence="MA-YUS")).content.decode()
    assert "id_commune_error" in page
    assert files_of(who) == []


def correction(opened: File, **changes: Any) -> dict[str, Any]:
    record = opened.record
    written = {
        name: getattr(record, name)
        for name in (
            "given_ar",
            "surname_ar",
            "given_lat",
            "surname_lat",
            "father_ar",
            "sex",
            "cin",
            "phone",
            "address_ar",
        )
    }
    day = record.birth_date.isoformat() if record.birth_date else ""
    places = {"residence": record.residence_id, "commune": record.commune_id or ""}
    return written | places | {"birth_date": day, "birth_year": "", "version": record.version} | changes


def test_a_record_is_corrected_from_the_form(who: User, client: Client) -> None:
    opened = file(actor_of(who))
    address = reverse("record_edit", args=[opened.pk])
    assert 'name="version" value="1"' in client.get(address).content.decode()
    answer = client.post(address, correction(opened, given_ar="يوسف", given_lat="Youssef"))
    assert answer.headers["Location"] == reverse("person", args=[opened.pk])
    (now,) = files_of(who)
    assert (now.record.given_lat, now.record.version) == ("Youssef", 2)


def test_the_second_editor_sees_what_the_first_wrote_and_loses_nothing(who: User, client: Client) -> None:
    opened = file(actor_of(who))
    address = reverse("record_edit", args=[opened.pk])
    mine = correction(opened, given_lat="Youssef", given_ar="يوسف")
    correct_record(by=actor_of(user("coordinator")), record=opened.record, changes={"phone": "0790000099"})

    page = client.post(address, mine).content.decode()
    assert "+212790000099" in page
    assert "téléphone" in page
    assert 'value="Youssef"' in page
    assert 'name="version" value="2"' in page
    with within(actor_of(who).scope):
        assert Record.objects.get(file=opened).given_lat == "Younes"

    answer = client.post(address, mine | {"version": "2", "phone": "0790000099"})
    assert answer.status_code == 302
    with within(actor_of(who).scope):
        record = Record.objects.get(file=opened)
    assert (record.given_lat, record.phone, record.version) == ("Youssef", "+212790000099", 3)


def test_eligibility_is_verified_from_the_form(who: User, client: Client) -> None:
    opened = file(actor_of(who))
    address = reverse("eligibility", args=[opened.pk])
    page = client.post(address, {"on": "2999-01-01", "paper": "release_slip"}).content.decode()
    assert "id_on_error" in page
    assert client.post(address, {"on": "2021-01-19", "paper": ""}).status_code == 200
    assert client.post(address, {"on": "2021-01-19", "paper": "partner_letter"}).status_code == 302
    (now,) = files_of(who)
    assert (now.eligibility_paper, now.eligibility_verified_by) == ("partner_letter", who.username)


def test_a_file_is_closed_from_the_form(who: User, client: Client) -> None:
    opened = file(actor_of(who))
    address = reverse("file_close", args=[opened.pk])
    assert client.post(address, {"kind": "other", "reason": " "}).status_code == 200
    assert client.post(address, {"kind": "moved"}).status_code == 302
    assert files_of(who)[0].status == "closed"
    again = client.post(address, {"reason": "انتقل"}).content.decode()
    assert "clos" in again
