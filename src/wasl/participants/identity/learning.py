"""A large file corrects the weights: how often people are written twice in it, and how its clerks write (EM).

The weights that stand count as ``KNOWN`` pairs of one person, so that a small file changes little.
"""

import math
from collections.abc import Mapping, Sequence

from wasl.participants.identity import weights
from wasl.participants.identity.likeness import Likeness
from wasl.participants.identity.population import Population
from wasl.participants.identity.score import Judge, probability
from wasl.participants.identity.weights import B, N, Row

KNOWN = 300.0
ROUNDS = 3
_LEARNED = tuple(weights.TABLES)

Seen = tuple[Likeness, float]
"""How alike two are, and how rare what they share is."""


def taught(population: Population, pairs: Sequence[Seen]) -> Judge:
    """A judge whose first column and share of people written twice come from ``pairs``, the likely ones of a file."""
    judge = Judge(population)
    for _ in range(ROUNDS):
        counts: dict[str, dict[int, float]] = {name: {} for name in _LEARNED}
        again = 0.0
        for alike, rarity in pairs:
            share = probability(judge.odds(alike, rarity))
            if share < 0.01:
                continue
            again += share
            for name, level in zip(_LEARNED, alike, strict=False):
                of_level = counts[name]
                of_level[level] = of_level.get(level, 0.0) + share
        tables = {name: _corrected(name, counts[name]) for name in _LEARNED}
        judge = Judge(population, tables, (again + KNOWN * weights.PERSON_AGAIN) / (population.size + KNOWN))
    return judge


def _corrected(name: str, counts: Mapping[int, float]) -> dict[int, Row]:
    """A table with its first column drawn towards what was seen."""
    table = weights.TABLES[name]
    corrected = dict(table)
    for regime in _REGIMES.get(name, (tuple(table),)):
        usual = math.fsum(table[level][0] for level in regime)
        seen = math.fsum(counts.get(level, 0.0) for level in regime)
        for level in regime:
            person, stranger, sibling = table[level]
            corrected[level] = (
                usual * (counts.get(level, 0.0) + KNOWN * person) / (seen + KNOWN * usual), stranger, sibling
            )  # fmt: skip
    return corrected


# Levels that exclude each other, where a table has two kinds: whole dates and years alone. Of names only the levels
# of one script are learned: between two scripts there is no other writing to see.
_IN_ONE_SCRIPT = (N.SAME_WRITING, N.OTHER_WRITING, N.CLOSE, N.PART, N.VAGUE, N.DIFFERENT)
_REGIMES: dict[str, tuple[tuple[int, ...], ...]] = {
    "given": (_IN_ONE_SCRIPT,),
    "surname": (_IN_ONE_SCRIPT,),
    "father": (_IN_ONE_SCRIPT,),
    "birth": (
        (B.SAME, B.SWAPPED, B.ONE_SLIP, B.YEAR_FIRST_JANUARY, B.YEAR_OF_DATES, B.NEXT_YEAR, B.DIFFERENT),
        (B.YEAR_ALONE, B.NEAR_YEAR_ALONE, B.OTHER_YEAR_ALONE),
    ),
}
