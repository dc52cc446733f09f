"""Two at the same time: one line with room for one grant, one project proposed twice, numbers without a pair."""

import pytest
from django.db import transaction
from tests.factories import agreements
from tests.factories.accounts import actor
from tests.factories.agreements import line_of
from tests.factories.grants import DECIDED, PROPOSED, complete_project, proposed

from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.funding.queries import balance
from wasl.grants.models import Grant
from wasl.grants.operations import approve_grant, propose_grant

pytestmark = pytest.mark.database


def ended(work):
    """What each piece of work ended with: ``done`` or the code of its refusal."""

    def run():
        try:
            work()
        except Refusal as refusal:
            return refusal.code
        return "done"

    return run


def test_a_line_with_room_for_one_approves_one(committed_database, in_thread):
    by = actor("headquarters")
    signed = agreements.agreement(by=by, equipment=30_000, cash=60_000)
    grants = [proposed(agreement=signed) for _ in range(2)]
    deciders = [actor("headquarters"), actor("headquarters")]
    at_work = [
        in_thread(ended(lambda g=g, d=d: approve_grant(by=d, grant=g, decided_on=DECIDED)))
        for g, d in zip(grants, deciders, strict=True)
    ]
    assert sorted(work.result() for work in at_work) == ["done", "funding_commitments_exceed_contributions"]
    with transaction.atomic(), within(by.scope):
        assert balance(grants[0].equipment_line).committed == grants[0].equipment_amount
        assert sorted(Grant.objects.values_list("status", flat=True)) == ["approved", "proposed"]


def test_one_grant_is_approved_once(committed_database, in_thread):
    grant = proposed()
    deciders = [actor("headquarters"), actor("headquarters")]
    at_work = [
        in_thread(ended(lambda d=d: approve_grant(by=d, grant=grant, decided_on=DECIDED))) for d in deciders
    ]
    assert sorted(work.result() for work in at_work) == ["done", "grants_grant_moves_forward"]
    with transaction.atomic(), within(deciders[0].scope):
        assert balance(grant.equipment_line).committed == grant.equipment_amount


@pytest.mark.parametrize("same_project", [True, False])
def test_two_proposals_at_once(committed_database, in_thread, same_project):
    by = actor("coordinator")
    signed = agreements.agreement()
    first = complete_project(by)
    projects = [first, first if same_project else complete_project(by)]
    with transaction.atomic(), within(by.scope):
        lines = {"equipment_line": line_of(signed), "cash_line": line_of(signed, "cash")}

    def propose(project):
        propose_grant(by=by, project=project, agreement=signed, proposed_on=PROPOSED, **lines)

    at_work = [in_thread(ended(lambda p=p: propose(p))) for p in projects]
    answers = sorted(work.result() for work in at_work)
    with transaction.atomic(), within(by.scope):
        numbers = sorted(Grant.objects.values_list("number", flat=True))
    if same_project:
        assert answers == ["done", "grants_grant_one_per_project"]
        assert numbers == ["SUB/MRK/2021/001"]
    else:
        assert answers == ["done", "done"]
        assert numbers == ["SUB/MRK/2021/001", "SUB/MRK/2021/002"]
