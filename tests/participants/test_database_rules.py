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


def test_what_may_change_changes(by: Actor) -> None:
    execute(
        by,
        "update participants_record set address_ar = 'حي النور', residence_id = 'MA-YUS', commune_id = null",
    )
    execute(by, "update participants_file set closed_reason = ''")


def test_a_person_has_one_open_file_across_centres() -> None:
    """The two desks do not see each other's rows: the rule does (invariant 11)."""
    marrakech, agadir = actor("caseworker"), actor("caseworker", centre="AGD")
    first = file(marrakech).record
    second = file(agadir, centre_code="AGD", residence="MA-AGD", commune=None).record
    statement = f"update participants_record set person_id = '{first.person_id}' where id = '{second.pk}'"
    with pytest.raises(DatabaseError, match="participants_one_open_file"):
        execute(agadir, statement)

    execute(
        marrakech,
        "update participants_file set status = 'closed', closed_at = now(), closed_by = 'x', closed_kind = 'moved' "
        f"where id = '{first.file_id}'",
    )
    execute(agadir, statement)


def test_one_record_a_file(by: Actor) -> None:
    with within(by.scope):
        record = Record.objects.get()
    record.pk, record.person = uuid.uuid4(), Person()
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


def test_one_correction_a_version() -> None:
    by = actor("caseworker")
    record = eligible_file(by)
    statement = (
        "insert into participants_correction (id, record_id, file_id, version, fields, corrected_at, corrected_by) "
        f"select gen_random_uuid(), id, file_id, 2, '[]', now(), 'x' from participants_record where file_id = '{record.pk}'"
    )
    execute(by, statement)
    with pytest.raises(DatabaseError, match="participants_correction_version_once"):
        execute(by, statement)
