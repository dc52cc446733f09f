"""What partners are shown: small cells hidden, and nothing that two allowed questions could be subtracted to."""

import datetime
from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.factories.accounts import actor
from tests.factories.agreements import agreement
from tests.factories.institutions import institution
from tests.factories.programmes import programme
from tests.factories.territory import place
from tests.tallies.conftest import Ask
from tests.tallies.facts import Fact, counted, replace_the_view

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed
from wasl.database.scope import within
from wasl.tallies.printing import as_json
from wasl.tallies.queries import answer
from wasl.tallies.rules import Definition, Tally

AGREEMENT = {"place": "MA-REH", "place_axis": "agreement"}
THRESHOLD = 5
# Each example asks the database a few hundred questions: none is spent on making a failing one smaller.
QUICK = settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def invented(committed_database: str, owner_sql: Callable[..., Any]) -> None:
    """A database whose figures are made of the facts a test writes."""
    replace_the_view(owner_sql)


@pytest.fixture
def partner(invented: None) -> Actor:
    """The province of Rehamna, a party to two agreements."""
    programme()
    province = institution("province_t", place=place("MA-REH"))
    for number in ("A-1", "A-2"):
        agreement(number=number, funder=province)
    return actor("partner", institution=province)


def asked(reader: Actor, facts: list[Fact], **definition: Any) -> Tally:
    since, until = definition.pop("years", (2021, 2021))
    with counted(facts), within(reader.scope):
        return answer(
            Definition(
                since=datetime.date(since, 1, 1),
                until=datetime.date(until, 12, 31),
                **AGREEMENT | definition,
            ),
            reader,
        )


def shown(tally: Tally, dimension: str) -> dict[Any, int]:
    return {r.keys[dimension]: r.figures.people or 0 for r in tally.rows if not r.hidden}


@pytest.mark.usefixtures("demo")
def test_the_partner_of_the_case(ask: Ask) -> None:
    by_sex = ask("partner.rehamna", **AGREEMENT, by=("sex",))
    assert (by_sex.total.people, by_sex.total_hidden) == (14, False)
    assert all(row.hidden for row in by_sex.rows), "one woman of fourteen: the men would give her away"
    answer = as_json(by_sex)
    # «<5» is said of the one under the threshold only: of the thirteen it would be untrue.
    assert {row["sex"]: row["people"] for row in answer["rows"]} == {"female": "<5", "male": None}
    assert [row["amount"] for row in answer["rows"]] == [None, None]
    assert sorted(cell["sex"] for cell in answer["suppressed"]) == ["female", "male"]
    residence = ask("partner.rehamna", **AGREEMENT, by=("province",))
    assert residence.rows_add_up
    assert ask("headquarters", **AGREEMENT, by=("sex",)).suppressed == ()


def test_a_small_total_hides_everything(partner: Actor) -> None:
    tally = asked(partner, [Fact() for _ in range(4)], by=("trade",))
    assert tally.total_hidden
    assert as_json(tally)["total"] == {"people": "<5", "projects": None, "amount": None, "currency": "MAD"}
    assert [row.hidden for row in tally.rows] == [True]


def test_a_period_is_shown_only_when_each_of_its_years_is(partner: Actor) -> None:
    facts = [Fact() for _ in range(9)] + [Fact(year=2022) for _ in range(2)]
    assert not asked(partner, facts).total_hidden
    assert asked(partner, facts, years=(2022, 2022)).total_hidden
    assert asked(partner, facts, years=(2021, 2022)).total_hidden, "11 less 9 would be 2"


def test_a_trade_of_two_years_does_not_give_one_of_them_away(partner: Actor) -> None:
    facts = [Fact() for _ in range(6)] + [Fact(year=2022)]
    facts += [Fact(trade="sewing", year=year) for year in (2021, 2022) for _ in range(8)]
    facts += [Fact(trade="zellige", year=year) for year in (2021, 2022) for _ in range(8)]
    one_year = shown(asked(partner, facts, by=("trade",)), "trade")
    both = shown(asked(partner, facts, by=("trade",), years=(2021, 2022)), "trade")
    assert one_year["bakery"] == 6
    assert "bakery" not in both


