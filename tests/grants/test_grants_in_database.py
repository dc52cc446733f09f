"""Grants by direct SQL, as the runtime role: what the database refuses when no page and no act stands before it."""

import uuid
from decimal import Decimal

import pytest
from django.db import connection
from tests.direct_sql import refused
from tests.factories import agreements
from tests.factories.accounts import actor
from tests.factories.agreements import line_of
from tests.factories.funding import DATED
from tests.factories.grants import DECIDED, approved, cohort, complete_project, proposed
from tests.factories.life_projects import draft

from wasl.accounts.enums import PERMISSIONS
from wasl.database.scope import within
from wasl.grants.models import Cohort, Grant
from wasl.grants.operations import cancel_grant
from wasl.grants.queries import next_number
from wasl.life_projects.models import MicroProject
from wasl.territory.models import Centre

pytestmark = [pytest.mark.django_db, pytest.mark.database]

DECIDE = "update grants_grant set status = %s, decided_on = proposed_on, decided_at = now(), decided_by = %s where id = %s"
ENTRY = (
    "insert into funding_entry (id, line_id, kind, amount, dated, reverses_id, reference_kind, reference_id, "
    "reference_label, reason, recorded_at, recorded_by, sealed) "
    "values (%s, %s, %s, %s, %s, %s, 'grant', %s, 'T-1', '', now(), "
    "(select username from accounts_user where id::text = current_setting('app.actor')), '')"
)


@pytest.fixture
def headquarters():
    return actor("headquarters")


def copied(grant, by, **changes):
    """A row like that of ``grant``, in the name of ``by``, not saved."""
    row = {field.attname: getattr(grant, field.attname) for field in Grant._meta.fields}
    row |= {"id": uuid.uuid4(), "proposed_by": by.label} | changes
    centre = Centre.objects.get(code=grant.number.split("/")[1])
    with within(actor("headquarters").scope):
        number = changes.get("number") or next_number(centre, row["proposed_on"].year)
    return Grant(**{**row, "number": number})


@pytest.fixture
def by():
    """Who writes past the acts: a coordinator of Marrakech."""
    return actor("coordinator")


def fresh(by, **changes):
    """A grant on a project of its own, in the name of ``by``, not saved."""
    return copied(proposed(), by, **{"project_id": complete_project(by).pk} | changes)


def test_a_grant_written_as_it_should_is_let_through(by):
    row = fresh(by)
    with within(by.scope):
        row.save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
        assert Grant.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "number", ["SUB/MRK/2021/003", "SUB/AGD/2021/001", "SUB/MRK/2022/001", "SUB/MRK/2021/0002", "T-2"]
)
def test_a_grant_takes_the_next_number_of_its_centre_and_year(by, number):
    row = fresh(by, number=number)
    with refused("grants_grant_number_follows", by):
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"status": "approved", "decided_by": "x", "decided_on": DECIDED, "decided_at": "2021-03-22T10:00Z"},
         "grants_grant_moves_forward"),
        ({"equipment_amount": Decimal("21410.01")}, "grants_grant_amounts_of_project"),
        ({"cash_amount": Decimal("1999.99")}, "grants_grant_amounts_of_project"),
        ({"equipment_amount": Decimal(0)}, "grants_grant_amounts_of_project"),
    ],
)  # fmt: skip
def test_a_grant_is_its_project(by, changes, code):
    row = fresh(by, **changes)
    with refused(code, by):
        row.save(force_insert=True)


def test_a_draft_takes_no_grant(by):
    row = copied(proposed(), by, project_id=draft(by).pk)
    with refused("grants_grant_project_complete", by):
        row.save(force_insert=True)


def test_two_grants_do_not_stand_on_one_project(by):
    row = copied(proposed(), by)
    with refused("grants_grant_one_per_project", by):
        row.save(force_insert=True)


def test_lines_are_those_of_the_agreement_and_pay_what_they_were_opened_for(by):
    row = fresh(by)
    with within(by.scope):
        elsewhere = line_of(agreements.agreement())
    row.equipment_line_id, right = elsewhere.pk, row.equipment_line_id
    with refused("grants_grant_line_of_agreement", by):
        row.save(force_insert=True)
    row.equipment_line_id, row.cash_line_id = row.cash_line_id, right
    with refused("grants_grant_line_money", by):
        row.save(force_insert=True)


def test_whoever_proposed_does_not_decide(headquarters):
    grant = proposed(by=headquarters)
    with refused("grants_grant_not_decided_by_its_proposer", headquarters) as cursor:
        cursor.execute(DECIDE, ["rejected", headquarters.label, grant.pk])


def test_nobody_decides_in_the_name_of_another(headquarters):
    grant = proposed(by=headquarters)
    with refused("row_policy", headquarters) as cursor:
        cursor.execute(DECIDE, ["rejected", actor("headquarters").label, grant.pk])


@pytest.mark.parametrize("how", ["proposes", "decides"])
def test_nobody_proposes_or_decides_in_anothers_name(by, headquarters, how):
    other = actor("coordinator" if how == "proposes" else "headquarters").label
    if how == "proposes":
        row = fresh(by)
        row.proposed_by = other
        with refused("row_policy", by):
            row.save(force_insert=True)
    else:
        grant = proposed(by=by)
        with refused("row_policy", headquarters) as cursor:
            cursor.execute(DECIDE, ["rejected", other, grant.pk])


