"""Whom to compare: people who share at least one of a few facts. Never everybody with everybody.

The five look-ups answer from five indexes. A whole file is looked at with some more passes, which cost nothing there.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Pass:
    """People who share all of these facts are compared, unless more than ``most`` share them: then they say too little."""

    facts: Columns
    most: int = 300


PASSES: tuple[Pass, ...] = (
    Pass(("cin",)),
    Pass(("birth_date", "given")),
    Pass(("birth_date", "surname")),
    Pass(("birth_date", "father")),
    Pass(("birth_date", "province"), most=60),
    Pass(("names",), most=60),
    Pass(("names", "year"), most=2_000),
    Pass(("names", "province")),
    Pass(("surname", "year", "given_begins")),
    Pass(("surname", "year", "given_ends")),
    Pass(("surname", "year", "father")),
    Pass(("surname", "year", "province")),
    Pass(("given", "year", "surname_begins")),
    Pass(("given", "year", "surname_ends")),
    Pass(("given", "year", "father"), most=60),
    Pass(("given", "father", "province"), most=20),
    Pass(("surname", "father", "province")),
)
"""The passes over a whole file: the look-ups narrowed by one fact more each, so that a million pairs that share a year and a
common name are not made; the father's name; given and family name in either order."""


def partners(people: Sequence[Traits]) -> Iterator[tuple[int, set[int]]]:
    """For each place in the sequence, the later places worth a comparison: they share the facts of a pass."""
    columns = _columns(people)
    passes = [_blocks([columns[fact] for fact in look.facts], look.most) for look in PASSES]
    for place in range(len(people)):
        later: set[int] = set()
        for blocks in passes:
            block = blocks[place]
            if block is not None:
                later.update(block[bisect_right(block, place) :])
        if later:
            yield place, later


def _columns(people: Sequence[Traits]) -> dict[str, list[int]]:
    """Facts to share, by name, as numbers: equal facts have one number, and what is not known is 0."""
    given = [person.given.key for person in people]
    surname = [person.surname.key for person in people]
    facts: dict[str, Iterable[object]] = {
        "cin": (person.cin for person in people),
        "birth_date": (_birth_date(person) for person in people),
        "year": (person.birth.year if person.birth else 0 for person in people),
        "given": given,
        "surname": surname,
        "father": (person.father.key for person in people),
        "province": (person.province for person in people),
        "names": ((min(a, b), max(a, b)) if a and b else "" for a, b in zip(given, surname, strict=True)),
        "given_begins": (key[:2] for key in given),
        "given_ends": (key[-2:] for key in given),
        "surname_begins": (key[:2] for key in surname),
        "surname_ends": (key[-2:] for key in surname),
    }
    return {name: _numbered(values) for name, values in facts.items()}


def _numbered(values: Iterable[object]) -> list[int]:
    numbers: dict[object, int] = {"": 0, 0: 0}
    return [numbers.setdefault(value, len(numbers)) for value in values]


def _blocks(columns: Sequence[list[int]], most: int) -> list[list[int] | None]:
    """For each place the block it stands in: the places that share its facts, in order; None when it is alone or one of
    too many."""
    facts = columns[0]
    for column in columns[1:]:
        many = max(column, default=0) + 1
        facts = [
            fact * many + other if fact and other else 0 for fact, other in zip(facts, column, strict=True)
        ]
    first: dict[int, int] = {}
    blocks: dict[int, list[int]] = {}
    for place, fact in enumerate(facts):
        if fact and (earlier := first.setdefault(fact, place)) != place:
            blocks.setdefault(fact, [earlier]).append(place)
    shared: list[list[int] | None] = [None] * len(facts)
    for block in blocks.values():
        if len(block) <= most:
            for place in block:
                shared[place] = block
    return shared
