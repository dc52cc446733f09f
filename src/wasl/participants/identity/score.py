"""How likely two records are of one person: a calibrated probability, and why, in words.

Each fact adds the logarithm of how much likelier it is between two records of one person than between two strangers, and
than between siblings; what is missing adds nothing. The sum, with how rare a second record of one person is, gives the
probability (Fellegi and Sunter 1969, with siblings as a second kind of people who are not the same).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from wasl.participants.identity import weights
from wasl.participants.identity.likeness import Likeness, likeness, plain_level
from wasl.participants.identity.population import USUAL, Population
from wasl.participants.identity.reasons import Reason, reasons_for
from wasl.participants.identity.traits import Traits
from wasl.participants.identity.weights import Row

Evidence = tuple[float, float]
"""What a fact adds: for one person against strangers, and for siblings against strangers (natural logarithms)."""

_NOTHING: Evidence = (0.0, 0.0)
_SURE = 30.0


@dataclass(frozen=True)
class Match:
    """How likely two records are of one person (0 to 1), and why. Never a decision."""

    score: float
    reasons: tuple[Reason, ...] = ()

    @property
    def percent(self) -> int:
        """The probability in hundredths, never told as certain."""
        return min(99, round(self.score * 100))

    @property
    def agreeing(self) -> list[Reason]:
        """What speaks for one person."""
        return [reason for reason in self.reasons if reason.agrees]

    @property
    def differing(self) -> list[Reason]:
        """What speaks against it."""
        return [reason for reason in self.reasons if not reason.agrees]


class Judge:
    """Compares people of one population.

    ``tables`` are weights by field of ``Likeness`` (those of ``weights`` unless a file taught others), ``person_again``
    how many pairs of one person there are to a record.
    """

    def __init__(
        self,
        population: Population = USUAL,
        tables: Mapping[str, Mapping[int, Row]] = weights.TABLES,
        person_again: float = weights.PERSON_AGAIN,
    ) -> None:
        self.population = population
        self.tables, self.person_again = tables, person_again
        self._prior = math.log(2 * person_again / population.size)
        self._siblings = math.log(2 * weights.SIBLINGS / population.size)
        self._weights = [
            {level: _logs(row) for level, row in tables[name].items()} for name in weights.TABLES
        ]

    def odds(self, alike: Likeness, rarity: float) -> float:
        """The logarithm of the odds that two so alike are one person, before calibration."""
        person = sibling = rarity
        for table, level in zip(self._weights, alike, strict=False):
            more, more_sibling = table.get(level, _NOTHING)
            person += more
            sibling += more_sibling
        if alike.swapped:
            person += _SWAPPED
            sibling += _SWAPPED
        against = sibling + self._siblings
        return self._prior + person - (math.log1p(math.exp(against)) if against < _SURE else against)

    def match(self, a: Traits, b: Traits) -> Match:
        """The calibrated probability that two are one person, and why; symmetric."""
        alike = likeness(a, b)
        score = probability(self.odds(alike, self.population.rarity(alike, a, b)))
        return Match(score, reasons_for(alike, plain_level(a.commune, b.commune)))


def compare(a: Traits, b: Traits, population: Population = USUAL) -> Match:
    """How likely two records are of one person, and why. For many comparisons keep one ``Judge``."""
    return Judge(population).match(a, b)


def probability(odds: float) -> float:
    """The calibrated probability of logarithmic odds."""
    calibrated = weights.SLOPE * odds + weights.SHIFT
    return 1 / (1 + math.exp(-calibrated)) if calibrated > -500 else 0.0


def _logs(row: Row) -> Evidence:
    person, stranger, sibling = row
    return math.log(person / stranger), math.log(sibling / stranger)


_SWAPPED = math.log(weights.SWAPPED_NAMES)
