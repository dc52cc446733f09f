"""Whatever the facts: each figure is told once in each language, with its definition, and what is printed adds up."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.communiques.cases import (
    AIN_CHOCK,
    BEN_GUERIR_2021,
    COORDINATOR,
    GOVERNOR,
    KELAA,
    MARRAKECH,
    ONES,
    OTHER_PACT,
    PACT,
    REGION,
    REHAMNA,
    VEHICLES,
)

from wasl.communiques import arabic, french
from wasl.communiques.facts import Balance, CashAid, Facts, Planned, ProvinceCount
from wasl.communiques.texts import ROLES, UNITS, Figure, Text, value_json
from wasl.wording.rounding import as_said

COUNTS = st.integers(1, 130)
SUMS = st.integers(1, 10**9).map(lambda centimes: Decimal(centimes) / 100)
PLACES = [REHAMNA, KELAA, MARRAKECH, AIN_CHOCK]


@st.composite
def facts(draw: Any) -> Facts:
    """Any ceremony: people by province, projects by trade, women, cash, balances, gifts, with or without officials."""
    places = draw(st.lists(st.sampled_from(PLACES), min_size=1, unique=True))
    provinces = tuple(ProvinceCount(place, draw(COUNTS)) for place in places)
    people = sum(count.people for count in provinces)
    trades = draw(st.lists(st.sampled_from(ONES), min_size=1, unique_by=lambda t: t.code))
    trades = tuple(replace(trade, projects=draw(COUNTS)) for trade in trades)
    return replace(
        BEN_GUERIR_2021,
        people=people,
        women=draw(st.sampled_from([0, 1, people // 2, people])),
        amount=draw(SUMS),
        provinces=provinces,
        trades=trades,
        projects=sum(trade.projects for trade in trades),
        agreements=draw(st.sampled_from([(), (PACT,), (PACT, OTHER_PACT), (PACT, OTHER_PACT, PACT)])),
        seasons=draw(st.sampled_from([(), ("2019-2020",), ("2019-2020", "2020-2021", "2021-2022")])),
        presiding=draw(st.sampled_from([None, GOVERNOR, COORDINATOR])),
        present=draw(st.sampled_from([(), (GOVERNOR,), (GOVERNOR, COORDINATOR)])),
        speaker=draw(st.sampled_from([None, GOVERNOR, COORDINATOR])),
        cash=draw(st.none() | st.builds(CashAid, st.integers(1, people), SUMS, st.booleans())),
        planned=draw(st.sampled_from([(), (Planned(REGION, 2021, draw(COUNTS), draw(SUMS)),)])),
        balances=tuple(
            Balance(place, 2013, draw(COUNTS), draw(st.none() | SUMS), draw(st.sampled_from(["exact", "about", "at_least"])))
            for place in draw(st.sampled_from([[], [REGION], [REHAMNA, REGION], [REHAMNA, KELAA, REGION]]))
        ),
        gifts=draw(st.sampled_from([(), (VEHICLES,), (replace(VEHICLES, noun="ambulance", quantity=1, amount=Decimal(90_000)), VEHICLES)])),
    )  # fmt: skip


def due(told: Facts) -> Counter[tuple[str, str, str]]:
    """The figures a text of these facts owes: role, cell and value."""
    found = [("people", "", told.people), ("total_amount", "", told.amount)]
    found += [("women", "female", told.women)] if 0 < told.women < told.people else []
    if len(told.provinces) > 1:
        found += [("province_people", count.place.code, count.people) for count in told.provinces]
    found += [("trade_projects", trade.code, trade.projects) for trade in told.trades]
    if told.cash and told.cash.published:
        found += [("cash_amount", "", told.cash.amount)]
    for planned in told.planned:
        found += [("planned_people", "", planned.people), ("planned_amount", "", planned.amount)]
    for balance in told.balances:
        how, amount = balance.precision, balance.amount
        found += [("cumulative_people", "", as_said(balance.people, how))]
        found += [("cumulative_amount", "", as_said(amount, how))] if amount is not None else []
    for gift in told.gifts:
        found += [("institutional_items", gift.noun, gift.quantity)]
        found += [("other", gift.noun, gift.amount)] if gift.amount is not None else []
    return Counter((role, cell, value_json(value)) for role, cell, value in found)


def told_by(text: Text) -> Counter[tuple[str, str, str]]:
    """What a text tells; the number of projects apart, which it tells only where it differs from the people's."""
    return Counter(
        (f.role, f.cell, value_json(f.value)) for f in text.figures if not (f.role == "other" and f.unit == "projects")
    )  # fmt: skip


@settings(deadline=None)
@given(facts())
def test_each_figure_is_told_once_in_each_language(told: Facts) -> None:
    for text in (arabic.compose(told), french.compose(told)):
        assert told_by(text) == due(told)
        for figure in text.figures:
            assert figure.role in ROLES
            assert figure.unit in UNITS
            assert figure.definition or figure.role in {"institutional_items", "other"}


@settings(deadline=None)
@given(facts())
def test_what_is_printed_adds_up(told: Facts) -> None:
    for text in (arabic.compose(told), french.compose(told)):
        provinces = [f.value for f in text.figures if f.role == "province_people"]
        assert sum(provinces) in {0, told.people}
        assert sum(f.value for f in text.figures if f.role == "trade_projects") == told.projects
        number = [f.value for f in text.figures if f.role == "other" and f.unit == "projects"]
        assert number in ([], [told.projects])


@settings(deadline=None)
@given(facts())
def test_the_text_is_whole(told: Facts) -> None:
    for text in (arabic.compose(told), french.compose(told)):
        plain = text.plain
        assert not re.search(r"[{}%_\ue000-\uf8ff]|None|  |،،|, ,|،\.|,\.| \.|\(\)", plain), plain
        assert all(paragraph.plain.endswith(".") for paragraph in text.paragraphs)
        assert all(paragraph.plain.count("(") == paragraph.plain.count(")") for paragraph in text.paragraphs)
        assert plain.count("\u2066") == plain.count("\u2069")
        assert Text.from_json(text.to_json()) == text


@settings(deadline=None)
@given(facts())
def test_a_figure_stands_in_the_text_as_it_is_listed(told: Facts) -> None:
    for text in (arabic.compose(told), french.compose(told)):
        for paragraph in text.paragraphs:
            assert all(figure.printed in paragraph.plain for figure in paragraph.figures)
        numbers = {
            d for f in text.figures if isinstance(f.value, int) for d in re.findall(r"^\d+", f.printed)
        }
        assert all(
            str(f.value) in numbers
            for f in text.figures
            if f.printed[:1].isdigit() and isinstance(f.value, int) and f.value < 1000
        )


def test_a_figure_is_stored_whole() -> None:
    figure = Figure("22 ألف درهم", Decimal("22000.00"), "MAD", "total_amount", "total")
    assert figure.to_json()["value"] == "22000.00"
    assert Figure.from_json(figure.to_json()) == figure


@settings(deadline=None)
@given(facts())
def test_both_languages_tell_the_same_figures(told: Facts) -> None:
    both = [sorted(f.what for f in text.figures) for text in (arabic.compose(told), french.compose(told))]
    assert both[0] == both[1]
