"""Deciding on a grant: by another person, whole or not at all, and what a cancellation gives back."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import agreements
from tests.factories.accounts import actor
from tests.factories.agreements import line_of
from tests.factories.grants import DECIDED, PROPOSED, approved, complete_project, proposed
from tests.factories.programmes import programme, rules

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.funding.operations import Reference, enter
from wasl.funding.queries import balance, entries_of
from wasl.grants import queries
from wasl.grants.models import Grant
from wasl.grants.operations import approve_grant, cancel_grant, reject_grant
from wasl.life_projects.operations import reopen_project

pytestmark = pytest.mark.django_db


def test_an_approval_commits_equipment_and_cash_each_on_its_line():
    by = actor("headquarters")
    grant = approved(decider=by)
    assert (grant.status, grant.decided_by, grant.decided_on) == ("approved", by.label, DECIDED)
    with within(by.scope):
        assert balance(grant.equipment_line).committed == Decimal("21410.00")
        assert balance(grant.cash_line).committed == Decimal("2000.00")
        told = {
            (e.kind, e.line_id, e.amount, e.reference_kind, e.reference_label) for e in entries_of(grant.pk)
        }
    assert told == {
        ("commitment", grant.equipment_line_id, Decimal("21410.00"), "grant", grant.number),
        ("commitment", grant.cash_line_id, Decimal("2000.00"), "grant", grant.number),
    }


def test_whoever_proposed_decides_nothing():
    by = actor("headquarters")
    grant = proposed(by=by)
    for decide in (
        lambda: approve_grant(by=by, grant=grant, decided_on=DECIDED),
        lambda: reject_grant(by=by, grant=grant, decided_on=DECIDED, reason="no"),
    ):
        with pytest.raises(Refusal) as told:
            decide()
        assert told.value.code == "grants_grant_not_decided_by_its_proposer"
    assert approve_grant(by=actor("headquarters"), grant=grant, decided_on=DECIDED).status == "approved"


@pytest.mark.parametrize("role", ["coordinator", "caseworker", "finance", "auditor", "administrator"])
def test_only_headquarters_decides(role):
    grant = proposed()
    with pytest.raises(NotAllowed):
        approve_grant(by=actor(role), grant=grant, decided_on=DECIDED)


def test_a_line_that_does_not_hold_the_amount_refuses_the_whole_approval():
    by = actor("headquarters")
    signed = agreements.agreement(equipment=50_000, cash=Decimal("1999.99"))
    grant = proposed(agreement=signed)
    with pytest.raises(Refusal) as told:
        approve_grant(by=by, grant=grant, decided_on=DECIDED)
    assert told.value.code == "funding_commitments_exceed_contributions"
    with within(by.scope):
        assert Grant.objects.get(pk=grant.pk).status == "proposed"
        assert not entries_of(grant.pk).exists()
        assert balance(grant.equipment_line).committed == 0


def test_the_rules_of_the_day_of_the_decision_apply_and_are_kept():
    grant = proposed()
    newer = rules(programme(), version=2, since=DECIDED, equipment_ceiling=Decimal("30000"))
    assert approve_grant(by=actor("headquarters"), grant=grant, decided_on=DECIDED).rule_version == newer


def test_a_ceiling_lowered_meanwhile_refuses():
    grant = proposed()
    rules(programme(), version=2, since=DECIDED, equipment_ceiling=Decimal("20000"))
    with pytest.raises(Refusal) as told:
        approve_grant(by=actor("headquarters"), grant=grant, decided_on=DECIDED)
    assert told.value.code == "grants_above_ceiling"


def test_a_decision_is_not_taken_twice():
    by = actor("headquarters")
    grant = approved(decider=by)
    for again in (
        lambda: approve_grant(by=by, grant=grant, decided_on=DECIDED),
        lambda: reject_grant(by=by, grant=grant, decided_on=DECIDED, reason="no"),
    ):
        with pytest.raises(Refusal) as told:
            again()
        assert told.value.code == "grants_grant_moves_forward"
    with within(by.scope):
        assert balance(grant.equipment_line).committed == grant.equipment_amount


def test_a_decision_comes_after_its_proposal():
    with pytest.raises(Refusal) as told:
        approve_grant(
            by=actor("headquarters"), grant=proposed(), decided_on=PROPOSED - datetime.timedelta(days=1)
        )
    assert (told.value.code, told.value.field) == ("grants_days_in_order", "decided_on")


def test_a_rejection_says_why_and_frees_the_project():
    by = actor("coordinator")
    project = complete_project(by)
    grant = proposed(by=by, project=project)
    with pytest.raises(Refusal) as told:
        reject_grant(by=actor("headquarters"), grant=grant, decided_on=DECIDED, reason="  ")
    assert told.value.field == "reason"
    rejected = reject_grant(by=actor("headquarters"), grant=grant, decided_on=DECIDED, reason="too dear")
    assert (rejected.status, rejected.decision_reason) == ("rejected", "too dear")
    assert reopen_project(by=by, project=project).status == "draft"


def test_a_cancellation_gives_the_money_back_and_keeps_who_approved():
    by = actor("headquarters")
    grant = approved(decider=by)
    other = actor("headquarters")
    done = cancel_grant(by=other, grant=grant, decided_on=datetime.date(2021, 5, 4), reason="withdrawn")
    assert (done.status, done.decided_by, done.cancelled_by, done.cancel_reason) == (
        "cancelled",
        by.label,
        other.label,
        "withdrawn",
    )
    with within(by.scope):
        assert balance(grant.equipment_line).committed == 0
        assert balance(grant.cash_line).committed == 0
        assert [e.kind for e in entries_of(grant.pk)].count("release") == 2


def test_a_cancellation_waits_for_what_is_paid():
    by = actor("headquarters")
    grant = approved(decider=by)
    about = Reference("agreement", grant.agreement_id, "T-1")
    enter(by=by, line=grant.equipment_line, kind="payment", amount=Decimal(1), dated=DECIDED, reference=about)
    with pytest.raises(Refusal) as told:
        cancel_grant(by=by, grant=grant, decided_on=DECIDED, reason="withdrawn")
    assert told.value.code == "funding_payments_exceed_commitments"
    with within(by.scope):
        assert Grant.objects.get(pk=grant.pk).status == "approved"


def test_a_grant_of_another_centre_looks_absent_to_whoever_decides_there():
    """Nobody decides for one centre only today; the act still asks for the row through the actor's own scope."""
    grant = proposed()
    national, agadir = actor("headquarters"), actor("coordinator", centre="AGD")
    blind = replace(national, scope=replace(agadir.scope, actor_id=national.id))
    with pytest.raises(NotAllowed):
        approve_grant(by=blind, grant=grant, decided_on=DECIDED)


