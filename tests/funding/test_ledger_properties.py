"""Random histories of a line: whatever is tried, in whatever order, the sums stay in their order and are the entries' own."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories.accounts import actor
from tests.factories.funding import DATED, line

from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.funding import queries
from wasl.funding.models import Entry
from wasl.funding.operations import Balance, Reference, enter, reverse_entry

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SUMS = st.integers(1, 40_00).map(lambda centimes: Decimal(centimes) / 100)
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["contribution", "contribution", "commitment", "payment", "release"]), SUMS
        ),
        st.tuples(st.just("reversal"), st.integers(0, 11)),
    ),
    min_size=1,
    max_size=12,
)


@dataclass
class Book:
    """The same history kept in plain Python: what was accepted, and what each entry undid."""

    kept: list

    def sums(self):
        undone = {id(step[2]) for step in self.kept if step[0] == "reversal"}
        standing = [step for step in self.kept if step[0] != "reversal" and id(step) not in undone]

        def of(kind):
            return sum((step[1] for step in standing if step[0] == kind), Decimal(0))

        return of("contribution"), of("commitment") - of("release"), of("payment")

    def allows(self, step):
        contributed, committed, paid = Book([*self.kept, step]).sums()
        return contributed >= committed >= paid >= 0


def by_act(by, opened, kind, amount, undone):
    if kind == "reversal":
        return reverse_entry(by=by, entry=undone, dated=DATED)
    return enter(
        by=by,
        line=opened,
        kind=kind,
        amount=amount,
        dated=DATED,
        reference=Reference("agreement", uuid.uuid4(), "T-1"),
    )


def by_direct_write(by, opened, kind, amount, undone):
    with transaction.atomic(), within(by.scope):
        return Entry.objects.create(
            line=opened, kind=kind, amount=amount, dated=DATED, reverses=undone, recorded_by=by.label,
            reference_kind="agreement", reference_id=undone.reference_id if undone else uuid.uuid4(),
        )  # fmt: skip


@pytest.mark.parametrize("write", [by_act, by_direct_write])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_history_breaks_the_order_of_the_sums(write, steps):
    by = actor("headquarters")
    opened = line(by=by)
    book, rows = Book([]), {}
    for kind, what in steps:
        undone = None
        if kind == "reversal":
            plain = [step for step in book.kept if step[0] != "reversal"]
            if not plain:
                continue
            undone = plain[what % len(plain)]
            already = any(step[2] is undone for step in book.kept)
            step = (kind, undone[1], undone)
            allowed = not already and book.allows(step)
        else:
            step = (kind, what, None)
            allowed = book.allows(step)
        try:
            row = write(by, opened, kind, step[1], rows.get(id(undone)))
            accepted = True
        except (Refusal, DatabaseError):
            accepted = False
        assert accepted == allowed, (kind, what)
        if accepted:
            book.kept.append(step)
            rows[id(step)] = row
        assert queries.balance(opened) == Balance(*book.sums())
