"""A whole file compared with itself: who is worth a look, what the file teaches about its clerks, the likely pairs."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wasl.participants.identity import weights
from wasl.participants.identity.blocking import candidates
from wasl.participants.identity.learning import Seen, taught
from wasl.participants.identity.likeness import (
    BirthLevel,
    NameLevel,
    birth_level,
    card_level,
    likeness,
    plain_level,
)
from wasl.participants.identity.population import Population
from wasl.participants.identity.reasons import reasons_for
from wasl.participants.identity.score import Judge, Match, probability
from wasl.participants.identity.traits import Name, Traits

_HOPELESS = -4.0
"""Odds under which a pair teaches nothing and is not looked at closely."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one: their places in the sequence (the smaller first), how likely, and why."""

    a: int
    b: int
    match: Match


def likely_pairs(people: Sequence[Traits], at_least: float = 0.5) -> Iterator[Pair]:
    """Pairs that are one person with a probability of ``at_least``, in no order."""
    population = Population.of(people)
    judge = Judge(population)
    sieve = _Sieve(judge)
    places: list[tuple[int, int]] = []
    seen: list[Seen] = []
    for a, b in candidates(people):
        if sieve.may_be_one(people[a], people[b]):
            alike = likeness(people[a], people[b])
            rarity = population.rarity(alike, people[a], people[b])
            if judge.odds(alike, rarity) > _HOPELESS:
                places.append((a, b))
                seen.append((alike, rarity))
    judge = taught(population, seen)
    for (a, b), (alike, rarity) in zip(places, seen, strict=True):
        score = probability(judge.odds(alike, rarity))
        if score >= at_least:
            commune = plain_level(people[a].commune, people[b].commune)
            yield Pair(a, b, Match(score, reasons_for(alike, commune)))


class _Sieve:
    """Says fast that two cannot be one person: what is cheap to compare, and names at their best."""

    def __init__(self, judge: Judge) -> None:
        self._prior = math.log(2 * judge.person_again / judge.population.size)
        self._birth, self._card, self._sex, self._province = (
            {level: math.log(row[0] / row[1]) for level, row in judge.tables[name].items()}
            for name in ("birth", "card", "sex", "province")
        )
        self._given = _Best(weights.GIVEN, judge.population.given, judge.population)
        self._surname = _Best(weights.SURNAME, judge.population.surname, judge.population)
        self._father = _Best(weights.FATHER, judge.population.father, judge.population)

    def may_be_one(self, a: Traits, b: Traits) -> bool:
        """Whether the odds of two can reach what is worth a look."""
        born = birth_level(a.birth, b.birth)
        odds = self._prior + self._birth.get(born, 0.0) + (10.0 if born is BirthLevel.SAME else 0.0)
        if a.cin and b.cin:
            odds += self._card[card_level(a.cin, b.cin)]
        if a.sex and b.sex and a.sex != b.sex:
            odds += self._sex[2]
        if a.province and b.province:
            odds += self._province[2] if a.province != b.province else 4.0
        odds += max(
            self._given.of(a.given, b.given) + self._surname.of(a.surname, b.surname),
            self._given.of(a.given, b.surname) + self._surname.of(a.surname, b.given) - 4.0,
        )
        return odds + self._father.of(a.father, b.father) > _HOPELESS


class _Best:
    """The most that a part of a name can add."""

    def __init__(
        self, table: Mapping[int, weights.Row], counts: Mapping[str, int], population: Population
    ) -> None:
        self._close = max(
            math.log(table[level][0] / table[level][1]) for level in (NameLevel.CLOSE, NameLevel.PART)
        )
        self._share = {
            key: -math.log(count / (population.counted + 200)) + 0.3 for key, count in counts.items() if count
        }

    def of(self, a: Name, b: Name) -> float:
        """The most that these two can add."""
        if not a.keys or not b.keys:
            return 0.0
        for key in a.keys:
            if key in b.keys:
                return self._share.get(key, 10.0)
        return self._close
