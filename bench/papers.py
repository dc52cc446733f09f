"""Receipts to print."""

import datetime
import itertools
from collections.abc import Iterator
from contextlib import contextmanager

from tests.papers import samples

from wasl.papers.compiler import render, render_many

MANY = 20
DAY = datetime.date(2021, 7, 8)


class Receipts:
    """As many receipts, one document each or all in one; each round prints new ones, for the compiler remembers."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)

    def _data(self) -> list[dict]:
        return [samples.receipt(reference=f"MRK/2021/{next(self.numbers):04d}") for _ in range(MANY)]

    def one_by_one(self) -> None:
        for data in self._data():
            render("receipt", data, issued_on=DAY)

    def merged(self) -> None:
        render_many("receipt", self._data(), issued_on=DAY)


@contextmanager
def receipts() -> Iterator[Receipts]:
    """Receipts ready to be printed."""
    yield Receipts()
