"""Cohorts and grants at each step of their life, through the acts and by different people."""

import datetime
import itertools
from decimal import Decimal

from django.db import transaction
from tests.factories import life_projects
from tests.factories.accounts import actor
from tests.factories.agreements import agreement as signed_agreement
from tests.factories.agreements import line_of
from tests.factories.programmes import programme
from tests.factories.territory import centre, place

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.grants.models import Cohort, Grant
from wasl.grants.operations import approve_grant, plan_cohort, propose_grant
from wasl.life_projects.models import MicroProject

PROPOSED = datetime.date(2021, 3, 8)
DECIDED = datetime.date(2021, 3, 22)
_numbers = itertools.count(1)


def cohort(*, by: Actor | None = None, centre_code: str = "MRK", **changes: object) -> Cohort:
    """A cohort planned for the region of Marrakech in 2021."""
    written: dict[str, object] = {
        "code": f"T-C-{next(_numbers)}",
        "centre": centre(centre_code),
        "programme": programme(),
        "place": place("MA-07"),
        "season": "2019-2020",
        "budget_year": 2021,
        "planned_people": 12,
        "planned_amount": Decimal("240000.00"),
    } | changes
    return plan_cohort(by=by or actor("headquarters"), **written)  # type: ignore[arg-type]


def complete_project(
    by: Actor, *, centre_code: str = "MRK", cash: Decimal | int = 2000, **changes: object
) -> MicroProject:
    """A complete project of an eligible person of the centre, with cash aid unless ``cash`` is 0."""
    file = life_projects.eligible_file(by, centre_code=centre_code)
    money = {"cash_amount": Decimal(cash), "cash_nature": "cash_aid"} if cash else {}
    return life_projects.complete(by, file, **money, **changes)


def proposed(
    *,
    by: Actor | None = None,
    agreement: Agreement | None = None,
    project: MicroProject | None = None,
    **changes: object,
) -> Grant:
    """A grant a coordinator of Marrakech has proposed, on a new agreement and project unless given."""
    proposer = by or actor("coordinator")
    signed = agreement or signed_agreement()
    wanted = project or complete_project(proposer)
    with transaction.atomic(), within(proposer.scope):
        equipment, cash = line_of(signed), line_of(signed, "cash") if wanted.cash_amount else None
    return propose_grant(
        by=proposer,
        **{  # type: ignore[arg-type]
            "project": wanted,
            "agreement": signed,
            "equipment_line": equipment,
            "cash_line": cash,
            "proposed_on": PROPOSED,
        }
        | changes,
    )


def approved(*, decider: Actor | None = None, **wanted: object) -> Grant:
    """A grant that headquarters approved two weeks later, committed on its lines."""
    return approve_grant(
        by=decider or actor("headquarters"),
        grant=proposed(**wanted),
        decided_on=DECIDED,  # type: ignore[arg-type]
    )
