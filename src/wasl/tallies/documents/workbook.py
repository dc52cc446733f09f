"""The tally as a workbook: a sheet that reads right to left in Arabic, figures as numbers, the definition above."""

import io

import xlsxwriter
from django.utils.translation import pgettext

from wasl.tallies.rules import Tally
from wasl.tallies.sentences import definition_sentence, labels
from wasl.wording.languages import current


def tally_workbook(tally: Tally) -> bytes:
    """The bytes of an .xlsx file. Hidden cells say «<5»; nothing is a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(pgettext("workbook", "Tally"))
    if current() == "ar":
        sheet.right_to_left()
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    sheet.write_string(0, 0, definition_sentence(tally.definition), bold)
    dimensions = [str(d) for d in tally.definition.by]
    names = {d: labels(d, {r.keys[d] for r in tally.rows}) for d in dimensions}
    heads = [_head(d) for d in dimensions] + [
        pgettext("unit", "people"),
        pgettext("unit", "projects"),
        pgettext("tally", "amount in dirhams"),
    ]
    for column, head in enumerate(heads):
        sheet.write_string(2, column, head, bold)
    line = 3
    less = f"<{tally.threshold}"
    for row in tally.rows:
        for column, dimension in enumerate(dimensions):
            sheet.write_string(line, column, str(names[dimension][row.keys[dimension]]))
        _cells(sheet, line, len(dimensions), row.figures, less if row.hidden else "", money)
        line += 1
    sheet.write_string(line, 0, pgettext("tally", "total"), bold)
    _cells(sheet, line, max(len(dimensions), 1), tally.total, less if tally.total_hidden else "", money)
    sheet.set_column(0, max(len(heads) - 1, 1), 24)
    book.close()
    return out.getvalue()


def _cells(sheet, line, first, figures, less, money) -> None:  # type: ignore[no-untyped-def]
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
