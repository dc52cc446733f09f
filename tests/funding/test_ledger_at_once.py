"""Two who write to one line at the same time: the second waits, then is told the truth."""

import uuid
from decimal import Decimal
from threading import Event as Signal

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.accounts import actor
from tests.factories.funding import DATED, line

from wasl.audit.refusals import Refusal, explain
from wasl.database.scope import within
from wasl.funding import queries
from wasl.funding.models import Entry
from wasl.funding.operations import Reference, enter

pytestmark = pytest.mark.database


def waits_for_the_line():
    """Whether somebody waits for an advisory lock of this database: asked until it is so."""
    with connection.cursor() as cursor:
        for _ in range(500):
            cursor.execute(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted "
                "and database = (select oid from pg_database where datname = current_database())"
            )
            if cursor.fetchone()[0]:
                return True
            cursor.execute("select pg_sleep(0.02)")
    return False


def commitment(opened, amount, by):
    return Entry(
        line=opened, kind="commitment", amount=Decimal(amount), dated=DATED, recorded_by=by.label,
        reference_kind="grant", reference_id=uuid.uuid4(), reference_label="T-1",
    )  # fmt: skip


@pytest.mark.parametrize("room_for", [1, 2])
def test_the_second_writer_waits_and_counts_what_the_first_committed(committed_database, in_thread, room_for):
    """By direct writes, so that only the trigger stands between them: 600 and 600 on 1000 (or on 1200)."""
    opened, by = line(1000 if room_for == 1 else 1200), actor("headquarters")
    written, released = Signal(), Signal()

    def first():
        with transaction.atomic(), within(by.scope):
            commitment(opened, 600, by).save(force_insert=True)
            written.set()
            assert released.wait(30)

    def second():
        try:
            with transaction.atomic(), within(by.scope):
                commitment(opened, 600, by).save(force_insert=True)
        except DatabaseError as error:
            return explain(error).code
        return "written"

    one = in_thread(first)
    assert written.wait(30)
    two = in_thread(second)
    assert waits_for_the_line()
    released.set()
    one.result()
    assert two.result() == ("funding_commitments_exceed_contributions" if room_for == 1 else "written")
    with transaction.atomic(), within(by.scope):
        assert queries.balance(opened).committed == 600 * room_for


def test_of_two_acts_at_once_one_is_told_what_is_left(committed_database, in_thread):
    opened = line(1000)
    writers = [actor("headquarters"), actor("headquarters")]

    def commit(by):
        try:
            enter(
                by=by, line=opened, kind="commitment", amount=Decimal(600), dated=DATED,
                reference=Reference("grant", uuid.uuid4(), "T-1"),
            )  # fmt: skip
        except Refusal as refusal:
            return str(refusal)
        return ""

    at_work = [in_thread(lambda by=by: commit(by)) for by in writers]
    told = sorted(work.result() for work in at_work)
    assert told[0] == ""
    assert "400" in told[1]
