"""Who writes the work on files, past the acts: the centre that has the file, in one's own name."""

import pytest
from django.db import connection
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import centre, file

from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.participants.models import File
from wasl.participants.operations import (
    propose_transfer,
    put_on_waiting_list,
    set_paper,
    write_referral,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

INSERTS = {
    "filepaper": "(id, file_id, kind, state, changed_at, changed_by) values (gen_random_uuid(), '{file}', 'quotation', "
    "'received', now(), '{by}')",
    "waitingentry": "(id, file_id, reason, note, since, listed_at, listed_by, ended_at, ended_by) values (gen_random_uuid(), "
    "'{file}', 'care', '', '2021-02-01', now(), '{by}', now(), '{by}')",
    "reopening": "(id, file_id, closed_at, closed_by, closed_kind, closed_reason, reason, reopened_at, reopened_by) values "
    "(gen_random_uuid(), '{file}', now(), 'x', 'moved', '', 'عاد', now(), '{by}')",
    "transferreason": "(id, transfer_id, file_id, reason) select gen_random_uuid(), t.id, t.file_id, 'x' "
    "from participants_transfer t where t.id not in (select transfer_id from participants_transferreason)",
    "assignment": "(id, file_id, rank, since, assigned_at, assigned_by) values (gen_random_uuid(), '{file}', 1, now(), now(), "
    "'{by}')",
    "referral": "(id, file_id, origin, written_at, written_by) values (gen_random_uuid(), '{file}', 'self', now(), '{by}')",
    "transfer": "(id, file_id, number, from_centre_id, to_centre_id, status, proposed_at, proposed_by, decided_by, answer) "
    "select gen_random_uuid(), f.id, f.number, f.centre_id, c.id, 'proposed', now(), '{by}', '', '' from participants_file f, "
    "territory_centre c where c.code = 'AGD' and f.id = '{file}'",
}  # fmt: skip


@pytest.fixture
def by() -> Actor:
    return actor("coordinator")


@pytest.fixture
def opened(by: Actor) -> File:
    return file(by)


def insert(table: str, opened: File, name: str) -> str:
    return f"insert into participants_{table} " + INSERTS[table].format(file=opened.pk, by=name)


@pytest.mark.parametrize("table", sorted(set(INSERTS) - {"transferreason"}))
def test_only_who_writes_the_centre_adds_a_row_in_their_own_name(table: str, by: Actor, opened: File) -> None:
    reader = actor("auditor")
    with refused("row_policy", reader) as cursor:
        cursor.execute(insert(table, opened, reader.label))
    with refused("row_policy", by) as cursor:
        cursor.execute(insert(table, opened, "somebody"))
    with within(by.scope), connection.cursor() as cursor:
        cursor.execute(insert(table, opened, by.label))
        assert cursor.rowcount == 1


def test_why_a_file_goes_is_written_by_the_centre_that_has_it(by: Actor, opened: File) -> None:
    with within(by.scope), connection.cursor() as cursor:
        cursor.execute(insert("transfer", opened, by.label))
    with refused("row_policy", actor("auditor")) as cursor:
        cursor.execute(insert("transferreason", opened, ""))
    with within(by.scope), connection.cursor() as cursor:
        cursor.execute(insert("transferreason", opened, ""))
        assert cursor.rowcount == 1


def test_only_who_writes_the_centre_changes_a_row_in_their_own_name(by: Actor, opened: File) -> None:
    set_paper(by=by, file=opened, kind="lease", state="asked")
    put_on_waiting_list(by=by, file=opened, reason="care", since=opened.opened_on)
    write_referral(by=by, file=opened, origin="self")
    changes = {
        "filepaper": "changed_by = '{}'",
        "waitingentry": "ended_at = now(), ended_by = '{}'",
        "referral": "written_by = '{}'",
    }
    colleague = actor("coordinator")
    for table, change in changes.items():
        statement = f"update participants_{table} set {change}"
        for reader in (actor("auditor"), actor("coordinator", centre="AGD")):
            with within(reader.scope), connection.cursor() as cursor:
                cursor.execute(statement.format(reader.label))
                assert cursor.rowcount == 0, table
        with refused("row_policy", by) as cursor:
            cursor.execute(statement.format("somebody"))
        with within(colleague.scope), connection.cursor() as cursor:
            cursor.execute(statement.format(colleague.label))
            assert cursor.rowcount == 1, table


def test_a_proposal_is_answered_in_ones_own_name_by_the_two_centres_only(by: Actor, opened: File) -> None:
    propose_transfer(by=by, file=opened, to_centre=centre("AGD"), reason="انتقل")
    statement = "update participants_transfer set status = 'refused', answer = 'x', decided_at = now(), decided_by = '{}'"
    receiver = actor("coordinator", centre="AGD")
    for reader in (actor("auditor"), actor("coordinator", centre="CAS")):
        with within(reader.scope), connection.cursor() as cursor:
            cursor.execute(statement.format(reader.label))
            assert cursor.rowcount == 0
    with refused("row_policy", receiver) as cursor:
        cursor.execute(statement.format("somebody"))
    with within(receiver.scope), connection.cursor() as cursor:
        cursor.execute(statement.format(receiver.label))
        assert cursor.rowcount == 1


def test_a_closed_file_is_told_why_and_a_file_is_closed_only_where_it_stays(by: Actor, opened: File) -> None:
    close = "update participants_file set status = 'closed', closed_at = now(), closed_by = '{}', closed_kind = '{}'"
    with refused("participants_file_closed_for_a_reason", by) as cursor:
        cursor.execute(close.format(by.label, ""))
    propose_transfer(by=by, file=opened, to_centre=centre("AGD"), reason="انتقل")
    with refused("participants_closed_is_not_moving", by) as cursor:
        cursor.execute(close.format(by.label, "moved"))
