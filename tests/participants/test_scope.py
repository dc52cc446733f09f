"""Marrakech's people, as the runtime role sees them in one scope or another; by direct SQL too."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.accounts import actor
from tests.factories.participants import file

from wasl.audit.actors import Actor
from wasl.database.scope import NOTHING, Scope, within
from wasl.participants.models import File, Record
from wasl.participants.operations import correct_record

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TABLES = ["participants_person", "participants_file", "participants_record", "participants_correction"]


@pytest.fixture
def marrakech() -> Actor:
    by = actor("caseworker")
    correct_record(by=by, record=file(by).record, changes={"phone": "0790000033"})
    return by


def rows(table: str, scope: Scope) -> int:
    with within(scope), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def changed(statement: str, scope: Scope) -> int:
    """How many rows a statement changed under a scope."""
    with within(scope), connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(DatabaseError), transaction.atomic():
        yield


@pytest.mark.parametrize("table", TABLES)
def test_agadir_gets_nothing_of_marrakech(table: str, marrakech: Actor) -> None:
    assert rows(table, marrakech.scope) == 1
    assert rows(table, actor("headquarters").scope) == 1
    assert rows(table, actor("auditor").scope) == 1

    assert rows(table, actor("coordinator", centre="AGD").scope) == 0
    assert rows(table, actor("finance").scope) == 0
    assert rows(table, actor("administrator").scope) == 0
    assert rows(table, NOTHING) == 0


@pytest.mark.parametrize("table", ["participants_file", "participants_record"])
def test_only_those_who_write_the_centre_change_a_row(table: str, marrakech: Actor) -> None:
    column = {"participants_file": "closed_reason", "participants_record": "search_key"}[table]
    statement = f"update {table} set {column} = 'الجيلالي'"
    assert changed(statement, marrakech.scope) == 1
    assert changed(statement, actor("caseworker", centre="AGD").scope) == 0
    assert changed(statement, actor("auditor").scope) == 0


@pytest.mark.parametrize("table", TABLES)
def test_nobody_deletes(table: str, marrakech: Actor) -> None:
    with refused():
        changed(f"delete from {table}", marrakech.scope)
    assert rows(table, marrakech.scope) == 1


def test_nobody_moves_a_file_to_a_centre_they_do_not_write(marrakech: Actor) -> None:
    statement = (
        "update participants_file set centre_id = (select id from territory_centre where code = 'AGD')"
    )
    with refused():
        changed(statement, marrakech.scope)


def test_nobody_puts_a_file_or_a_record_in_another_centre(marrakech: Actor) -> None:
    stranger = actor("caseworker", centre="AGD").scope
    with within(marrakech.scope):
        theirs = File.objects.get()
        record = Record.objects.get()
    with refused(), within(stranger):
        File(number="MRK-2021-0002", centre_id=theirs.centre_id, opened_on="2021-01-11", opened_by="x").save(
            force_insert=True
        )
    record.pk = "00000000-0000-4000-8000-000000000001"
    with refused(), within(stranger):
        record.save(force_insert=True)


def test_a_person_is_made_only_by_those_who_write_files() -> None:
    statement = "insert into participants_person (id) values (gen_random_uuid())"
    assert changed(statement, actor("caseworker").scope) == 1
    for role in ("auditor", "finance"):
        with refused():
            changed(statement, actor(role).scope)


def test_what_a_correction_says_never_changes(marrakech: Actor) -> None:
    assert changed("update participants_correction set fields = '[]'", marrakech.scope) == 0


def test_a_correction_is_written_only_by_those_who_write_the_centre(marrakech: Actor) -> None:
    statement = (
        "insert into participants_correction (id, record_id, file_id, version, fields, corrected_at, corrected_by) "
        "select gen_random_uuid(), id, file_id, 2, '[]', now(), '{by}' from participants_record"
    )
    auditor = actor("auditor")
    with refused():
        changed(statement.format(by=auditor.label), auditor.scope)
    with pytest.raises(DatabaseError, match="participants_correction_version_once"), transaction.atomic():
        changed(statement.format(by=marrakech.label), marrakech.scope)


def test_the_next_number_of_another_centre_is_not_told(marrakech: Actor) -> None:
    statement = (
        "select participants_next_number((select id::int from territory_centre where code = 'MRK'), 2021)"
    )
    with within(marrakech.scope), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.fetchone()[0] == "MRK-2021-0002"
    with refused():
        changed(statement, actor("caseworker", centre="AGD").scope)
