"""Pure rules of communiqués: what a figure is worth in a tally, which cells are small, what adds up, what has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wasl.communiques.texts import Figure, Text, value_json
from wasl.tallies.rules import Row, Tally, agrees
from wasl.wording.rounding import as_said

CELLS = {"women": "sex", "province_people": "province", "trade_projects": "trade"}
"""Figures printed from a row of a breakdown, by its dimension."""
_COUNTS_PEOPLE_OR_PROJECTS = {"people", "women", "province_people", "trade_projects"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the house verifies before somebody approves. ``kind``: provinces, trades, women or languages."""

    kind: str
    parts: tuple[int, ...]
    total: int
    holds: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A printed figure and what the register says today for the same question. ``now`` is None when it cannot say."""

    role: str
    definition: str
    cell: str
    unit: str
    printed: int | Decimal
    now: int | Decimal | None
    precision: str = "exact"

    def to_json(self) -> dict[str, Any]:
        """Stored form of an erratum's line."""
        return {
            "role": self.role,
            "definition": self.definition,
            "cell": self.cell,
            "unit": self.unit,
            "printed": value_json(self.printed),
            "now": None if self.now is None else value_json(self.now),
            "precision": self.precision,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Difference":
        """A line of a stored erratum."""
        kind = Decimal if data["unit"] == "MAD" else int
        now = None if data["now"] is None else kind(data["now"])
        return cls(**{**data, "printed": kind(data["printed"]), "now": now})


def row_of(tally: Tally, dimension: str, cell: str) -> Row | None:
    """The row of a breakdown for one code."""
    return next((row for row in tally.rows if row.keys.get(dimension) == cell), None)


def worth(figure: Figure, tally: Tally) -> int | Decimal | None:
    """What ``tally`` says where ``figure`` was printed; zero when its row is gone, None when it cannot be known."""
    if figure.role in CELLS:
        row = row_of(tally, CELLS[figure.role], figure.cell)
        if row is None:
            return 0
        return row.figures.projects if figure.unit == "projects" else row.figures.people
    if figure.role.startswith("cumulative"):
        if tally.cumulative is None:
            return None
        return tally.cumulative.amount if figure.unit == "MAD" else tally.cumulative.people
    if figure.unit == "MAD":
        return tally.total.amount
    return tally.total.projects if figure.unit == "projects" else tally.total.people


def stated(figure: Figure, frozen: Mapping[str, Any]) -> int | Decimal | None:
    """The value behind a printed figure in its frozen answer (``FrozenTally.figures`` of its question), unrounded."""
    if figure.role in CELLS:
        cell = next((row for row in frozen["rows"] if row[CELLS[figure.role]] == figure.cell), None)
    else:
        cell = frozen["cumulative"] if figure.role.startswith("cumulative") else frozen["total"]
    value = cell["amount" if figure.unit == "MAD" else figure.unit] if cell else None
    if value is None:
        return None
    return Decimal(value) if figure.unit == "MAD" else int(value)


def changes(text: Text, today: Mapping[str, Tally]) -> list[Difference]:
    """Figures that a text composed from these answers would print otherwise, in reading order. Gifts are in no tally."""
    found = []
    for figure in text.figures:
        if figure.definition:
            now = worth(figure, today[figure.definition])
            printed = None if now is None else as_said(now, figure.precision)
            if printed != figure.value:
                found.append(_difference(figure, now))
    return found


def undone(text: Text, frozen: Mapping[str, Any], standing: Mapping[str, Tally]) -> list[Difference]:
    """Figures whose facts no longer all stand, in reading order; an «about» within its tolerance is not contradicted.

    ``frozen`` holds the answers as published, ``standing`` what is left of them, both by question.
    """
    found = []
    for figure in text.figures:
        if figure.definition in standing:
            then, now = stated(figure, frozen[figure.definition]), worth(figure, standing[figure.definition])
            if (
                then is not None
                and now is not None
                and now < then
                and not agrees(figure.precision, then, now)
            ):
                found.append(_difference(figure, now))
    return found


def _difference(figure: Figure, now: int | Decimal | None) -> Difference:
    said = None if now is None else as_said(now, figure.precision)
    return Difference(
        figure.role, figure.definition, figure.cell, figure.unit, figure.value, said, figure.precision
    )


def small_cells(text: Text, threshold: int) -> list[dict[str, Any]]:
    """Counts of people and projects under the threshold: each may point at somebody, and needs a reason to be published."""
    return [
        {"role": figure.role, "cell": figure.cell, "value": figure.value, "unit": figure.unit}
        for figure in text.figures
        if figure.role in _COUNTS_PEOPLE_OR_PROJECTS and 0 < figure.value < threshold
    ]


def checks(arabic: Text, french: Text, projects: int) -> list[Check]:
    """What adds up in the text, and whether both languages tell the same figures. ``projects`` is the register's total."""
    people = sum(int(figure.value) for figure in arabic.figures if figure.role == "people")
    provinces = _values(arabic.figures, "province_people") or (people,)
    trades = _values(arabic.figures, "trade_projects")
    women = sum(_values(arabic.figures, "women"))
    both = [sorted(figure.what for figure in text.figures) for text in (arabic, french)]
    return [
        Check("provinces", provinces, people, sum(provinces) == people),
        Check("trades", trades, projects, sum(trades) == projects),
        Check("women", (women,), people, women <= people),
        Check("languages", (len(both[1]),), len(both[0]), both[0] == both[1]),
    ]


def _values(figures: Iterable[Figure], role: str) -> tuple[int, ...]:
    return tuple(int(figure.value) for figure in figures if figure.role == role)
