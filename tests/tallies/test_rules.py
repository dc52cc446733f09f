"""The pure part of a figure: what may be asked, what is hidden, how sums and published figures are compared."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.audit.refusals import Refusal
from wasl.tallies.rules import Definition, Figures, Outside, Row, hide_small_cells, verdict, worst

YEAR = {"since": datetime.date(2020, 1, 1), "until": datetime.date(2020, 12, 31)}


def rows(counts: list[int]) -> list[Row]:
    return [Row({"province": f"P{i}"}, Figures(n, n, Decimal(n))) for i, n in enumerate(counts)]


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
    shown = hide_small_cells(rows(counts), "people", threshold)
    hidden = [r.figures.people or 0 for r in shown if r.hidden]
    assert all(r.hidden for r in shown if 0 < (r.figures.people or 0) < threshold)
    visible = [r for r in shown if not r.hidden and r.figures.people]
    if hidden and visible:
        # With the total printed, what the hidden cells hold together is known: never one cell, never under the threshold.
        assert len(hidden) >= 2
        assert sum(hidden) >= threshold


@given(st.lists(st.integers(5, 30), min_size=1, max_size=12))
def test_nothing_is_hidden_without_need(counts: list[int]) -> None:
    assert not any(r.hidden for r in hide_small_cells(rows(counts), "people", 5))


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
