"""The pure part of a figure: what may be asked, what is hidden, how sums and published figures are compared."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.audit.refusals import Refusal
from wasl.tallies.rules import (
    Definition,
    Figures,
    Outside,
    Row,
    Tally,
    hidden_cells,
    unrecorded,
    verdict,
    worst,
)

YEAR = {"since": datetime.date(2020, 1, 1), "until": datetime.date(2020, 12, 31)}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"place_axis": "birth"}, "place_axis"),
        ({"date_axis": "moon"}, "date_axis"),
        ({"unit": "families"}, "unit"),
        ({"basis": "dreamt"}, "basis"),
        ({"money": "gold"}, "money"),
        ({"by": ("name",)}, "by"),
    ],
)
def test_an_unknown_word_is_refused_by_its_field(wrong: dict, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        Definition(**YEAR, **wrong)
    assert refused.value.field == field


def test_a_period_ends_after_it_begins() -> None:
    with pytest.raises(Refusal) as refused:
        Definition(since=YEAR["until"], until=YEAR["since"])
    assert refused.value.field == "until"


def test_a_definition_survives_its_json() -> None:
    asked = Definition(**YEAR, place="MA-07", by=("province", "trade"), agreement="A-1")
    assert Definition.from_json(asked.to_json()) == asked


@given(st.lists(st.integers(0, 30), min_size=1, max_size=12), st.integers(2, 8))
def test_no_hidden_cell_can_be_computed_from_the_total(counts: list[int], threshold: int) -> None:
    sizes = dict(enumerate(counts))
    hidden = hidden_cells(sizes, threshold)
    assert {cell for cell, size in sizes.items() if 0 < size < threshold} <= hidden
    if hidden and any(size for cell, size in sizes.items() if cell not in hidden):
        # With the total printed, what the hidden cells hold together is known: never one cell, never under the threshold.
        assert len(hidden) >= 2
        assert sum(sizes[cell] for cell in hidden) >= threshold


@given(st.lists(st.integers(5, 30), min_size=1, max_size=12))
def test_nothing_is_hidden_without_need(counts: list[int]) -> None:
    assert hidden_cells(dict(enumerate(counts)), 5) == set()


@given(st.lists(st.integers(1, 12), min_size=2, max_size=8))
def test_what_is_told_as_small_could_still_be_anything_under_the_threshold(counts: list[int]) -> None:
    sizes = dict(enumerate(counts))
    hidden = hidden_cells(sizes, 5)
    rows = tuple(
        Row({"trade": cell}, Figures(size, size, Decimal(size)), hidden=cell in hidden)
        for cell, size in sizes.items()
    )
    whole = Figures(sum(counts), sum(counts), Decimal(sum(counts)))
    tally = Tally(Definition(**YEAR), datetime.date(2021, 1, 1), whole, rows, threshold=5)
    told = [cell for cell in hidden if tally.is_small(rows[cell].figures)]
    if not told:
        return
    # What a reader knows: each is from 1 to 4 or, when hidden without being small, 5 or more; and what they sum to.
    rest = sum(sizes[cell] for cell in hidden)
    ways = {0: 1}
    for cell in [c for c in hidden if c != told[0]]:
        choices = range(1, 5) if cell in told else range(5, rest + 1)
        ways = {done + size: 1 for done in ways for size in choices if done + size <= rest}
    assert {size for size in range(1, 5) if rest - size in ways} == {1, 2, 3, 4}


@pytest.mark.parametrize(("counts", "told"), [((1, 5), 0), ((4, 4), 0), ((1, 13), 1), ((2, 2, 2), 3)])
def test_small_cells_are_told_only_where_that_tells_no_more(counts: tuple[int, ...], told: int) -> None:
    rows = tuple(Row({"trade": n}, Figures(n, n, Decimal(n)), hidden=True) for n in counts)
    whole = Figures(sum(counts), sum(counts), Decimal(1))
    tally = Tally(Definition(**YEAR), datetime.date(2021, 1, 1), whole, rows, threshold=5)
    assert sum(tally.is_small(row.figures) for row in rows) == told


def test_a_cell_hidden_elsewhere_takes_another_with_it() -> None:
    assert hidden_cells({"a": 9, "b": 7, "c": 12}, 5, also={"c"}) == {"b", "c"}
    assert hidden_cells({"a": 9}, 5, also={"absent"}) == set()


@pytest.mark.parametrize(
    "unknown",
    [
        {"basis": "bought"},
        {"basis": "working"},
        {"basis": "planned", "unit": "projects"},
        {"basis": "planned", "money": "cash"},
        {"basis": "planned", "agreement": "A-1"},
        {"basis": "planned", "place_axis": "ceremony"},
        {"basis": "approved", "ceremony": "C-1"},
    ],
)
def test_what_the_register_cannot_know_has_a_reason(unknown: dict) -> None:
    assert unrecorded(Definition(**YEAR, **unknown))


@pytest.mark.parametrize("basis", ["planned", "approved", "delivered"])
def test_what_it_knows_has_none(basis: str) -> None:
    assert unrecorded(Definition(**YEAR, basis=basis)) is None


def test_rows_add_up_in_the_unit_of_the_question() -> None:
    rows = (
        Row({"trade": "a"}, Figures(2, 1, Decimal(10))),
        Row({"trade": "b"}, Figures(2, 2, Decimal(5))),
    )
    total = Figures(3, 3, Decimal(15))
    day = datetime.date(2020, 12, 31)
    assert not Tally(Definition(**YEAR, by=("trade",)), day, total, rows).rows_add_up
    assert Tally(Definition(**YEAR, by=("trade",), unit="projects"), day, total, rows).rows_add_up


def said(count: int | None, amount: str | None, precision: str) -> Outside:
    day = datetime.date(2020, 1, 1)
    return Outside(count, None if amount is None else Decimal(amount), day, day, precision, "", "")


@pytest.mark.parametrize(
    ("precision", "published", "computed", "expected"),
    [
        ("exact", 31, 31, "agrees"),
        ("exact", 31, 30, "differs"),
        ("about", 100, 99, "agrees"),
        ("about", 100, 97, "differs"),
        ("at_least", 31, 33, "agrees"),
        ("at_least", 31, 30, "differs"),
        ("exact", 31, None, "unknown"),
        ("exact", None, 31, "unknown"),
    ],
)
def test_a_published_figure_is_compared_as_precisely_as_it_was_said(
    precision, published, computed, expected
) -> None:  # type: ignore[no-untyped-def]
    assert verdict(said(published, None, precision), computed, None) == expected


def test_the_money_must_agree_too() -> None:
    assert verdict(said(10, "100.00", "exact"), 10, Decimal("99.99")) == "differs"


def test_a_sum_is_as_precise_as_its_worst_part() -> None:
    assert worst("exact", "about") == "about"
    assert worst("exact", "at_least") == "at_least"
    assert worst("exact", "exact") == "exact"
