"""Whom to compare: people who share at least one of a few facts. Never everybody with everybody.

The five look-ups answer from five indexes. A whole file is looked at with some more passes, which cost nothing there.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from wasl.participants.identity.traits import Traits

Columns = tuple[str, ...]
Values = tuple[object, ...]

LOOKUPS: tuple[Columns, ...] = (
    ("cin",),
    ("birth_date",),
    ("key_surname", "year"),
    ("key_given", "key_surname"),
    ("key_given", "year", "province"),
)
"""The columns of each equality look-up; ``year`` is that of the birth date, or the year alone."""


def lookups(person: Traits) -> Iterator[tuple[Columns, Values]]:
    """What to look up for one person; a look-up that lacks a value is left out. A birth date is ISO text."""
    known: dict[str, object] = {
        "cin": person.cin,
        "birth_date": _birth_date(person),
        "key_given": person.given.key,
        "key_surname": person.surname.key,
        "year": person.birth.year if person.birth else None,
        "province": person.province,
    }
    for columns in LOOKUPS:
        values = tuple(known[column] for column in columns)
        if all(values):
            yield columns, values


def _birth_date(person: Traits) -> str:
    birth = person.birth
    return f"{birth.year:04}-{birth.month:02}-{birth.day:02}" if birth and birth.whole else ""


Pass = Callable[[Traits], Values | None]


def _year(person: Traits) -> int | None:
    return person.birth.year if person.birth else None


def _when_whole(*values: object) -> Values | None:
    return values if all(values) else None


def _names(person: Traits) -> Values | None:
    """Given and family name in either order."""
    return _when_whole(*sorted((person.given.key, person.surname.key)))


PASSES: tuple[Pass, ...] = (
    lambda person: _when_whole(person.cin),
    lambda person: _when_whole(_birth_date(person)),
    lambda person: _when_whole(person.surname.key, _year(person)),
    _names,
    lambda person: _when_whole(person.given.key, _year(person), person.province),
    lambda person: _when_whole(person.given.key, person.father.key, _year(person)),
    lambda person: _when_whole(person.given.key, person.father.key, person.province),
)
"""The passes over a whole file: the look-ups, then the father's name, and names in either order."""

LARGEST_BLOCK = 2_000
"""A block of more is no block: that many share it because it says nothing (an office's card number, an empty date)."""


def partners(people: Sequence[Traits]) -> Iterator[tuple[int, set[int]]]:
    """For each place in the sequence, the later places worth a comparison: they share the facts of a pass."""
    passes = [_blocks([look(person) for person in people]) for look in PASSES]
    for place in range(len(people)):
        later: set[int] = set()
        for blocks in passes:
            block = blocks[place]
            if block is not None:
                later.update(block[bisect_right(block, place) :])
        if later:
            yield place, later


def _blocks(facts: Sequence[Values | None]) -> list[list[int] | None]:
    """For each place the block it stands in: the places that share its fact, in order; None when it is alone in it."""
    blocks: dict[Values, list[int]] = {}
    for place, fact in enumerate(facts):
        if fact is not None:
            blocks.setdefault(fact, []).append(place)
    return [
        block if fact is not None and 1 < len(block := blocks[fact]) <= LARGEST_BLOCK else None
        for fact in facts
    ]
