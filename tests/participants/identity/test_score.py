"""What the score of two records must always keep to, whoever they are."""

import datetime
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some
from tests.participants.identity.spellings import GIVEN, SURNAMES, spelled

from wasl.participants.identity.population import Population
from wasl.participants.identity.score import compare
from wasl.participants.identity.traits import traits_of

Facts = dict[str, Any]


def names(text: str, part: str) -> some.SearchStrategy[Facts]:
    """A name in one script or both."""
    pairs = [(arabic, latin) for arabic, all_latin in spelled(text) for latin in all_latin]
    return some.tuples(some.sampled_from(pairs), some.booleans(), some.booleans()).map(
        lambda drawn: {
            f"{part}_ar": drawn[0][0] if drawn[1] else "",
            f"{part}_lat": drawn[0][1] if drawn[2] or not drawn[1] else "",
        }
    )


births = some.one_of(
    some.just({}),
    some.dates(datetime.date(1945, 1, 1), datetime.date(2005, 12, 31)).map(lambda day: {"born": day}),
    some.integers(1945, 2005).map(lambda year: {"birth_year": year}),
)
rest = some.fixed_dictionaries(
    {},
    optional={
        "father": some.sampled_from([arabic for arabic, _ in spelled(GIVEN)]),
        "sex": some.sampled_from(["female", "male"]),
        "cin": some.from_regex(r"[A-Z]{1,2}[0-9]{6}", fullmatch=True),
        "province": some.sampled_from(["MA-MAR", "MA-FES", "MA-CAS", "مراكش"]),
    },
)
people = some.tuples(names(GIVEN, "given"), names(SURNAMES, "surname"), births, rest).map(
    lambda parts: parts[0] | parts[1] | parts[2] | parts[3]
)
# A fact is all that says it: both scripts of a name, the date or the year.
FACTS = (
    ("given_ar", "given_lat"), ("surname_ar", "surname_lat"), ("father",), ("born", "birth_year"), ("sex",), ("cin",), ("province",),
)  # fmt: skip


def score(a: Facts, b: Facts) -> float:
    return compare(traits_of(**a), traits_of(**b)).score


@given(people, people)
def test_comparing_is_symmetric(a: Facts, b: Facts) -> None:
    one, other = compare(traits_of(**a), traits_of(**b)), compare(traits_of(**b), traits_of(**a))
    assert one == other
    assert 0 <= one.score <= 1


@given(people, people, some.sampled_from(FACTS))
def test_agreeing_on_one_more_fact_never_lowers_the_score(a: Facts, b: Facts, fact: tuple[str, ...]) -> None:
    kept = {name: value for name, value in b.items() if name not in fact}
    agreeing = kept | {name: a[name] for name in fact if name in a}
    assert score(a, agreeing) >= score(a, b) - 1e-9 or not any(a.get(name) for name in fact)


@given(people, some.sampled_from(FACTS))
def test_leaving_out_a_fact_that_agrees_never_raises_the_score(a: Facts, fact: tuple[str, ...]) -> None:
    without = {name: value for name, value in a.items() if name not in fact}
    assert score(a, without) <= score(a, a) + 1e-9


MOHAMMED = {
    "given_ar": "محمد",
    "surname_ar": "العروي",
    "born": datetime.date(1990, 3, 4),
    "father": "أحمد",
    "sex": "male",
}


@pytest.mark.parametrize(
    ("other", "least", "most"),
    [
        ({"given_lat": "Mohamed", "surname_lat": "Laroui", "born": datetime.date(1990, 3, 4)}, 0.95, 1),
        ({"given_lat": "Mohamed", "surname_lat": "Laroui", "born": datetime.date(1990, 4, 3), "father": "Ahmed"}, 0.95, 1),
        ({"given_ar": "العروي", "surname_ar": "محمد", "born": datetime.date(1990, 3, 4)}, 0.9, 1),  # names turned
        ({"given_ar": "محمد", "surname_ar": "العرو", "birth_year": 1990, "father": "أحمد"}, 0.5, 1),
        # His twin, his brother, and a stranger of his name.
        ({"given_ar": "إدريس", "surname_ar": "العروي", "born": datetime.date(1990, 3, 4), "father": "أحمد", "sex": "male"}, 0, 0.5),
        ({"given_ar": "يوسف", "surname_ar": "العروي", "born": datetime.date(1993, 7, 21), "father": "أحمد", "sex": "male"}, 0, 0.1),
        ({"given_ar": "محمد", "surname_ar": "بناني", "born": datetime.date(1971, 7, 21), "father": "علي"}, 0, 0.01),
    ],
)  # fmt: skip
def test_people_one_meets(other: Facts, least: float, most: float) -> None:
    assert least <= score(MOHAMMED, other) <= most


def test_a_rare_name_says_more_than_a_common_one() -> None:
    counted = Population(10_000, {"mhmd": 900, "ktr": 5}, {"Arw": 50}, {}, {}, 10_000)
    common, rare = (
        compare(
            traits_of(given_ar=name, surname_ar="العروي"),
            traits_of(given_ar=name, surname_ar="العروي"),
            counted,
        ).score
        for name in ("محمد", "كوثر")
    )
    assert common < rare


def test_reasons_are_sentences_without_names_or_numbers() -> None:
    first = traits_of(**MOHAMMED, cin="EA204118", province="MA-MAR", commune="a")
    second = traits_of(
        given_lat="Mohamed",
        surname_lat="Laroui",
        born=datetime.date(1990, 3, 4),
        cin="EA204119",
        province="MA-MAR",
        commune="b",
    )
    reasons = compare(first, second).reasons
    with translation.override("en"):
        assert [str(reason) for reason in reasons] == [
            "same given-name sound", "same family-name sound", "same birth date", "card numbers differ by one sign", "other commune",
        ]  # fmt: skip
    assert [reason.agrees for reason in reasons] == [True, True, True, True, False]
