"""What may stand only once: keys of sections, lines, holders, cards, parties, offices at a ceremony."""

from collections.abc import Hashable, Iterable
from typing import Any

from wasl.exchange.checks.checking import Checking
from wasl.exchange.sections import SECTIONS
from wasl.exchange.shapes import Row

_FIGURE = ("place", "place_axis", "unit", "basis", "money")
KEYS = {section: shape.key for section, shape in SECTIONS.items() if shape.key} | {
    "openings": _FIGURE,
    "assertions": (*_FIGURE, "since", "until", "printed"),
}


def check(checking: Checking) -> None:
    """Note every second use of what is unique."""
    for section, key in KEYS.items():
        _once(checking, checking.file.rows(section), key)
    agreements = checking.file.rows("agreements")
    _once(checking, (line for row in agreements for line in row.rows("lines")), ("code",))
    for row in agreements:
        _once(checking, row.rows("parties"), ("institution",))
    for row in checking.file.rows("projects"):
        _once(checking, row.rows("holders"), ("participant",))
    _once(checking, checking.file.rows("grants"), ("project",))
    ceremonies = checking.file.rows("ceremonies")
    _once(
        checking, (row for ceremony in ceremonies for row in ceremony.rows("handovers")), ("grant", "holder")
    )
    _cards(checking)
    for row in ceremonies:
        _offices(checking, row)


def _once(checking: Checking, rows: Iterable[Row], key: tuple[str, ...]) -> None:
    first: dict[Hashable, int] = {}
    for row in rows:
        values = tuple(row[name] for name in key)
        if values[0] is None:
            continue
        if values in first:
            shown = "/".join(str(value) for value in values if value is not None)
            checking.faults.add(row.at(key[0]), "duplicate_reference", value=shown, line=first[values])
        first.setdefault(values, row.lines.get(key[0], row.line))


def _cards(checking: Checking) -> None:
    first: dict[Any, int] = {}
    for row in checking.file.rows("participants"):
        card = row["cin"]
        if card is not None and card in first:
            checking.faults.add(row.at("cin"), "duplicate_cin", line=first[card])
        if card is not None:
            first.setdefault(card, row.lines["cin"])


def _offices(checking: Checking, ceremony: Row) -> None:
    seen = {ceremony["presiding"]} - {None}
    for office in ceremony["present"] or []:
        if office in seen:
            line, field = ceremony.at("present")
            checking.faults.add(
                (line, field), "duplicate_reference", value=office, line=ceremony.lines.get("presiding", line)
            )
        seen.add(office)
