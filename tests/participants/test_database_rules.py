"""What the database refuses, whoever writes: by direct SQL as the runtime role."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.accounts import actor
from tests.factories.participants import eligible_file, file

from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.participants.models import File, Person, Record

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def by() -> Actor:
    who = actor("caseworker")
    file(who)
    return who


def execute(by: Actor, statement: str) -> None:
    with transaction.atomic(), within(by.scope), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("residence_id = 'MA-07', commune_id = null", "participants_record_residence_is_province"),
        ("commune_id = '07.351.01.13'", "participants_record_commune_in_residence"),
        ("commune_id = 'MA-REH'", "participants_record_commune_in_residence"),
        ("cin = 'ea204118'", "participants_record_cin_shape"),
        ("sex = 'other'", "participants_record_sex_known"),
        ("written_by = ''", "participants_record_written_by"),
    ],
)
def test_a_record_that_cannot_be(by: Actor, change: str, name: str) -> None:
    with pytest.raises(DatabaseError, match=name):
        execute(by, f"update participants_record set {change}")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("number = 'MRK-2021-0009'", "participants_file_facts_stay"),
        ("opened_by = 'somebody'", "participants_file_facts_stay"),
        ("opened_at = now() - interval '1 year'", "participants_file_facts_stay"),
        ("status = 'closed'", "participants_file_closed_at_and_by_together"),
        ("closed_by = 'somebody'", "participants_file_closed_at_and_by_together"),
        ("eligibility_paper = 'release_slip'", "participants_file_eligibility_whole_or_absent"),
        ("eligibility_verified_at = '2021-01-19'", "participants_file_eligibility_whole_or_absent"),
        ("opened_by = ''", "participants_file"),
    ],
)
def test_a_file_that_cannot_be(by: Actor, change: str, name: str) -> None:
    with pytest.raises(DatabaseError, match=name):
        execute(by, f"update participants_file set {change}")


CORRECTION = (
    "insert into participants_correction (id, record_id, file_id, version, fields, corrected_at, corrected_by) "
    "select gen_random_uuid(), id, file_id, {version}, '{fields}', now(), '{by}' from participants_record"
)


def corrected(by: Actor, change: str, fields: str, *, version: int = 2) -> None:
    """A record rewritten past the acts, with a correction that tells of ``fields``."""
    with transaction.atomic(), within(by.scope), connection.cursor() as cursor:
        cursor.execute(f"update participants_record set version = version + 1, {change}")
        cursor.execute(CORRECTION.format(version=version, fields=fields, by=by.label))
        cursor.execute("set constraints all immediate")


def test_what_may_change_changes(by: Actor) -> None:
    corrected(
        by,
        "address_ar = 'حي النور', residence_id = 'MA-YUS', commune_id = null",
        '["address_ar", "residence", "commune"]',
    )
    execute(by, "update participants_file set closed_reason = ''")
    execute(by, "update participants_record set search_key = 'made anew'")


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("phone = '+212661234568'", "participants_record_version_follows"),
        ("phone = '+212661234568', version = 3", "participants_record_version_follows"),
        ("version = 2", "participants_record_version_follows"),
        ("phone = '+212661234568', version = 2", "participants_record_correction_kept"),
        ("written_by = 'somebody', version = 2", "participants_record_facts_stay"),
    ],
)
def test_a_record_is_not_rewritten_without_its_correction(by: Actor, change: str, name: str) -> None:
    with pytest.raises(DatabaseError, match=name):
        execute(by, f"update participants_record set {change}")


def test_a_correction_tells_every_field_and_only_of_what_was_done(by: Actor) -> None:
    change = "phone = '+212661234568', address_ar = 'حي النور'"
    with pytest.raises(DatabaseError, match="participants_record_correction_kept"):
        corrected(by, change, '["phone"]')
    with pytest.raises(DatabaseError, match="participants_correction_of_version"):
        execute(by, CORRECTION.format(version=2, fields='["phone"]', by=by.label))
    with pytest.raises(DatabaseError, match="accounts_in_own_name"):
        execute(by, CORRECTION.format(version=1, fields="[]", by="somebody"))
    corrected(by, change, '["phone", "address_ar"]')
    with pytest.raises(DatabaseError, match="participants_correction_version_once"):
        execute(by, CORRECTION.format(version=2, fields="[]", by=by.label))


@pytest.mark.parametrize(
    "change",
    [
        "eligibility_verified_at = '2021-01-12'",
        "eligibility_verified_by = 'somebody'",
        "eligibility_paper = 'court_decision'",
        "eligibility_verified_at = null, eligibility_verified_by = '', eligibility_paper = ''",
    ],
)
def test_eligibility_once_verified_stands(change: str) -> None:
    by = actor("caseworker")
    eligible_file(by)
    with pytest.raises(DatabaseError, match="participants_eligibility_stands"):
        execute(by, f"update participants_file set {change}")


def test_nobody_verifies_or_closes_in_another_s_name(by: Actor) -> None:
    for change in (
        "eligibility_verified_at = '2021-01-19', eligibility_verified_by = 'x', eligibility_paper = 'release_slip'",
        "status = 'closed', closed_at = now(), closed_by = 'x', closed_kind = 'moved'",
    ):
        with pytest.raises(DatabaseError, match="accounts_in_own_name"):
            execute(by, f"update participants_file set {change}")


@pytest.mark.parametrize("number", ["MRK-2021-0003", "AGD-2021-0001", "MRK-2022-0001", "MRK-2021-00002", "2"])
def test_a_file_takes_the_next_number_of_its_centre_and_year(by: Actor, number: str) -> None:
    added = (
        "insert into participants_file select (p).* from (select jsonb_populate_record(f, jsonb_build_object("
        "'id', gen_random_uuid(), 'number', '{}')) as p from participants_file f) c"
    )
    with pytest.raises(DatabaseError, match="participants_file_number_follows"):
        execute(by, added.format(number))
    execute(by, added.format("MRK-2021-0002"))


def test_one_record_a_file(by: Actor) -> None:
    with within(by.scope):
        record = Record.objects.get()
    record.pk, record.person, record.cin = uuid.uuid4(), Person(), "ZZ999999"
    with within(by.scope):
        record.person.save(force_insert=True)
    with (
        pytest.raises(DatabaseError, match="participants_record_file_id"),
        transaction.atomic(),
        within(by.scope),
    ):
        record.save(force_insert=True)


def test_a_number_stands_once(by: Actor) -> None:
    with within(by.scope):
        known = File.objects.get()
    known.pk = uuid.uuid4()
    with (
        pytest.raises(DatabaseError, match="participants_file_number"),
        transaction.atomic(),
        within(by.scope),
    ):
        known.save(force_insert=True)
