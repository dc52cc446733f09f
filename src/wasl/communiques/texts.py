"""A composed text: title and paragraphs made of words and figures, so that a page links each figure and JSON lists it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wasl.money.amounts import to_json as amount_json

ROLES = (
    "people",
    "women",
    "total_amount",
    "province_people",
    "trade_projects",
    "planned_people",
    "planned_amount",
    "cumulative_people",
    "cumulative_amount",
    "cash_amount",
    "institutional_items",
    "other",
)
"""What a figure stands for; the same words as the checking of texts."""

UNITS = ("people", "projects", "items", "MAD")

LEAD, FRAME, SPREAD, SUPPORT, QUOTE, GIFT, STATEMENT = (
    "lead",
    "frame",
    "spread",
    "support",
    "quote",
    "gift",
    "statement",
)
"""Kinds of paragraphs, in the order they come."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed. ``definition`` is the key of its question (empty: no tally answers it); ``cell`` its row's code."""

    printed: str
    value: int | Decimal
    unit: str
    role: str
    definition: str = ""
    cell: str = ""
    precision: str = "exact"

    @property
    def what(self) -> tuple[str, str, str, str]:
        """What the figure says, apart from the language it is printed in."""
        return (self.role, self.definition, self.cell, value_json(self.value))

    def to_json(self) -> dict[str, Any]:
        """Stored and printed form; amounts as strings with two decimals."""
        return {
            "printed": self.printed,
            "value": value_json(self.value) if isinstance(self.value, Decimal) else self.value,
            "unit": self.unit,
            "precision": self.precision,
            "role": self.role,
            "definition": self.definition,
            "cell": self.cell,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Figure":
        """The figure of a stored text."""
        value = Decimal(data["value"]) if data["unit"] == "MAD" else int(data["value"])
        return cls(**{**data, "value": value})


Piece = str | Figure


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its kind, and words and figures in reading order."""

    kind: str
    pieces: tuple[Piece, ...]

    @property
    def plain(self) -> str:
        """The paragraph as text."""
        return "".join(piece if isinstance(piece, str) else piece.printed for piece in self.pieces)

    @property
    def figures(self) -> list[Figure]:
        """Its figures in reading order."""
        return [piece for piece in self.pieces if isinstance(piece, Figure)]


@dataclass(frozen=True, slots=True)
class Text:
    """A communiqué in one language."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def plain(self) -> str:
        """Title and paragraphs, an empty line between them."""
        return "\n\n".join([self.title, *(paragraph.plain for paragraph in self.paragraphs)])

    @property
    def figures(self) -> list[Figure]:
        """Every figure in reading order."""
        return [figure for paragraph in self.paragraphs for figure in paragraph.figures]

    def with_words(self, paragraphs: Iterable["Paragraph"]) -> "Text":
        """The same text with quoted words, before the gift and the statement."""
        quoted = tuple(paragraphs)
        if not quoted:
            return self
        apart = [p for p in self.paragraphs if p.kind in (GIFT, STATEMENT)]
        told = [p for p in self.paragraphs if p.kind not in (GIFT, STATEMENT)]
        return Text(self.title, (*told, *quoted, *apart))

    def to_json(self) -> dict[str, Any]:
        """What is stored of an approved text."""
        return {
            "title": self.title,
            "paragraphs": [
                {
                    "kind": paragraph.kind,
                    "pieces": [p if isinstance(p, str) else p.to_json() for p in paragraph.pieces],
                }
                for paragraph in self.paragraphs
            ],
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Text":
        """A stored text, piece by piece."""
        return cls(
            data["title"],
            tuple(
                Paragraph(
                    paragraph["kind"],
                    tuple(p if isinstance(p, str) else Figure.from_json(p) for p in paragraph["pieces"]),
                )
                for paragraph in data["paragraphs"]
            ),
        )


def value_json(value: int | Decimal) -> str:
    """A value as text: ``"14"``, ``"23500.00"``."""
    return amount_json(value) if isinstance(value, Decimal) else str(value)


# Private-use signs that no stored name holds: they carry a figure through the functions that word a sentence.
_OPEN, _MIDDLE, _CLOSE = "\ue000", "\ue001", "\ue002"
_MARK = re.compile(f"{_OPEN}(\\d+){_MIDDLE}[^{_CLOSE}]*{_CLOSE}")


class Writer:
    """Keeps the figures of a text while its sentences are worded as plain strings."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []

    def figure(self, printed: str, value: int | Decimal, unit: str, role: str, **about: str) -> str:
        """The figure as a string to be put into a sentence. ``about``: ``definition``, ``cell``, ``precision``."""
        self._figures.append(Figure(printed, value, unit, role, **about))
        return f"{_OPEN}{len(self._figures) - 1}{_MIDDLE}{printed}{_CLOSE}"

    def paragraph(self, kind: str, sentences: Iterable[str]) -> Paragraph:
        """The paragraph of these sentences; empty ones are left out."""
        text = " ".join(sentence for sentence in sentences if sentence)
        return Paragraph(kind, tuple(self._pieces(text)))

    def _pieces(self, text: str) -> Iterator[Piece]:
        end = 0
        for mark in _MARK.finditer(text):
            if mark.start() > end:
                yield text[end : mark.start()]
            yield self._figures[int(mark[1])]
            end = mark.end()
        if end < len(text):
            yield text[end:]
