"""The tally as a workbook: a sheet that reads right to left in Arabic, figures as numbers, the definition above."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import pgettext

from wasl.tallies.rules import Figures, Tally
from wasl.tallies.sentences import definition_sentence, labels, masked, since_beginning
from wasl.wording.languages import current


def tally_workbook(tally: Tally) -> bytes:
    """The bytes of an .xlsx file. Hidden cells say «<5»; a figure nobody knows is its reason; nothing is a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(pgettext("workbook", "Tally"))
    if current() == "ar":
        sheet.right_to_left()
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    sheet.write_string(0, 0, definition_sentence(tally.definition), bold)
    if tally.total.amount is None:
        sheet.write_string(2, 0, tally.reason or "")
    else:
        _table(sheet, tally, bold, money)
    book.close()
    return out.getvalue()


def _table(sheet: Any, tally: Tally, bold: Any, money: Any) -> None:
    dimensions = [str(d) for d in tally.definition.by]
    names = {d: labels(d, {r.keys[d] for r in tally.rows}) for d in dimensions}
    first = max(len(dimensions), 1)
    heads = ([_head(d) for d in dimensions] or [""]) + [
        pgettext("unit", "people"),
        pgettext("unit", "projects"),
        pgettext("tally", "amount in dirhams"),
    ]
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head, bold)
    for line, row in enumerate(tally.rows, start=3):
        for column, dimension in enumerate(dimensions):
            sheet.write_string(line, column, str(names[dimension][row.keys[dimension]]))
        _cells(sheet, line, first, row.figures, masked(tally, row.figures) if row.hidden else "", money)
    line = 3 + len(tally.rows)
    sheet.write_string(line, 0, pgettext("tally", "total"), bold)
    _cells(sheet, line, first, tally.total, masked(tally, tally.total) if tally.total_hidden else "", money)
    if sentence := since_beginning(tally):
        sheet.write_string(line + 2, 0, sentence)
    sheet.set_column(0, len(heads) - 1, 24)


def _cells(sheet: Any, line: int, first: int, figures: Figures, less: str, money: Any) -> None:
    if less:
        sheet.write_string(line, first, less)
        return
    for offset, value in enumerate([figures.people, figures.projects]):
        if value is not None:
            sheet.write_number(line, first + offset, value)
    if figures.amount is not None:
        sheet.write_number(line, first + 2, figures.amount, money)


def _head(dimension: str) -> str:
    return {
        "province": pgettext("dimension", "province"),
        "trade": pgettext("dimension", "trade"),
        "sector": pgettext("dimension", "sector"),
        "sex": pgettext("dimension", "sex"),
        "year": pgettext("dimension", "year"),
        "agreement": pgettext("dimension", "agreement"),
        "programme": pgettext("dimension", "programme"),
    }[dimension]
