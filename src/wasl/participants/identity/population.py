"""How common each name, place and birth date is among those compared: to share a rare name says more."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from wasl.participants.identity.likeness import SAME_NAMES, BirthLevel, Likeness, PlainLevel
from wasl.participants.identity.traits import Name, Traits

# Shares of given names in the Maghreb, rounded from what everybody sees on any list; used until something is counted.
COMMON_GIVEN = {
    "mhmd": 0.09, "ftm": 0.05, "hmd": 0.04, "hsn": 0.04, "kdj": 0.02, "ysf": 0.02, "Ac": 0.015, "Ali": 0.015, "stf": 0.01,
    "mstf": 0.015, "bdl": 0.02, "rcd": 0.012, "sd": 0.02, "mrm": 0.015, "brhm": 0.012, "drs": 0.01, "xlid": 0.005,
}  # fmt: skip
UNSEEN_GIVEN = 0.002
UNSEEN_SURNAME = 0.0006
UNSEEN_PLACE = 0.04
COUNTED_AS = 200
"""How many records the shares above weigh as, against those counted."""

_MOST_COMMON = 0.5  # to have the name everybody has still says a little

_WHOLE_DATE = math.log(17_000)
_FIRST_JANUARY = math.log(900)


@dataclass(frozen=True)
class Population:
    """How many records are compared, and how often each key and place occurs among them (counts, not shares)."""

    size: int = 10_000
    given: Mapping[str, int] = field(default_factory=dict)
    surname: Mapping[str, int] = field(default_factory=dict)
    father: Mapping[str, int] = field(default_factory=dict)
    province: Mapping[str, int] = field(default_factory=dict)
    counted: int = 0
    """How many records the counts were made from."""

    @classmethod
    def of(cls, people: Iterable[Traits]) -> "Population":
        """The population these people are."""
        given, surname, father, province = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
        size = 0
        for person in people:
            size += 1
            given[person.given.key] += 1
            surname[person.surname.key] += 1
            father[person.father.key] += 1
            province[person.province] += 1
        return cls(max(size, 2), given, surname, father, province, size)

    def rarity(self, alike: Likeness, a: Traits, b: Traits) -> float:
        """How much it says that these facts agree, being rare (natural logarithm)."""
        said = 0.0
        if alike.given in SAME_NAMES:
            said += self._name(self.given, a.given, b.surname if alike.swapped else b.given, UNSEEN_GIVEN)
        if alike.surname in SAME_NAMES:
            said += self._name(
                self.surname, a.surname, b.given if alike.swapped else b.surname, UNSEEN_SURNAME
            )
        if alike.father in SAME_NAMES:
            said += self._name(self.father, a.father, b.father, UNSEEN_GIVEN)
        if alike.birth is BirthLevel.SAME and a.birth is not None:
            said += _FIRST_JANUARY if (a.birth.month, a.birth.day) == (1, 1) else _WHOLE_DATE
        if alike.province is PlainLevel.SAME:
            share = (self.province.get(a.province, 0) + COUNTED_AS * UNSEEN_PLACE) / (
                self.counted + COUNTED_AS
            )
            said -= math.log(share)
        return said

    def _name(self, counts: Mapping[str, int], a: Name, b: Name, unseen: float) -> float:
        key = next((key for key in a.keys if key in b.keys), a.key)
        usual = COMMON_GIVEN.get(key, unseen) if unseen == UNSEEN_GIVEN else unseen
        share = (counts.get(key, 0) + COUNTED_AS * usual) / (self.counted + COUNTED_AS)
        return -math.log(min(share, _MOST_COMMON))


USUAL = Population()
"""Ten thousand records of which nothing is counted."""
