"""Says fast that two people cannot be one: whole columns, each fact at its best, nothing looked at closely.

Of a million pairs that share a fact some tens of thousands deserve a comparison; this finds them. It may let too many
through, and hardly ever keeps one back (a name with a slip has nearly the same consonants, which is all that is asked).
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from wasl.participants.identity.likeness import BirthLevel, CardLevel, NameLevel, PlainLevel
from wasl.participants.identity.population import COUNTED_AS, Population
from wasl.participants.identity.score import Judge
from wasl.participants.identity.traits import Name, Traits
from wasl.participants.identity.weights import Row

HOPELESS = -2.0
"""Odds (natural logarithm) under which a pair is not worth a comparison."""
_IN_THE_OTHER_ORDER = 8.0


class Sieve:
    """The people of a file, as columns."""

    def __init__(self, people: Sequence[Traits], judge: Judge) -> None:
        population, tables = judge.population, judge.tables
        self._prior = math.log(2 * judge.person_again / population.size)
        self._given = _Part([p.given for p in people], tables["given"], population.given, population)
        self._surname = _Part([p.surname for p in people], tables["surname"], population.surname, population)
        self._father = _Part([p.father for p in people], tables["father"], population.father, population)
        self._year = [p.birth.year if p.birth else 0 for p in people]
        self._day = [p.birth.month * 100 + p.birth.day if p.birth else 0 for p in people]
        self._card = [p.cin for p in people]
        self._sex = [p.sex for p in people]
        self._province = [p.province for p in people]
        self._same_place = {
            place: _rarity(count, population) for place, count in population.province.items() if count
        }
        birth, card = _logs(tables["birth"]), _logs(tables["card"])
        self._same_birth = birth[BirthLevel.SAME] + math.log(20_000)
        self._near_birth = birth[BirthLevel.SWAPPED]
        self._same_year = max(
            birth[BirthLevel.YEAR_ALONE], birth[BirthLevel.ONE_SLIP], birth[BirthLevel.YEAR_FIRST_JANUARY]
        )
        self._other_birth = birth[BirthLevel.NEXT_YEAR]
        self._same_card, self._other_card = card[CardLevel.SAME], card[CardLevel.DIFFERENT]
        self._near_card = card[CardLevel.ONE_SLIP]
        self._other_sex = _logs(tables["sex"])[PlainLevel.DIFFERENT]
        self._other_place = _logs(tables["province"])[PlainLevel.DIFFERENT]

    def worth_comparing(self, a: int, others: Iterable[int]) -> list[int]:
        """Those of ``others`` who may be person ``a``."""
        given, surname, father = self._given, self._surname, self._father
        found = []
        for b in others:
            names = given.best(a, b) + surname.best(a, b)
            if names < 0:
                if given.keys[a] == surname.keys[b] or surname.keys[a] == given.keys[b]:
                    names = _IN_THE_OTHER_ORDER
                elif not self._card[a] or self._card[a] != self._card[b]:
                    continue
            odds = self._prior + names + self._born(a, b) + self._rest(a, b)
            if odds + father.best(a, b) > HOPELESS:
                found.append(b)
        return found

    def _born(self, a: int, b: int) -> float:
        year, other_year = self._year[a], self._year[b]
        if not year or not other_year:
            return 0.0
        day, other_day = self._day[a], self._day[b]
        if year == other_year:
            if day == other_day:
                return self._same_birth if day else self._same_year
            return (
                self._near_birth
                if day // 100 == other_day % 100 and day % 100 == other_day // 100
                else self._same_year
            )
        return self._same_year if day == other_day != 0 else self._other_birth

    def _rest(self, a: int, b: int) -> float:
        """Card, sex, province."""
        odds = 0.0
        card, other_card = self._card[a], self._card[b]
        if card and other_card:
            if card == other_card:
                odds += self._same_card
            elif card[:2] == other_card[:2] or card[-2:] == other_card[-2:]:
                odds += self._near_card
            else:
                odds += self._other_card
        if self._sex[a] and self._sex[b] and self._sex[a] != self._sex[b]:
            odds += self._other_sex
        province = self._province[a]
        if province and self._province[b]:
            odds += self._same_place[province] if province == self._province[b] else self._other_place
        return odds


class _Part:
    """A column of names: keys, their letters, and how much sharing each says."""

    def __init__(
        self,
        names: Sequence[Name],
        table: Mapping[int, Row],
        counts: Mapping[str, int],
        population: Population,
    ) -> None:
        weights = _logs(table)
        self.keys = [name.key for name in names]
        self._others = [name.keys[1:] for name in names]
        self._bags = [name.key_bags[0] if name.keys else 0 for name in names]
        self._rarity = {key: _rarity(count, population) + 0.4 for key, count in counts.items() if key}
        self._close = max(weights[NameLevel.CLOSE], weights[NameLevel.PART])
        self._vague, self._unlike = weights[NameLevel.VAGUE], weights[NameLevel.DIFFERENT]

    def best(self, a: int, b: int) -> float:
        """The most that the names of ``a`` and ``b`` can add."""
        key, other = self.keys[a], self.keys[b]
        if key == other:
            return self._rarity[key] if key else 0.0
        if not key or not other:
            return 0.0
        bag, other_bag = self._bags[a], self._bags[b]
        differing = bag ^ other_bag
        letters = differing.bit_count()
        if letters <= 2 or (letters <= 4 and len(key) + len(other) >= 11):
            return self._close
        if abs(len(key) - len(other)) >= 2 and not (differing & bag and differing & other_bag):
            return self._close
        if self._others[a] or self._others[b]:
            return self._rarity[key]
        return self._vague if letters <= 4 else self._unlike


def _rarity(count: int, population: Population) -> float:
    return -math.log(count / (population.counted + COUNTED_AS))


def _logs(table: Mapping[int, Row]) -> dict[int, float]:
    return {level: math.log(person / stranger) for level, (person, stranger, _) in table.items()}