def test_who_may_only_write_on_the_lines_neither_proposes_nor_decides(by):
    roles = {role for role, given in PERMISSIONS.items() if "grants.propose" in given}
    assert roles == {"coordinator", "headquarters"}
    assert {role for role, given in PERMISSIONS.items() if "grants.approve" in given} == {"headquarters"}
    grant, keeper = proposed(by=by), actor("finance")
    with refused("row_policy", keeper):
        fresh(by, proposed_by=keeper.label).save(force_insert=True)
    other = actor("coordinator")
    with refused("row_policy", other) as cursor:
        cursor.execute(DECIDE, ["rejected", other.label, grant.pk])


def test_an_approval_that_commits_nothing_is_refused_at_the_end(headquarters):
    grant = proposed()
    with refused("grants_grant_committed", headquarters) as cursor:
        cursor.execute(DECIDE, ["approved", headquarters.label, grant.pk])


def test_an_approval_that_commits_another_sum_is_refused_at_the_end(headquarters):
    grant = proposed()
    with refused("grants_grant_committed", headquarters) as cursor:
        cursor.execute(DECIDE, ["approved", headquarters.label, grant.pk])
        cursor.execute(
            ENTRY, [uuid.uuid4(), grant.equipment_line_id, "commitment", 23409, DATED, None, grant.pk]
        )


@pytest.mark.parametrize("kind", ["commitment", "release"])
def test_the_ledger_does_not_move_a_grant_by_itself(headquarters, kind):
    grant = approved(decider=headquarters)
    with refused("grants_grant_committed", headquarters) as cursor:
        cursor.execute(ENTRY, [uuid.uuid4(), grant.equipment_line_id, kind, 1, DATED, None, grant.pk])


def test_a_commitment_is_not_undone_behind_its_grant(headquarters):
    grant = approved(decider=headquarters)
    with refused("grants_grant_committed", headquarters) as cursor:
        cursor.execute("select id, amount from funding_entry where reference_id = %s limit 1", [grant.pk])
        entry, amount = cursor.fetchone()
        cursor.execute("select line_id from funding_entry where id = %s", [entry])
        line = cursor.fetchone()[0]
        cursor.execute(ENTRY, [uuid.uuid4(), line, "reversal", amount, DATED, entry, grant.pk])


@pytest.mark.parametrize("status", ["proposed", "rejected", "cancelled"])
def test_a_decision_is_not_taken_back_by_rewriting_it(headquarters, status):
    grant = approved(decider=headquarters)
    if status == "cancelled":
        cancel_grant(by=headquarters, grant=grant, decided_on=DECIDED, reason="withdrawn")
        status = "approved"
    with refused("grants_grant_moves_forward", headquarters) as cursor:
        cursor.execute("update grants_grant set status = %s where id = %s", [status, grant.pk])


@pytest.mark.parametrize(
    "change",
    ["decided_by = 'somebody'", "decision_reason = 'x'", "equipment_amount = 1", "proposed_by = 'x'", "number = 'x'",
     "cash_line_id = null, cash_amount = 0"],
)  # fmt: skip
def test_what_was_decided_stays_written(headquarters, change):
    grant = approved(decider=headquarters)
    with refused("grants_grant_moves_forward", headquarters) as cursor:
        cursor.execute(f"update grants_grant set {change} where id = %s", [grant.pk])


def test_a_cancellation_says_who_when_and_why(headquarters):
    grant = approved(decider=headquarters)
    with refused("grants_grant_cancelled_at_and_by_together", headquarters) as cursor:
        cursor.execute("update grants_grant set status = 'cancelled' where id = %s", [grant.pk])


def test_a_project_is_not_reopened_under_its_grant(by):
    grant = proposed(by=by)
    reopen = (
        "update life_projects_microproject set status = 'draft', completed_on = null, completed_at = null, "
        "completed_by = '' where id = %s"
    )
    with refused("life_projects_reopened_while_granted", by) as cursor:
        cursor.execute(reopen, [grant.project_id])
    free = complete_project(by)
    with within(by.scope), connection.cursor() as cursor:
        cursor.execute(reopen, [free.pk])
        assert MicroProject.objects.get(pk=free.pk).status == "draft"


def test_rows_of_another_centre_are_neither_seen_nor_written(by):
    grant, planned = proposed(), cohort()
    theirs = actor("coordinator", centre="AGD")
    with within(by.scope):
        assert (Grant.objects.count(), Cohort.objects.count()) == (1, 1)
    with within(theirs.scope), connection.cursor() as cursor:
        assert (Grant.objects.count(), Cohort.objects.count()) == (0, 0)
        cursor.execute("update grants_grant set id = id")
        assert cursor.rowcount == 0
    project = complete_project(by)
    for writer in (theirs, by):
        row = copied(grant, writer, project_id=project.pk)
        another = Cohort(
            **{field.attname: getattr(planned, field.attname) for field in Cohort._meta.fields}
            | {"id": uuid.uuid4(), "code": "T-X", "recorded_by": writer.label}
        )
        if writer is theirs:
            for one in (row, another):
                with refused("row_policy", writer):
                    one.save(force_insert=True)
        else:
            with within(writer.scope):
                row.save(force_insert=True)
                another.save(force_insert=True)


def test_whoever_reads_the_ledger_only_changes_no_grant():
    grant = proposed()
    for role in ("auditor", "caseworker"):
        by = actor(role)
        with within(by.scope), connection.cursor() as cursor:
            cursor.execute("select count(*) from grants_grant where id = %s", [grant.pk])
            assert cursor.fetchone() == (1,)
            cursor.execute(DECIDE, ["rejected", by.label, grant.pk])
            assert cursor.rowcount == 0
