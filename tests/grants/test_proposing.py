"""Proposing a grant: from a complete project, on lines of one agreement, under the rules of the day."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from tests.factories import agreements, life_projects
from tests.factories.accounts import actor
from tests.factories.agreements import line_of
from tests.factories.grants import PROPOSED, approved, cohort, complete_project, proposed
from tests.factories.programmes import programme, rules

from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.funding.queries import balance
from wasl.grants.models import Grant
from wasl.grants.operations import propose_grant, reject_grant

pytestmark = pytest.mark.django_db


def refused(code, **wanted):
    with pytest.raises(Refusal) as told:
        proposed(**wanted)
    assert told.value.code == code
    return told.value


def test_a_grant_takes_the_amounts_of_its_project_and_commits_nothing():
    by = actor("coordinator")
    grant = proposed(by=by)
    assert (grant.equipment_amount, grant.cash_amount) == (Decimal("21410.00"), Decimal("2000.00"))
    assert (grant.status, grant.proposed_by, grant.proposed_on) == ("proposed", by.label, PROPOSED)
    assert grant.number == "SUB/MRK/2021/001"
    assert grant.rule_version.version == 1
    with within(by.scope):
        assert balance(grant.equipment_line).committed == 0
    with within(actor("auditor").scope):
        event = Event.objects.get(action="grants.propose_grant")
    assert (event.label, event.changes) == (grant.number, {"status": [None, "proposed"]})


def test_numbers_run_by_centre_and_year():
    first = proposed()
    second = proposed(proposed_on=datetime.date(2021, 12, 31))
    next_year = proposed(proposed_on=datetime.date(2022, 1, 1))
    agadir = proposed(
        by=actor("coordinator", centre="AGD"),
        agreement=agreements.agreement(centre_code="AGD"),
        project=complete_project(actor("caseworker", centre="AGD"), centre_code="AGD"),
    )
    numbers = [grant.number for grant in (first, second, next_year, agadir)]
    assert numbers == ["SUB/MRK/2021/001", "SUB/MRK/2021/002", "SUB/MRK/2022/001", "SUB/AGD/2021/001"]
    # Nobody counts another centre's grants by asking for its numbers.
    with within(actor("coordinator", centre="AGD").scope), connection.cursor() as cursor:
        cursor.execute("select grants_last_number('SUB/MRK/2021/'), grants_last_number('SUB/AGD/2021/')")
        assert cursor.fetchone() == (0, 1)


def test_a_project_without_cash_needs_no_line_for_it():
    by = actor("coordinator")
    grant = proposed(by=by, project=complete_project(by, cash=0))
    assert (grant.cash_line, grant.cash_amount) == (None, 0)


def test_a_draft_is_not_proposed():
    by = actor("coordinator")
    refused("grants_grant_project_complete", by=by, project=life_projects.draft(by))


def test_one_grant_at_a_time_stands_on_a_project():
    by = actor("coordinator")
    project = complete_project(by)
    first = proposed(by=by, project=project)
    told = refused("grants_grant_one_per_project", by=by, project=project)
    assert first.number in str(told)
    reject_grant(by=actor("headquarters"), grant=first, decided_on=PROPOSED, reason="too dear")
    assert proposed(by=by, project=project).number != first.number


def test_cash_needs_its_line_and_only_then():
    by = actor("coordinator")
    signed = agreements.agreement()
    with within(by.scope):
        cash = line_of(signed, "cash")
    told = refused("grants_grant_cash_has_line", by=by, agreement=signed, cash_line=None)
    assert told.field == "cash_line"
    refused(
        "grants_grant_cash_has_line",
        by=by,
        agreement=signed,
        project=complete_project(by, cash=0),
        cash_line=cash,
    )


def test_a_line_pays_what_it_was_opened_for():
    by = actor("coordinator")
    signed = agreements.agreement()
    with within(by.scope):
        equipment, cash = line_of(signed), line_of(signed, "cash")
    refused("grants_grant_line_money", by=by, agreement=signed, equipment_line=cash, cash_line=equipment)


def test_lines_are_those_of_the_agreement():
    by = actor("coordinator")
    with within(by.scope):
        elsewhere = line_of(agreements.agreement())
    told = refused("grants_grant_line_of_agreement", by=by, equipment_line=elsewhere)
    assert elsewhere.code in str(told)


def test_lines_are_spent_through_the_centre_of_the_project():
    by = actor("headquarters")
    signed = agreements.agreement(by=by, centre_code="AGD")
    refused("grants_line_of_centre", by=by, agreement=signed, project=complete_project(by))


def test_an_agreement_for_a_gift_pays_no_project():
    by = actor("coordinator")
    gift = agreements.gift_agreement()
    with within(by.scope):
        line = line_of(agreements.agreement())
        with pytest.raises(Refusal) as told:
            propose_grant(
                by=by,
                project=complete_project(by, cash=0),
                agreement=gift,
                equipment_line=line,
                proposed_on=PROPOSED,
            )
    assert told.value.code == "grants_partnership_only"


def test_a_grant_comes_after_its_agreement():
    refused("grants_days_in_order", proposed_on=datetime.date(2020, 2, 19))


def test_a_cohort_is_of_the_centre_and_the_programme():
    by = actor("coordinator")
    assert proposed(by=by, cohort=cohort()).cohort is not None
    refused("grants_cohort_of_programme", by=by, cohort=cohort(centre_code="AGD"))
    refused("grants_cohort_of_programme", by=by, cohort=cohort(programme=programme("moussalaha")))


@pytest.mark.parametrize(
    ("ceilings", "field"),
    [
        ({"equipment_ceiling": Decimal("21409.99")}, "equipment_line"),
        ({"cash_ceiling": Decimal("1999.99")}, "cash_line"),
    ],
)
def test_the_ceilings_of_the_day_are_kept(ceilings, field):
    rules(programme(), version=2, since=datetime.date(2021, 1, 1), **ceilings)
    told = refused("grants_above_ceiling")
    assert told.field == field


def test_a_ceiling_reached_to_the_centime_is_no_refusal_and_the_version_is_kept():
    rules(
        programme(),
        version=2,
        since=datetime.date(2021, 1, 1),
        equipment_ceiling=Decimal("21410.00"),
        cash_ceiling=Decimal("2000.00"),
    )
    assert proposed().rule_version.version == 2


def test_without_rules_in_force_nothing_is_proposed():
    other = programme("new_programme", restricted=False)
    signed = agreements.agreement(programme=other, signed_on=datetime.date(2010, 1, 1))
    refused("programmes_no_rules_in_force", agreement=signed, proposed_on=datetime.date(2012, 1, 1))


@pytest.mark.parametrize("role", ["caseworker", "finance", "auditor", "administrator"])
def test_other_roles_propose_nothing(role):
    maker = actor("coordinator")
    signed, project = agreements.agreement(), complete_project(maker)
    with within(maker.scope):
        lines = {"equipment_line": line_of(signed), "cash_line": line_of(signed, "cash")}
    with pytest.raises(NotAllowed):
        propose_grant(by=actor(role), project=project, agreement=signed, proposed_on=PROPOSED, **lines)
    assert propose_grant(by=maker, project=project, agreement=signed, proposed_on=PROPOSED, **lines)


def test_a_cohort_is_planned_by_headquarters_and_its_code_given_once():
    planned = cohort(code="MRK-2021", planned_people=39, planned_amount=Decimal("869000.00"))
    with within(actor("coordinator").scope):
        assert planned.planned_people == 39
    with pytest.raises(Refusal) as told:
        cohort(code="MRK-2021")
    assert (told.value.code, told.value.field) == ("grants_cohort_code_key", "code")
    with pytest.raises(NotAllowed):
        cohort(by=actor("coordinator"))
    with pytest.raises(Refusal) as told:
        cohort(planned_amount=Decimal("-1"))
    assert told.value.code == "grants_cohort_amount_not_negative"


def test_a_grant_of_another_centre_is_not_seen():
    grant = approved()
    for role in ("coordinator", "caseworker"):
        with within(actor(role, centre="MRK").scope):
            assert Grant.objects.filter(pk=grant.pk).exists(), role
        with within(actor(role, centre="AGD").scope):
            assert not Grant.objects.exists(), role
    with within(actor("partner", institution="province_rehamna").scope):
        assert not Grant.objects.exists()
