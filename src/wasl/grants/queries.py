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
from wasl.grants import rules
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Cohort, Grant
from wasl.grants.rules import Amounts, SetAside
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import MicroProject
from wasl.life_projects.queries import equipment_total
from wasl.money.amounts import ZERO
from wasl.participants.models import File
from wasl.territory.models import Centre
from wasl.wording.isolates import isolate

LIVE = (GrantStatus.PROPOSED, GrantStatus.APPROVED)


def visible() -> QuerySet[Grant]:
    """Grants the reader may see with everything a list prints, latest proposed first."""
    return Grant.objects.select_related(
        "project__trade",
        "project__file__centre",
        "project__file__record",
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


def with_agreement(grants: QuerySet[Grant]) -> QuerySet[Grant]:
    """Of these grants, those whose agreement the reader may see: the others are acted on by whoever may (invariant 14)."""
    return grants.filter(agreement__recorded_by__isnull=False)


def set_aside(projects: Iterable[uuid.UUID]) -> dict[uuid.UUID, SetAside]:
    """The latest grant of each of these projects, when it was rejected or cancelled: what the centre has to answer."""
    latest: dict[uuid.UUID, Grant] = {}
    for grant in Grant.objects.filter(project__in=list(projects)).order_by("proposed_at", "number"):
        latest[grant.project_id] = grant
    return {pk: rules.set_aside(grant) for pk, grant in latest.items() if grant.status not in LIVE}


def set_aside_on(project: MicroProject) -> SetAside | None:
    """The grant last rejected or cancelled on the project, when none came after it."""
    return set_aside([project.pk]).get(project.pk)


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
    amounts = [(grant.equipment_line, grant.equipment_amount), (grant.cash_line, grant.cash_amount)]
    lines = [(line, amount) for line, amount in amounts if line is not None]
    now = funding.balances(line.pk for line, _amount in lines)
    for line, amount in lines:
        then = money.after(now[line.pk], EntryKind.COMMITMENT, amount)
        wanted[line.pk] = (line, then)
    return [(line, now[pk], then) for pk, (line, then) in wanted.items()]


def undertaking_months(grant: Grant) -> int:
    """For how many months the equipment may not be sold, also when the rules applied are sealed to the reader."""
    with connection.cursor() as cursor:
        cursor.execute("select grants_undertaking_months(%s)", [grant.pk])
        return int(cursor.fetchone()[0])


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
    """Grants that wait for this actor's decision, and complete projects without one that wait for their centre.

    ``object_id`` is a grant for ``grant_decision``, a project for ``grant_propose`` and for ``project``: a project whose
    grant was rejected or cancelled waits for its coordinator and for the caseworker of its file, with the reason.
    """
    if actor.may("grants.approve"):
        return _to_decide(actor)
    if actor.may("grants.propose"):
        return _to_propose(without_grant(), proposes=True)
    if actor.may("life_projects.write"):
        return _to_propose(without_grant().filter(file__caseworker=actor.id), proposes=False)
    return []


def _to_decide(actor: Actor) -> list[Turn]:
    proposed = with_agreement(Grant.objects.filter(status=GrantStatus.PROPOSED)).exclude(
        proposed_by=actor.label
    )
    return [
        Turn(
            kind="grant_decision",
            object_id=str(grant.pk),
            label=grant.number,
            sentence=_("Decide on the grant %(number)s.") % {"number": grant.number},
            since=grant.proposed_on,
        )
        for grant in proposed.order_by("proposed_on", "number")
    ]


def _to_propose(projects: QuerySet[MicroProject], *, proposes: bool) -> list[Turn]:
    found = list(projects.order_by("completed_on", "number"))
    refused = set_aside(project.pk for project in found)
    turns = [_refused(project, refused[project.pk]) for project in found if project.pk in refused]
    if proposes:
        turns += [
            Turn(
                kind="grant_propose",
                object_id=str(project.pk),
                label=project.number,
                sentence=_("Propose a grant for the micro-project %(number)s.") % {"number": project.number},
                since=project.completed_on or project.prepared_on,
            )
            for project in found
            if project.pk not in refused
        ]
    return turns


def _refused(project: MicroProject, refused: SetAside) -> Turn:
    grant = refused.grant
    sentence = (
        _("Revise the project or propose again: the grant %(number)s was cancelled. Reason: %(reason)s")
        if grant.status == GrantStatus.CANCELLED
        else _("Revise the project or propose again: the grant %(number)s was rejected. Reason: %(reason)s")
    )
    return Turn(
        kind="project",
        object_id=str(project.pk),
        label=project.number,
        sentence=sentence % {"number": grant.number, "reason": isolate(refused.reason)},
        since=refused.on or grant.proposed_on,
    )