def test_an_agreement_does_not_give_the_other_away(partner: Actor) -> None:
    facts = [Fact() for _ in range(9)] + [Fact(agreement="A-2") for _ in range(2)]
    assert not asked(partner, facts).total_hidden
    assert asked(partner, facts, agreement="A-1").total_hidden, "11 less 9 would be 2"
    large = [Fact() for _ in range(9)] + [Fact(agreement="A-2") for _ in range(7)]
    assert not asked(partner, large, agreement="A-1").total_hidden
    rows = asked(partner, large, agreement="A-1", by=("trade",)).rows
    assert all(row.hidden for row in rows), "tables of one agreement and of the province would be subtracted"


def test_who_received_no_cash_is_not_given_away(partner: Actor) -> None:
    people = [Fact() for _ in range(9)]
    cash = [Fact(money="cash", person=fact.person) for fact in people[:8]]
    assert not asked(partner, people + cash).total_hidden
    assert asked(partner, people + cash, money="cash").total_hidden, "9 with equipment less 8 with cash"
    everyone = [Fact(money="cash", person=fact.person) for fact in people]
    assert not asked(partner, people + everyone, money="both").total_hidden


def test_a_total_with_somebody_elses_agreement_is_refused(partner: Actor) -> None:
    facts = [Fact() for _ in range(9)] + [Fact(agreement="NOT-THEIRS") for _ in range(9)]
    with pytest.raises(NotAllowed):
        asked(partner, facts)
    assert asked(partner, facts, agreement="A-1").total.people == 9


@st.composite
def registers(draw: st.DrawFn) -> list[Fact]:
    """A few years of receipts of a few trades under two agreements."""
    cells = st.tuples(
        st.sampled_from(["bakery", "sewing", "zellige"]),
        st.sampled_from(["A-1", "A-2"]),
        st.sampled_from([2020, 2021]),
        st.integers(1, 9),
    )
    return [
        Fact(trade=trade, agreement=number, year=year)
        for trade, number, year, count in draw(st.lists(cells, max_size=6))
        for _ in range(count)
    ]


def _questions() -> Iterator[dict[str, Any]]:
    for years in [(2020, 2020), (2021, 2021), (2020, 2021)]:
        for number in ("", "A-1", "A-2"):
            yield {"years": years, "agreement": number, "by": ("trade",)}


@QUICK
@given(registers())
def test_no_two_allowed_questions_isolate_anyone(partner: Actor, facts: list[Fact]) -> None:
    # Every figure shown, under what it counts: trade (or all), agreement (or all), years.
    seen: dict[tuple[str, str, range], int] = {}
    for question in _questions():
        tally = asked(partner, facts, **question)
        years = range(question["years"][0], question["years"][1] + 1)
        if not tally.total_hidden:
            seen["", question["agreement"], years] = tally.total.people or 0
        for trade, count in shown(tally, "trade").items():
            seen[trade, question["agreement"], years] = count
    assert not [what for what, count in seen.items() if 0 < count < THRESHOLD]
    for (wider, all_of_it), (narrower, part) in permutations(seen.items(), 2):
        nested = all(
            [
                wider[0] in ("", narrower[0]),
                wider[1] in ("", narrower[1]),
                set(narrower[2]) <= set(wider[2]),
            ]
        )
        assert not nested or not 0 < all_of_it - part < THRESHOLD, (wider, narrower)


@QUICK
@given(registers())
def test_rows_sum_to_the_total_whatever_was_handed_over(house: Actor, facts: list[Fact]) -> None:
    for dimension in ("trade", "agreement", "sex", "year", "province"):
        tally = asked(house, facts, by=(dimension,), years=(2020, 2021))
        assert tally.rows_add_up
        assert sum(row.figures.people or 0 for row in tally.rows) == len({f.person for f in facts})
        assert sum((row.figures.amount or 0) for row in tally.rows) == sum(f.amount for f in facts)


@pytest.fixture
def house(invented: None) -> Actor:
    """Somebody who may ask anything and sees every cell."""
    programme()
    return actor("headquarters")
