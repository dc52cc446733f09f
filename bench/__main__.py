"""``python -m bench``: each bar is a ratio between two ways of doing the same work, taken in turns."""

import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.databases import prepare_environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wasl.settings")
prepare_environment()

import django  # noqa: E402

django.setup()

from bench import papers, rows  # noqa: E402

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


def main() -> int:
    """Measure every bar; 1 when one is broken."""
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
        return 0 if all(held) else 1


sys.exit(main())
