"""The sheet given back: every line as it was, with the lines that may be the same person, how likely, and why."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.exchange.identities.comparing import Compared, LikelyPair
from wasl.wording.languages import current

_SHADES = ("#FFF2CC", "#DDEBF7", "#E2EFDA", "#FCE4D6")
_WIDEST = 32


def marked_workbook(compared: Compared) -> bytes:
    """The bytes of an .xlsx file, right to left in Arabic. Cells are texts: nothing in them is a formula or a link."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(pgettext("workbook", "Sheet"))
        if current() == "ar":
            sheet.right_to_left()
        _headings(
            sheet, compared, book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        )
        _lines(sheet, compared, [book.add_format({"bg_color": shade}) for shade in _SHADES])
    return out.getvalue()


def _headings(sheet: Any, compared: Compared, bold: Any) -> None:
    own = [column.heading for column in compared.sheet.columns]
    ours = [
        _("Line of the sheet"),
        _("Same person as lines"),
        _("How likely"),
        pgettext("sheet", "Why"),
        _("What could not be read"),
    ]
    for place, heading in enumerate([*own, *ours]):
        sheet.write_string(0, place, heading, bold)
        sheet.set_column(place, place, min(_WIDEST, max(12, len(heading) + 2)))
    sheet.set_column(len(own) + 3, len(own) + 4, 60)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(compared.sheet.lines), len(own) + len(ours) - 1)


def _lines(sheet: Any, compared: Compared, shades: list[Any]) -> None:
    width = len(compared.sheet.columns)
    groups, pairs_of = compared.groups(), compared.pairs_of()
    order = {line: number for number, line in enumerate(sorted({group[0] for group in groups.values()}))}
    faults = _faults(compared)
    for row, line in enumerate(compared.sheet.lines, 1):
        group = groups.get(line.number)
        shade = shades[order[group[0]] % len(shades)] if group else None
        for place, cell in enumerate(line.cells[:width]):
            sheet.write_string(row, place, cell, shade)
        sheet.write_number(row, width, line.number, shade)
        if group:
            best = pairs_of[line.number][0]
            sheet.write_string(
                row, width + 1, ", ".join(str(other) for other in group if other != line.number), shade
            )
            sheet.write_number(row, width + 2, best.match.percent, shade)
            sheet.write_string(row, width + 3, why(best), shade)
        if line.number in faults:
            sheet.write_string(row, width + 4, faults[line.number], shade)


def why(pair: LikelyPair) -> str:
    """The reasons of a pair in one line."""
    return pgettext("between facts", ", ").join(str(reason) for reason in pair.match.reasons)


def _faults(compared: Compared) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for fault in sorted(compared.sheet.faults):
        found.setdefault(fault.line, []).append(
            f"{fault.field}: {fault.message}" if fault.field else fault.message
        )
    return {line: " ".join(said) for line, said in found.items()}
