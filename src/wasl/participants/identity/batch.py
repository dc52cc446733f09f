"""A whole file compared with itself: who is worth a look, what the file teaches about its clerks, the likely pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wasl.participants.identity.blocking import partners
from wasl.participants.identity.learning import Seen, taught
from wasl.participants.identity.likeness import likeness, plain_level
from wasl.participants.identity.population import Population
from wasl.participants.identity.reasons import reasons_for
from wasl.participants.identity.score import Judge, Match, probability
from wasl.participants.identity.sieve import HOPELESS, Sieve
from wasl.participants.identity.traits import Traits


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who may be one: their places in the sequence (the smaller first), how likely, and why."""

    a: int
    b: int
    match: Match


def likely_pairs(people: Sequence[Traits], at_least: float = 0.5) -> Iterator[Pair]:
    """Pairs that are one person with a probability of ``at_least``, in the order of the sequence."""
    population = Population.of(people)
    judge = Judge(population)
    places: list[tuple[int, int]] = []
    seen: list[Seen] = []
    for a, b in _worth_a_look(people, judge):
        alike = likeness(people[a], people[b])
        rarity = population.rarity(alike, people[a], people[b])
        if judge.odds(alike, rarity) > HOPELESS:
            places.append((a, b))
            seen.append((alike, rarity))
    judge = taught(population, seen)
    for (a, b), (alike, rarity) in zip(places, seen, strict=True):
        score = probability(judge.odds(alike, rarity))
        if score >= at_least:
            commune = plain_level(people[a].commune, people[b].commune)
            yield Pair(a, b, Match(score, reasons_for(alike, commune)))


def _worth_a_look(people: Sequence[Traits], judge: Judge) -> Iterator[tuple[int, int]]:
    sieve = Sieve(people, judge)
    for a, later in partners(people):
        for b in sorted(sieve.worth_comparing(a, later)):
            yield a, b
