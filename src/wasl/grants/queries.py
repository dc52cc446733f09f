"""Reading grants and cohorts: what the reader may see, what waits for a decision, and the facts a decision rests on."""

import uuid
from collections.abc import Iterable

from django.db import connection
from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.funding import queries as funding
from wasl.funding import rules as money
from wasl.funding.enums import EntryKind
from wasl.funding.models import FundingLine
from wasl.funding.rules import Balance
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Cohort, Grant
from wasl.grants.rules import Amounts
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import MicroProject
from wasl.life_projects.queries import equipment_total
from wasl.money.amounts import ZERO
from wasl.participants.models import File
from wasl.territory.models import Centre

LIVE = (GrantStatus.PROPOSED, GrantStatus.APPROVED)


def visible() -> QuerySet[Grant]:
    """Grants the reader may see with everything a list prints, latest proposed first."""
    return Grant.objects.select_related(
        "project__trade",
        "project__file__centre",
        "agreement",
        "equipment_line",
        "cash_line",
        "cohort",
        "rule_version",
    ).order_by("-proposed_on", "-number")


def cohorts() -> QuerySet[Cohort]:
    """Cohorts the reader may see, with centre, programme and place."""
    return Cohort.objects.select_related("centre", "programme", "place").order_by("-budget_year", "code")


def cohorts_of(agreement: Agreement) -> QuerySet[Cohort]:
    """Cohorts planned in the agreement's centre and programme for its budget year."""
    return cohorts().filter(
        centre=agreement.centre_id, programme=agreement.programme_id, budget_year=agreement.budget_year
    )


def granted_to(cohort_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Amounts]:
    """What is approved for each cohort, in dirhams. Planned is not approved, and approved is not delivered."""
    sums = (
        Grant.objects.filter(cohort__in=list(cohort_ids), status=GrantStatus.APPROVED)
        .order_by()
        .values("cohort")
        .annotate(equipment=Sum("equipment_amount"), cash=Sum("cash_amount"))
    )
    return {row["cohort"]: Amounts(row["equipment"], row["cash"]) for row in sums}


def amounts_of(project: MicroProject) -> Amounts:
    """What the project asks for today, in dirhams."""
    return Amounts(equipment=equipment_total(project) or ZERO, cash=project.cash_amount)


def holders_verified(project: MicroProject) -> bool:
    """Whether the eligibility of every holder of the project has been verified."""
    return not File.objects.filter(holdings__project=project, eligibility_verified_at=None).exists()


def live_grant_of(project: MicroProject) -> Grant | None:
    """The grant that stands on a project, proposed or approved, or None."""
    return visible().filter(project=project, status__in=LIVE).first()


def without_grant() -> QuerySet[MicroProject]:
    """Complete projects the reader may see on which no grant stands: ready to be proposed."""
    return (
        MicroProject.objects.filter(status=ProjectStatus.COMPLETE)
        .exclude(grants__status__in=LIVE)
        .select_related("trade", "file__centre")
    )


def effect(grant: Grant) -> list[tuple[FundingLine, Balance, Balance]]:
    """Each line of the grant with its balance now and once the grant is approved. Same line twice is told once."""
    wanted: dict[uuid.UUID, tuple[FundingLine, money.Balance]] = {}
    lines = [(grant.equipment_line, grant.equipment_amount)]
    if grant.cash_line is not None:
        lines.append((grant.cash_line, grant.cash_amount))
    now = funding.balances(line.pk for line, _amount in lines)
    for line, amount in lines:
        then = money.after(now[line.pk], EntryKind.COMMITMENT, amount)
        wanted[line.pk] = (line, then)
    return [(line, now[pk], then) for pk, (line, then) in wanted.items()]


def next_number(centre: Centre, year: int) -> str:
    """The next number of a grant of this centre and year, such as ``SUB/MRK/2021/001``.

    Whoever else asks for one waits until this transaction ends; a rollback gives the number back.
    """
    prefix = f"SUB/{centre.code}/{year}/"
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 23))", [prefix])
        # Of all of them, also of those the proposer may not see.
        cursor.execute("select grants_last_number(%s) + 1", [prefix])
        return f"{prefix}{cursor.fetchone()[0]:03d}"


def waiting(actor: Actor) -> list[Turn]:
    """Grants that wait for this actor's decision, and complete projects that wait to be proposed.

    ``object_id`` is a grant for ``grant_decision``, a project for ``grant_propose``.
    """
    turns: list[Turn] = []
    if actor.may("grants.approve"):
        proposed = Grant.objects.filter(status=GrantStatus.PROPOSED).exclude(proposed_by=actor.label)
        turns += [
            Turn(
                kind="grant_decision",
                object_id=str(grant.pk),
                label=grant.number,
                sentence=_("Decide on the grant %(number)s.") % {"number": grant.number},
                since=grant.proposed_on,
            )
            for grant in proposed.order_by("proposed_on", "number")
        ]
    if actor.may("grants.propose") and not actor.may("grants.approve"):
        turns += [
            Turn(
                kind="grant_propose",
                object_id=str(project.pk),
                label=project.number,
                sentence=_("Propose a grant for the micro-project %(number)s.") % {"number": project.number},
                since=project.completed_on or project.prepared_on,
            )
            for project in without_grant().order_by("completed_on", "number")
        ]
    return turns