def test_what_waits_for_whom():
    coordinator, elsewhere = actor("coordinator"), actor("coordinator", centre="AGD")
    project = complete_project(coordinator)
    proposer, other = actor("headquarters"), actor("headquarters")
    with within(coordinator.scope):
        assert [(t.kind, t.object_id) for t in queries.waiting(coordinator)] == [
            ("grant_propose", str(project.pk))
        ]
    with within(elsewhere.scope):
        assert queries.waiting(elsewhere) == []
    grant = proposed(by=proposer, project=project)
    with within(coordinator.scope):
        assert queries.waiting(coordinator) == []
    with within(proposer.scope):
        assert queries.waiting(proposer) == []
    with within(other.scope):
        turn = queries.waiting(other)[0]
        assert (turn.kind, turn.object_id, turn.label, turn.since) == (
            "grant_decision",
            str(grant.pk),
            grant.number,
            PROPOSED,
        )
    for role in ("caseworker", "auditor", "finance"):
        reader = actor(role)
        with within(reader.scope):
            assert queries.waiting(reader) == []


def test_the_effect_of_an_approval_is_told_line_by_line():
    by = actor("headquarters")
    grant = proposed(agreement=agreements.agreement(equipment=30_000, cash=1_500))
    with within(by.scope):
        told = {line.money: (now.free, then.free) for line, now, then in queries.effect(grant)}
        assert line_of(grant.agreement) == grant.equipment_line
    assert told == {
        "equipment": (Decimal(30_000), Decimal("8590.00")),
        "cash": (Decimal(1_500), Decimal("-500.00")),
    }
