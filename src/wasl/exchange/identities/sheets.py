"""The cells of a sheet (CSV or XLSX), as text, with their line. Nothing is understood here."""

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal
from wasl.exchange.identities.extent import NotAWorkbook, TooLarge, measure

LARGEST = 64 * 1024 * 1024
MOST_LINES = 200_000
MOST_COLUMNS = 200
_ENCODINGS = ("utf-8-sig", "cp1256", "cp1252")
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Line:
    """One line with something on it; ``number`` counts from 1 as the spreadsheet shows it."""

    number: int
    cells: list[str]


def lines_of(content: bytes) -> list[Line]:
    """The lines of a sheet that hold something. What the file is, its content says, not its name.

    Raises Refusal when it is too large, empty, or neither a CSV nor an XLSX file.
    """
    if len(content) > LARGEST:
        raise _too_large()
    cells = _workbook(content) if content.startswith(b"PK\x03\x04") else _text(content)
    lines = [
        Line(number, row)
        for number, row in enumerate(cells, 1)
        if any(row) and len(row) <= MOST_COLUMNS and number <= MOST_LINES
    ]
    if not lines:
        raise Refusal(_("This file holds no line."), field="sheet", code="empty")
    return lines


def _workbook(content: bytes) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook  # only those who read a workbook pay for it

    try:
        measure(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = (
            book.get_sheet_by_index(n).to_python(skip_empty_area=False) for n in range(len(book.sheet_names))
        )
        rows = next((rows for rows in sheets if rows), [])
    except TooLarge as error:
        raise _too_large() from error
    except (NotAWorkbook, CalamineError, ValueError, OSError) as error:
        raise _unreadable() from error
    return [[_written(cell) for cell in row] for row in rows[:MOST_LINES]]


def _written(cell: object) -> str:
    """A cell of a workbook as a person would type it: a date in ISO, a whole number without its point."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip() if cell is not None else ""


def _text(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    first = text[: text.find("\n")] if "\n" in text else text
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(100_000)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield [cell.strip() for cell in row]
    except csv.Error as error:
        raise _unreadable() from error


def _decoded(content: bytes) -> str:
    """UTF-8 first, then what Windows writes for Arabic and for French."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise _unreadable()


def _too_large() -> Refusal:
    return Refusal(_("This file is too large: cut it in several files."), field="sheet", code="too_large")


def _unreadable() -> Refusal:
    return Refusal(
        _("This file cannot be read: save it as CSV (UTF-8) or as an Excel workbook (XLSX)."),
        field="sheet",
        code="unreadable",
    )
