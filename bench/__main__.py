"""``python -m bench [speed] [identity] [desk]``: everything, or the parts named.

A bar of speed is a ratio between two ways of doing the same work, taken in turns. Matching of people is judged by what it
finds and beside its yardsticks; it needs ``pip install -e .[bench]``, and is left out, saying so, where that is missing.
"""

import importlib.util
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.databases import prepare_environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wasl.settings")
prepare_environment()

import django  # noqa: E402

django.setup()

from bench import identity, identity_desk, papers, rows  # noqa: E402

ROUNDS = 7


@dataclass(frozen=True)
class Bar:
    """``slow`` over ``fast`` must stay under ``at_most`` (the price of a safety) or reach ``at_least`` (the gain of a way)."""

    name: str
    first: Callable[[], object]
    second: Callable[[], object]
    at_most: float | None = None
    at_least: float | None = None


def timed(work: Callable[[], object]) -> float:
    """Seconds one round takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def measure(bar: Bar) -> bool:
    """Run the two ways in turns after a warm-up, print both medians and their ratio; whether the bar is held."""
    bar.first(), bar.second()
    pairs = [(timed(bar.first), timed(bar.second)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in pairs)
    first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
    held = (bar.at_most is None or ratio <= bar.at_most) and (bar.at_least is None or ratio >= bar.at_least)
    limit = f"≤ {bar.at_most}" if bar.at_most is not None else f"≥ {bar.at_least}"
    print(
        f"{'held  ' if held else 'BROKEN'}  {bar.name}: {first * 1000:.1f} ms / {second * 1000:.1f} ms = {ratio:.2f} ({limit})"
    )
    return held


def speed() -> bool:
    """Measure every bar of speed; whether all are held."""
    with rows.thousands_of_files() as files, papers.receipts() as receipts:
        bars = [
            Bar(
                "a list of one centre's files under row policies / with a WHERE as owner",
                files.guarded,
                files.plain,
                at_most=3.0,
            ),
            Bar(
                "a search by name among all files / among one centre's",
                files.search_all,
                files.search_own,
                at_most=4.0,
            ),
            Bar(
                "receipts printed one by one / in one document",
                receipts.one_by_one,
                receipts.merged,
                at_least=1.0,
            ),
        ]
        held = [measure(bar) for bar in bars]  # every bar is measured, also after a broken one
        return all(held)


def matching(figures: Callable[[], Iterable[identity.Figure]]) -> bool:
    """Measure every figure of the matching of people; whether all are held."""
    if missing := [name for name in YARDSTICKS if importlib.util.find_spec(name) is None]:
        print(f"left out: pip install -e .[bench] (missing: {', '.join(missing)})")
        return True
    held = [figure.tell() for figure in figures()]  # every figure is told, also after a broken one
    return all(held)


YARDSTICKS = ("arabic_name_romanizer", "anyascii", "jellyfish", "splink", "pyarrow")
PARTS: dict[str, Callable[[], bool]] = {
    "speed": speed,
    "identity": lambda: matching(identity.figures),
    "desk": lambda: matching(identity_desk.figures),
}


def main(asked: list[str]) -> int:
    """Measure the parts asked for, or all; 1 when a bar is broken."""
    if unknown := set(asked) - PARTS.keys():
        print(f"no such part: {', '.join(sorted(unknown))} (there are: {', '.join(PARTS)})")
        return 2
    held = [PARTS[name]() for name in asked or PARTS]
    return 0 if all(held) else 1


sys.exit(main(sys.argv[1:]))
