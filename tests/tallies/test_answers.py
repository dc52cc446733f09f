"""The published case, counted from its receipts: totals, breakdowns, axes, money, units, bases, balances."""

from decimal import Decimal
from typing import Any

import pytest
from tests.demo_data.programme_files import CASE, read
from tests.tallies.conftest import Ask, question

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.handovers.models import Receipt
from wasl.handovers.operations import reverse_receipt
from wasl.tallies.printing import as_json
from wasl.tallies.queries import receipts_behind
from wasl.tallies.rules import Definition

pytestmark = pytest.mark.usefixtures("demo")
PUBLISHED = Decimal("316607.00")


def by(tally: Any, dimension: str) -> dict[Any, int]:
    return {row.keys[dimension]: row.figures.people for row in tally.rows}


def test_the_region_of_the_case(ask: Ask) -> None:
    tally = ask(place="MA-07", by=("province",))
    assert (tally.total.people, tally.total.projects, tally.total.amount) == (14, 14, PUBLISHED)
    assert by(tally, "province") == {"MA-REH": 7, "MA-KES": 4, "MA-YUS": 3}
    assert tally.rows_add_up


def test_trades_and_sex(ask: Ask) -> None:
    trades = ask(place="MA-07", by=("trade",))
    assert len(trades.rows) == 11
    assert sorted(by(trades, "trade").values(), reverse=True)[:3] == [3, 2, 1]
    assert sum(row.figures.amount or 0 for row in trades.rows) == PUBLISHED
    assert by(ask(place="MA-07", by=("sex",)), "sex") == {"male": 13, "female": 1}


def test_two_breakdowns_at_once(ask: Ask) -> None:
    tally = ask(place="MA-07", by=("province", "trade"))
    assert {frozenset(row.keys) for row in tally.rows} == {frozenset({"province", "trade"})}
    assert sum(row.figures.people or 0 for row in tally.rows) == 14


def test_where_someone_lives_is_not_where_the_ceremony_was(ask: Ask) -> None:
    assert ask(place="MA-REH").total.people == 7
    assert ask(place="MA-REH", place_axis="ceremony").total.people == 14
    assert ask(place="MA-REH", place_axis="agreement").total.people == 14
    assert ask(place="MRK", place_axis="centre").total.people == 14
    assert by(ask(place="MA-REH", place_axis="ceremony", by=("province",)), "province") == {"MA-REH": 14}


def test_cash_is_never_inside_the_equipment(ask: Ask) -> None:
    equipment, cash, both = (
        ask(place="MA-07", money=money).total.amount for money in ("equipment", "cash", "both")
    )
    assert equipment == PUBLISHED
    assert cash is not None
    assert cash > 0
    assert both == equipment + cash
    assert ask(place="MA-07", money="both").total.people == 14


@pytest.mark.parametrize(
    ("asked", "people"),
    [
        ({"date_axis": "budget_year"}, 14),
        ({"date_axis": "budget_year", "year": 2020}, 0),
        ({"date_axis": "season", "since": 2019, "until": 2020}, 14),
        ({"date_axis": "season", "since": 2020, "until": 2021}, 0),
        ({"year": 2020}, 0),
    ],
)
def test_season_budget_year_and_day_are_three_dates(ask: Ask, asked: dict, people: int) -> None:
    asked = dict(asked)
    year = asked.pop("year", None)
    first, last = asked.pop("since", year or 2021), asked.pop("until", year or 2021)
    period = {
        "since": question().since.replace(year=first),
        "until": question().until.replace(year=last),
    }
    assert ask(place="MA-07", **period, **asked).total.people == people


def test_planned_approved_and_delivered_are_three_facts(ask: Ask) -> None:
    planned = ask(place="MA-07", basis="planned")
    assert (planned.total.people, planned.total.amount) == (39, Decimal("869130.00"))
    assert ask(place="MA-07", basis="approved").total.people == 14
    assert ask(place="MA-07", basis="approved").total.amount == PUBLISHED


def test_a_cohort_is_planned_for_its_year_and_not_for_a_day(ask: Ask) -> None:
    since, until = question().since.replace(month=3), question().since.replace(month=9)
    assert ask(place="MA-07", basis="planned", since=since, until=until).total.people == 39


def test_a_cohort_of_the_region_says_nothing_of_one_province(ask: Ask) -> None:
    tally = ask(place="MA-REH", basis="planned")
    assert tally.total.people is None
    assert tally.reason


@pytest.mark.parametrize("basis", ["bought", "working"])
def test_what_is_not_recorded_has_no_figure_and_a_reason(ask: Ask, basis: str) -> None:
    tally = ask(place="MA-07", basis=basis)
    assert (tally.total.people, tally.total.amount) == (None, None)
    assert tally.reason


def test_the_balance_since_the_beginning_is_the_published_one(ask: Ask) -> None:
    region, province = ask(place="MA-07"), ask(place="MA-REH")
    for tally, people, amount, before in [(region, 264, "5600000.00", 250), (province, 31, "686572.00", 24)]:
        assert tally.cumulative is not None
        assert tally.before_register is not None
        assert (tally.cumulative.people, tally.cumulative.amount) == (people, Decimal(amount))
        assert (tally.before_register.count, tally.cumulative_precision) == (before, "about")
    assert region.cumulative_since is not None
    assert province.cumulative_since is not None
    assert (region.cumulative_since.year, province.cumulative_since.year) == (2013, 2018)


def test_the_balance_ignores_where_the_question_begins(ask: Ask) -> None:
    later = ask(place="MA-07", since=question().since.replace(month=9))
    assert later.total.people == 0
    assert later.cumulative is not None
    assert later.cumulative.people == 264


@pytest.mark.parametrize(
    "other",
    [
        {"place": "MA"},
        {"place": "MA-07", "unit": "projects"},
        {"place": "MA-07", "money": "both"},
        {"place": "MA-07", "place_axis": "ceremony"},
        {"place": "MA-07", "basis": "approved"},
        {"place": "MA-07", "date_axis": "budget_year"},
    ],
)
def test_an_opening_serves_only_its_own_question(ask: Ask, other: dict) -> None:
    tally = ask(**other)
    assert (tally.cumulative, tally.before_register) == (None, None)
    assert tally.reason


def test_a_period_before_the_register_has_no_balance(ask: Ask) -> None:
    first = question().since
    tally = ask(place="MA-07", since=first.replace(year=2015), until=first.replace(year=2016))
    assert tally.cumulative is None
    assert tally.reason


def test_what_was_published_is_compared_and_never_added(ask: Ask) -> None:
    region = ask(place="MA-07")
    assert {c.verdict for c in region.assertions} == {"agrees"}
    assert {c.said.count for c in region.assertions} == {264, 39}
    ceremony = ask(place="MA-REH", place_axis="ceremony")
    assert [(c.said.count, c.count, c.verdict) for c in ceremony.assertions] == [(14, 14, "agrees")]


def test_a_reversed_receipt_leaves_every_figure_at_once(ask: Ask, demo_actors: dict[str, Actor]) -> None:
    boss = demo_actors["headquarters"]
    with within(boss.scope):
        receipt = Receipt.objects.filter(residence_id="MA-REH", kind="equipment", status="scanned").first()
    reverse_receipt(by=boss, receipt=receipt, dated=question().until, reason="تراجع المستفيد عن المشروع")
    assert ask(place="MA-07").total.people == 13
    for place, people in [("MA-REH", 30), ("MA-07", 263)]:
        cumulative = ask(place=place).cumulative
        assert cumulative is not None
        assert cumulative.people == people


def test_vehicles_stand_in_no_figure(ask: Ask) -> None:
    assert read(CASE)["institutional_gifts"]
    assert ask(place="MA", by=("agreement",)).total.people == 17
    assert set(by(ask(place="MA-07", by=("agreement",)), "agreement")) == {"REH-2020-01"}


def test_an_unknown_place_is_told_by_its_field(ask: Ask) -> None:
    for asked in ({"place": "MA-ZZZ"}, {"place": "ZZZ", "place_axis": "centre"}):
        with pytest.raises(Refusal) as refused:
            ask(**asked)
        assert (refused.value.code, refused.value.field) == ("tally_unknown_place", "place")


def test_the_contract(ask: Ask) -> None:
    answer = as_json(ask(place="MA-07", by=("province", "trade")))
    assert set(answer) >= {
        "definition",
        "as_of",
        "total",
        "before_register",
        "cumulative",
        "reason",
        "rows",
        "rows_add_up",
        "assertions",
        "suppressed",
    }
    assert answer["definition"] == {
        "place": "MA-07",
        "place_axis": "residence",
        "since": "2021-01-01",
        "until": "2021-12-31",
        "date_axis": "handover",
        "by": ["province", "trade"],
        "unit": "people",
        "basis": "delivered",
        "money": "equipment",
    }
    assert answer["total"] == {"people": 14, "projects": 14, "amount": "316607.00", "currency": "MAD"}
    before = answer["before_register"]
    assert (before["people"], before["amount"], before["since"], before["precision"]) == (
        250,
        "5283393.00",
        "2013-01-01",
        "about",
    )
    assert before["source"]
    assert (answer["cumulative"]["people"], answer["cumulative"]["amount"]) == (264, "5600000.00")
    assert (answer["reason"], answer["rows_add_up"], answer["suppressed"]) == (None, True, [])
    assert set(answer["rows"][0]) == {"province", "trade", "people", "projects", "amount"}


def test_the_way_down_says_what_the_reader_may_not_open(demo_actors: dict[str, Actor]) -> None:
    asked: Definition = question(place="MA-07")
    expected = {
        "headquarters": (14, 0),
        "auditor": (14, 0),
        "coordinator.marrakech": (14, 0),
        "finance": (0, 14),
        "partner.rehamna": None,
    }
    for username, found in expected.items():
        by = demo_actors[username]
        with within(by.scope):
            if found is None:
                continue
            receipts, others = receipts_behind(asked, by)
            assert (receipts.count(), others) == found, username
    with within(demo_actors["partner.rehamna"].scope):
        receipts, others = receipts_behind(
            question(place="MA-REH", place_axis="agreement"), demo_actors["partner.rehamna"]
        )
        assert (receipts.count(), others) == (0, 0)
