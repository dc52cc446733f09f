"""Shapes of the format (mappings, lists), and reading nodes into rows by them. Every fault found is noted. Pure."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from wasl.exchange import nodes, scalars
from wasl.exchange.faults import Faults
from wasl.exchange.scalars import Known, Wrong, check_script


@dataclass(frozen=True)
class Field:
    """One key of a mapping: its type, whether it must stand there, what stands for it when it does not."""

    type: "Type"
    required: bool = False
    default: Any = None


@dataclass(frozen=True)
class Shape:
    """A mapping with known keys. ``key`` names the fields a row is told apart by; without, by its position."""

    fields: dict[str, Field]
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class Many:
    """A list of one type."""

    of: "Type"
    least: int = 0


@dataclass(frozen=True)
class Each:
    """A mapping from codes to one type (``by_province``)."""

    key: scalars.Scalar
    value: "Type"


@dataclass(frozen=True)
class Spellings:
    """A mapping with the same words in two scripts: ``ar`` and ``fr`` (words) or ``lat`` (names)."""

    other: str = "fr"
    most: int = 200


Type = scalars.Scalar | Shape | Many | Each | Spellings
WORDS = Spellings()
NAME = Spellings("lat", 80)


@dataclass(frozen=True)
class Words:
    """The same words in Arabic and in Latin letters (French words, or a name as on the card)."""

    ar: str
    lat: str

    @property
    def fr(self) -> str:
        """The French spelling."""
        return self.lat


@dataclass
class Row:
    """What a mapping gave: values by field, and where each stands. A field at fault has no value."""

    path: str
    line: int
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    def given(self, name: str) -> bool:
        """Whether the file holds the field, rightly or wrongly written."""
        return name in self.lines

    def at(self, name: str = "") -> tuple[int, str]:
        """Line and field to tell: the value's own, or the row's first line when it is not there."""
        return self.lines.get(name, self.line), f"{self.path}.{name}" if name else self.path

    def written(self, *without: str) -> dict[str, Any]:
        """The values as plain JSON, for comparing what was loaded with what is asked; fields ``without`` left out."""
        return {name: plain(value) for name, value in self.values.items() if name not in without}

    def rows(self, name: str) -> list["Row"]:
        """The rows of a list field; none when it is absent or at fault."""
        return [row for row in self[name] or [] if isinstance(row, Row)]


def plain(value: Any) -> Any:
    """``value`` as JSON carries it."""
    if isinstance(value, Row):
        return value.written()
    if isinstance(value, Words):
        return {"ar": value.ar, "lat": value.lat}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, datetime.date | Decimal | Fraction):
        return str(value)
    return value


class Reader:
    """Reads nodes by their types; what is wrong goes to ``faults``."""

    def __init__(self, known: Known, faults: Faults) -> None:
        self.known = known
        self.faults = faults

    def rows(self, section: str, node: nodes.Node, shape: Shape) -> list[Row]:
        """The rows of a section. Rows that are no mapping are noted and left out."""
        return [row for row in self._items(node, Many(shape), section, section) if isinstance(row, Row)]

    def row(self, node: nodes.Mapping, shape: Shape, path: str) -> Row:
        """The row a mapping gives; ``path`` is how its faults are told (empty at the top of the file)."""
        row = Row(path, node.line)
        for name, value in node.entries.items():
            where = f"{path}.{name}" if path else name
            known = shape.fields.get(name)
            if known is None:
                self.faults.add((node.lines[name], where), "unknown_key", key=name)
                continue
            row.lines[name] = (
                node.lines[name] if isinstance(value, nodes.Listing | nodes.Mapping) else value.line
            )
            if isinstance(value, nodes.Scalar) and not value.text:
                self.faults.add((value.line, where), "missing", field=name)
                continue
            found = self.read(value, known.type, where, name)
            if found is not None:
                row.values[name] = found
        self._what_is_absent(row, shape)
        return row

    def _what_is_absent(self, row: Row, shape: Shape) -> None:
        for name, known in shape.fields.items():
            if row.given(name):
                continue
            if known.required:
                where = f"{row.path}.{name}" if row.path else name
                self.faults.add((row.line, where), "missing", field=name)
            elif known.default is not None:
                row.values[name] = known.default

    def read(self, node: nodes.Node, wanted: Type, path: str, name: str) -> Any:
        """The value of a node, or None when it is not of its type (then a fault is noted)."""
        if isinstance(wanted, scalars.Scalar):
            return self._scalar(node, wanted, path, name)
        if isinstance(wanted, Many):
            return list(self._items(node, wanted, path, name))
        if not isinstance(node, nodes.Mapping):
            self._wrong(node, path, name, _("a mapping of keys and values"))
            return None
        if isinstance(wanted, Spellings):
            return self._spellings(node, wanted, path)
        if isinstance(wanted, Each):
            return self._each(node, wanted, path)
        return self.row(node, wanted, path)

    def _scalar(self, node: nodes.Node, wanted: scalars.Scalar, path: str, name: str) -> Any:
        if not isinstance(node, nodes.Scalar):
            self._wrong(node, path, name, _("one value"))
            return None
        try:
            return wanted.read(node.text, name, self.known)
        except Wrong as wrong:
            self.faults.add((node.line, path), wrong.code, **wrong.values)
            return None

    def _items(self, node: nodes.Node, wanted: Many, path: str, name: str) -> Iterator[Any]:
        if not isinstance(node, nodes.Listing):
            self._wrong(node, path, name, _("a list"))
            return
        if len(node.items) < wanted.least:
            self._wrong(node, path, name, _("a list of at least %(least)s") % {"least": wanted.least})
        for position, item in enumerate(node.items, start=1):
            found = self.read(item, wanted.of, f"{path}[{_key(item, wanted.of) or position}]", name)
            if found is not None:
                yield found

    def _each(self, node: nodes.Mapping, wanted: Each, path: str) -> Row:
        row = Row(path, node.line)
        for code, value in node.entries.items():
            row.lines[code] = node.lines[code]
            try:
                wanted.key.read(code, code, self.known)
            except Wrong as wrong:
                self.faults.add((node.lines[code], f"{path}.{code}"), wrong.code, **wrong.values)
                continue
            found = self.read(value, wanted.value, f"{path}.{code}", code)
            if found is not None:
                row.values[code] = found
        return row

    def _spellings(self, node: nodes.Mapping, wanted: Spellings, path: str) -> Words | None:
        one = scalars.text(wanted.most)
        row = self.row(node, Shape({"ar": Field(one, True), wanted.other: Field(one, True)}), path)
        for name in ("ar", wanted.other):
            if row[name] is not None:
                try:
                    check_script(row[name], name, "ar" if name == "ar" else "lat")
                except Wrong as wrong:
                    self.faults.add(row.at(name), wrong.code, **wrong.values)
                    del row.values[name]
        return Words(row["ar"], row[wanted.other]) if row["ar"] and row[wanted.other] else None

    def _wrong(self, node: nodes.Node, path: str, name: str, expected: str) -> None:
        self.faults.add((node.line, path), "wrong_type", field=name, expected=expected)


def _key(node: nodes.Node, wanted: Type) -> str:
    """What a row is called in a fault: the text of its key fields, as written."""
    if not isinstance(wanted, Shape) or not isinstance(node, nodes.Mapping):
        return ""
    parts = [node.entries.get(name) for name in wanted.key]
    return "/".join(part.text for part in parts if isinstance(part, nodes.Scalar) and part.text)
