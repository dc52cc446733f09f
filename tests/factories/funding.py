"""Funding lines with money in them, through the ledger's own acts."""

import datetime
import itertools
import uuid
from decimal import Decimal

from tests.factories.accounts import actor
from tests.factories.institutions import institution
from tests.factories.territory import centre as centre_of

from wasl.audit.actors import Actor
from wasl.funding.enums import EntryKind
from wasl.funding.models import Entry, FundingLine
from wasl.funding.operations import Reference, enter, open_line
from wasl.territory.models import Centre

DATED = datetime.date(2021, 3, 1)
_numbers = itertools.count(1)


def reference(kind: str = "agreement", label: str = "T-2021-01") -> Reference:
    """A reference to something that need not exist: the ledger keeps no key upwards."""
    return Reference(kind, uuid.uuid4(), label)


def line(
    contributed: Decimal | int = 0,
    *,
    by: Actor | None = None,
    centre: Centre | str = "MRK",
    money: str = "equipment",
) -> FundingLine:
    """A line of a centre, with a contribution when ``contributed`` is more than zero."""
    keeper = by or actor("headquarters")
    number = next(_numbers)
    opened = open_line(
        by=keeper,
        code=f"LINE-{number}",
        centre=centre_of(centre) if isinstance(centre, str) else centre,
        funder=institution("province_rehamna"),
        money=money,
        budget_year=2021,
        label_ar="تجهيزات ومعدات",
        label_fr="équipement et matériel",
    )
    if contributed:
        put(opened, EntryKind.CONTRIBUTION, contributed, by=keeper)
    return opened


def put(
    line: FundingLine,
    kind: str,
    amount: Decimal | int,
    *,
    by: Actor | None = None,
    reference: Reference | None = None,
) -> Entry:
    """An entry of a line, for something that need not exist unless ``reference`` says."""
    return enter(
        by=by or actor("headquarters"),
        line=line,
        kind=kind,
        amount=Decimal(amount),
        dated=DATED,
        reference=reference or Reference("agreement", uuid.uuid4(), "T-2021-01"),
    )
