"""A small restricted programme beside the demonstration: one grant of it, handed over at a ceremony among ordinary ones."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from tests.factories.accounts import actor
from tests.factories.agreements import agreement
from tests.factories.clearances import cleared
from tests.factories.grants import approved, cohort
from tests.factories.programmes import programme

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.communiques.models import Communique
from wasl.communiques.operations import draft
from wasl.database.scope import within
from wasl.funding.models import Entry, FundingLine
from wasl.grants.models import Cohort, Grant
from wasl.handovers.models import Ceremony, Receipt
from wasl.handovers.operations import (
    finish_ceremony,
    issue_receipts,
    list_grant,
    prepare_ceremony,
    print_minutes,
    sign_receipt,
)
from wasl.institutions.models import Institution, Office
from wasl.programmes.models import Programme
from wasl.programmes.operations import settle_rules
from wasl.territory.models import Centre, Place

HELD = datetime.date(2021, 9, 16)
# What nobody else may read, on any page, paper, table or export: it stands in each number, code and title of the case.
MARK = "RST77"
NUMBER = f"{MARK}/2020"


@dataclass
class Case:
    """What belongs to the restricted programme, who may read it, and the ordinary grant handed over beside it."""

    programme: Programme
    headquarters: Actor
    coordinator: Actor
    agreement: Agreement
    line: FundingLine
    cohort: Cohort
    grant: Grant
    ordinary: Grant
    ceremony: Ceremony
    receipt: Receipt
    entry: Entry
    communique: Communique


def restricted_case() -> Case:
    """The case, in the database of the demonstration."""
    sealed = programme(
        MARK, restricted=True, rules_settled=False, name_ar=f"برنامج {MARK}", name_fr=f"programme {MARK}"
    )
    boss, coordinator = (cleared(actor(role), sealed) for role in ("headquarters", "coordinator"))
    since = datetime.date(2013, 1, 1)
    settle_rules(by=boss, programme=sealed, since=since, disclosure_threshold=5, undertaking_months=24)
    signed = agreement(
        by=boss, number=NUMBER, programme=sealed, title_ar=f"اتفاقية {MARK}", title_fr=f"convention {MARK}"
    )
    planned = cohort(
        by=boss, code=f"{MARK}-C", programme=sealed, planned_people=3, planned_amount=Decimal("60000.00")
    )
    grant = approved(decider=boss, by=coordinator, agreement=signed, cohort=planned)
    ordinary = approved(decider=boss, by=coordinator)
    held = _handed_over(coordinator, [grant, ordinary])
    text = draft(by=coordinator, ceremony=held)
    with within(boss.scope):
        receipt = Receipt.objects.get(grant=grant, kind="equipment")
        return Case(
            sealed, boss, coordinator, signed, FundingLine.objects.get(code=f"{NUMBER}-EQ"), planned, grant, ordinary, held,
            receipt, Entry.objects.get(reference_id=receipt.pk), text,
        )  # fmt: skip


def _handed_over(by: Actor, grants: list[Grant]) -> Ceremony:
    foundation = Institution.objects.get(code="foundation")
    office = Office.objects.filter(institution=foundation).order_by("code").first()
    held = prepare_ceremony(
        by=by,
        centre=Centre.objects.get(code="MRK"),
        place=Place.objects.get(code="07.427.01.01"),
        venue_ar="مقر العمالة",
        venue_fr="siège de la province",
        held_on=HELD,
        statement_office=office,
    )
    for grant in grants:
        list_grant(by=by, ceremony=held, grant=grant)
    for receipt in issue_receipts(by=by, ceremony=held, issued_on=HELD):
        sign_receipt(by=by, receipt=receipt, signed_on=HELD, proof="signature", witness="")
    print_minutes(by=by, ceremony=held)
    return finish_ceremony(by=by, ceremony=held)
