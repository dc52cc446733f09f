"""Matching of people, judged by what it finds and against yardsticks run beside it: Soundex for keys, Splink for pairs.

The seeds here were never looked at while weights were chosen. Needs ``pip install -e .[bench]``.
"""

import datetime
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bench.identity_people import CLEAN, ROUGH, USUAL, Names, Noise, Row, attested, register
from wasl.participants.identity.batch import likely_pairs
from wasl.participants.identity.keys import name_key
from wasl.participants.identity.traits import Traits, traits_of

RANDOM_PAIRS = 200_000
PEOPLE = 50_000
SEEDS = (90_001, 90_002)

T = TypeVar("T")
Found = dict[tuple[int, int], float]


@dataclass(frozen=True)
class Figure:
    """A measured figure and what it must reach or stay under."""

    name: str
    value: float
    at_least: float | None = None
    at_most: float | None = None

    def tell(self) -> bool:
        """Print it; whether it is held."""
        held = (self.at_least is None or self.value >= self.at_least) and (
            self.at_most is None or self.value <= self.at_most
        )
        limit = f"≥ {self.at_least}" if self.at_least is not None else f"≤ {self.at_most}"
        print(f"{'held  ' if held else 'BROKEN'}  {self.name}: {self.value:.4f} ({limit})", flush=True)
        return held


def figures() -> Iterator[Figure]:
    """Every figure, as it is measured."""
    yield from _keys()
    names = Names(attested())
    rows = register(names, SEEDS[0], PEOPLE)
    people = [traits(row) for row in rows]
    ours, took = _timed(lambda: {(pair.a, pair.b): pair.match.score for pair in likely_pairs(people)})
    yield from _pairs(rows, ours, "register of 50,000 people, a fifth written twice")
    yield from _honesty(names)
    yield from _against_splink(rows, people, ours, took)


def _keys() -> Iterator[Figure]:
    """How often both scripts of a name give one key, how often two names do, and what Soundex does."""
    from anyascii import anyascii
    from jellyfish import soundex

    units = [(arabic, latin) for arabic, latin, _, _ in attested()]
    recall, false = _recall(units, name_key)
    soundex_recall, _ = _recall(units, lambda name: soundex(anyascii(name)))
    yield Figure("keys: attested pairs of an Arabic and a Latin name with one key", recall, at_least=0.92)
    yield Figure("keys: random pairs of two names with one key, in 10,000", false * 10_000, at_most=10)
    yield Figure(
        "keys: as many times as Soundex on plain letters finds", recall / soundex_recall, at_least=1.7
    )


def _recall(units: Sequence[tuple[str, str]], key: Callable[[str], str]) -> tuple[float, float]:
    keys = {name: key(name) for pair in units for name in pair}
    spelled = defaultdict(set)
    for arabic, latin in units:
        spelled[arabic].add(latin)
    found = sum(keys[arabic] == keys[latin] for arabic, latin in units)
    rng = random.Random(SEEDS[0])  # noqa: S311 - a sample
    false = 0
    for _ in range(RANDOM_PAIRS):
        arabic, latin = rng.choice(units)[0], rng.choice(units)[1]
        false += latin not in spelled[arabic] and keys[arabic] == keys[latin]
    return found / len(units), false / RANDOM_PAIRS


def traits(row: Row) -> Traits:
    """What a line says."""
    whole = len(row.dob) == 10
    return traits_of(
        given_ar=row.given_ar, surname_ar=row.surname_ar, given_lat=row.given_lat, surname_lat=row.surname_lat,
        father=row.father, sex=row.sex, cin=row.cin, province=row.province,
        born=datetime.date.fromisoformat(row.dob) if whole else None,
        birth_year=int(row.dob) if row.dob and not whole else None,
    )  # fmt: skip


def true_pairs(rows: Sequence[Row]) -> set[tuple[int, int]]:
    """Places of lines that are one person."""
    of_person = defaultdict(list)
    for place, row in enumerate(rows):
        of_person[row.person].append(place)
    return {(a, b) for places in of_person.values() for n, a in enumerate(places) for b in places[n + 1 :]}


def _across(a: Row, b: Row) -> bool:
    """Whether two lines have no script in common."""
    return not (a.given_ar and b.given_ar) and not (a.given_lat and b.given_lat)


def f1(true: set[tuple[int, int]], found: Found) -> float:
    """Of pairs: the harmonic mean of precision and recall."""
    return 2 * len(true & found.keys()) / (len(true) + len(found))


def _pairs(rows: Sequence[Row], found: Found, what: str) -> Iterator[Figure]:
    true = true_pairs(rows)
    across = {(a, b) for a, b in true if _across(rows[a], rows[b])}
    sure = [pair in true for pair, score in found.items() if score >= 0.95]
    yield Figure(f"{what}: F1 of pairs", f1(true, found), at_least=0.96)
    yield Figure(
        f"{what}: pairs found across scripts", len(across & found.keys()) / len(across), at_least=0.94
    )
    yield Figure(f"{what}: right among those scored 0.95 or more", sum(sure) / len(sure), at_least=0.99)
    yield Figure(f"{what}: calibration error", calibration_error(true, found), at_most=0.05)


def calibration_error(true: set[tuple[int, int]], found: Found) -> float:
    """Expected calibration error over ten bins of the score."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for pair, score in found.items():
        bins[min(9, int(score * 10))].append((score, pair in true))
    return sum(
        abs(sum(s for s, _ in bin_) - sum(right for _, right in bin_)) for bin_ in bins.values()
    ) / len(found)


def _honesty(names: Names) -> Iterator[Figure]:
    """Calibration among clerks of other manners, in small files."""
    manners: dict[str, Noise] = {"careful": CLEAN, "usual": USUAL, "hasty": ROUGH}
    for manner, noise in manners.items():
        rows = register(names, SEEDS[1], 8_000, noise=noise)
        people = [traits(row) for row in rows]
        found = {(pair.a, pair.b): pair.match.score for pair in likely_pairs(people)}
        yield Figure(
            f"8,000 people, {manner} clerks: calibration error",
            calibration_error(true_pairs(rows), found),
            at_most=0.05,
        )


def _against_splink(
    rows: Sequence[Row], people: Sequence[Traits], ours: Found, took: float
) -> Iterator[Figure]:
    from bench.identity_splink import Splink

    def work() -> tuple[Splink, Found]:
        splink = Splink(people)
        return splink, {(a, b): score for a, b, score in splink.pairs()}

    (_, theirs), its_time = _timed(work)
    true = true_pairs(rows)
    print(
        f"        ours {took:.1f} s of processor, F1 {f1(true, ours):.4f}; Splink {its_time:.1f} s, F1 {f1(true, theirs):.4f}"
    )
    yield Figure(
        "61,000 lines with themselves / Splink, trained and asked: processor time",
        took / its_time,
        at_most=1.0,
    )


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin
