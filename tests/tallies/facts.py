"""Facts of any shape, without a chain behind them: the view is replaced, in a test's own database, by a table it fills."""

import datetime
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction

from wasl.tallies.models import TallyFact


@dataclass(frozen=True)
class Fact:
    """One invented receipt of one person under an agreement of Rehamna."""

    trade: str = "bakery"
    sex: str = "male"
    residence: str = "MA-REH"
    agreement: str = "A-1"
    year: int = 2021
    month: int = 7
    money: str = "equipment"
    amount: Decimal = Decimal("1000.00")
    person: uuid.UUID = field(default_factory=uuid.uuid4)


def replace_the_view(owner_sql: Callable[..., Any]) -> None:
    """Puts an empty table in the place of the view. Only in a database of the test's own."""
    owner_sql("alter view tally_facts rename to tally_facts_of_receipts")
    owner_sql("create table tally_facts (like tally_facts_of_receipts)")
    owner_sql("grant select, insert on tally_facts to app_user")


@contextmanager
def counted(facts: list[Fact]) -> Iterator[None]:
    """Within the block, figures are made of these facts and no others. Needs ``replace_the_view``."""
    with transaction.atomic():
        TallyFact.objects.bulk_create([_row(fact) for fact in facts])
        yield
        transaction.set_rollback(True)


def _row(fact: Fact) -> TallyFact:
    return TallyFact(
        fact=uuid.uuid4(),
        basis="delivered",
        person=fact.person,
        project=fact.person,
        planned=0,
        sex=fact.sex,
        age_band="unknown",
        residence=fact.residence,
        trade=fact.trade,
        sector="services",
        centre=1,
        agreement=fact.agreement,
        agreement_province="MA-REH",
        ceremony="C-1",
        ceremony_place="MA-REH",
        ceremony_province="MA-REH",
        programme="income_projects",
        season="2020-2021",
        budget_year=fact.year,
        dated=datetime.date(fact.year, fact.month, 8),
        money=fact.money,
        amount=fact.amount,
        scanned=True,
    )
