"""The ledger by direct SQL, as the runtime role: what the database refuses when no page and no act stands before it."""

import uuid
from decimal import Decimal

import psycopg
import pytest
from django.db import connection
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.funding import DATED, line, put

from wasl.database.scope import within

pytestmark = pytest.mark.database

INSERT = (
    "insert into funding_entry (id, line_id, kind, amount, dated, reverses_id, reference_kind, reference_id, "
    "reference_label, reason, recorded_at, recorded_by, sealed) "
    "values (%s, %s, %s, %s, %s, %s, 'agreement', %s, 'T-1', '', now(), "
    "(select username from accounts_user where id::text = current_setting('app.actor')), %s)"
)


def values(opened, kind, amount, *, reverses=None, about=None):
    return [uuid.uuid4(), opened.pk, kind, Decimal(amount), DATED, reverses, about or uuid.uuid4(), ""]


@pytest.mark.django_db
class TestRefusals:
    def test_more_is_not_committed_than_contributed(self):
        opened = line(1000)
        with refused("funding_commitments_exceed_contributions", actor("headquarters")) as cursor:
            cursor.execute(INSERT, values(opened, "commitment", "1000.01"))

    def test_more_is_not_paid_than_committed(self):
        opened = line(1000)
        put(opened, "commitment", 500)
        with refused("funding_payments_exceed_commitments", actor("coordinator")) as cursor:
            cursor.execute(INSERT, values(opened, "payment", "500.01"))

    def test_more_is_not_released_than_committed(self):
        opened = line(1000)
        with refused("funding_payments_exceed_commitments", actor("headquarters")) as cursor:
            cursor.execute(INSERT, values(opened, "release", "0.01"))

    def test_a_sum_is_more_than_nothing(self):
        with refused("funding_entry_amount_positive", actor("headquarters")) as cursor:
            cursor.execute(INSERT, values(line(), "contribution", 0))

    @pytest.mark.parametrize("wrong", ["amount", "thing", "line"])
    def test_a_reversal_mirrors_its_entry(self, wrong):
        opened, other = line(1000), line(1000)
        entry = put(opened, "commitment", 400)
        amount = 399 if wrong == "amount" else 400
        about = uuid.uuid4() if wrong == "thing" else entry.reference_id
        with refused("funding_reversal_mirrors_entry", actor("headquarters")) as cursor:
            cursor.execute(
                INSERT,
                values(
                    other if wrong == "line" else opened, "reversal", amount, reverses=entry.pk, about=about
                ),
            )

    def test_an_entry_is_reversed_once(self):
        opened = line(1000)
        entry = put(opened, "commitment", 400)
        with refused("funding_entry_reverses_id_key", actor("headquarters")) as cursor:
            for _ in range(2):
                cursor.execute(
                    INSERT, values(opened, "reversal", 400, reverses=entry.pk, about=entry.reference_id)
                )

    @pytest.mark.parametrize("role", ["coordinator", "finance", "headquarters"])
    def test_a_contribution_is_entered_and_undone_by_who_keeps_the_ledger(self, role):
        opened, by = line(1000), actor(role)
        assert ("ledger.write" in by.permissions) is (role != "coordinator")
        entry = put(opened, "contribution", 70)
        undo = values(opened, "reversal", 70, reverses=entry.pk, about=entry.reference_id)
        for written in (values(opened, "contribution", 5), undo):
            if role == "coordinator":
                with refused("row_policy", by) as cursor:
                    cursor.execute(INSERT, written)
            else:
                with within(by.scope), connection.cursor() as cursor:
                    cursor.execute(INSERT, written)

    def test_a_line_is_opened_by_who_keeps_the_ledger(self):
        opened = line()
        opened.pk, opened.code = uuid.uuid4(), "MINE"
        with refused("row_policy", actor("coordinator")):
            opened.save(force_insert=True)
        with within(actor("finance").scope):
            opened.save(force_insert=True)

    def test_a_line_of_another_centre_takes_no_entry(self):
        opened = line(1000, centre="MRK")
        with refused("row_policy", actor("coordinator", centre="AGD")) as cursor:
            cursor.execute(INSERT, values(opened, "contribution", 1))

    def test_whoever_only_reads_writes_no_entry_and_opens_no_line(self):
        opened = line(1000)
        for role in ("auditor", "caseworker"):
            with refused("row_policy", actor(role)) as cursor:
                cursor.execute(INSERT, values(opened, "contribution", 1))

    def test_no_entry_is_changed_or_removed_by_the_runtime_role(self):
        entry = put(line(1000), "commitment", 400)
        with within(actor("headquarters").scope), connection.cursor() as cursor:
            cursor.execute("update funding_entry set amount = 1 where id = %s", [entry.pk])
            assert cursor.rowcount == 0
        with refused("row_policy", actor("headquarters")) as cursor:
            cursor.execute("delete from funding_entry where id = %s", [entry.pk])


@pytest.mark.parametrize("statement", ["update funding_entry set amount = 1", "delete from funding_entry"])
def test_not_even_the_owner_past_the_policies_changes_an_entry(committed_database, owner_sql, statement):
    line(1000)
    owner_sql("alter table funding_entry no force row level security")
    assert owner_sql("select count(*) from funding_entry") == [(1,)]
    with pytest.raises(psycopg.DatabaseError, match="append_only:funding_entry"):
        owner_sql(statement)


def test_not_even_the_owner_empties_the_ledger(owner_sql):
    with pytest.raises(psycopg.DatabaseError, match="append_only:funding_entry"):
        owner_sql("truncate funding_entry cascade")
