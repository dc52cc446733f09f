"""The list of beneficiaries as a workbook: right to left, figures as numbers, and no cell that is read as a formula."""

from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.handovers.documents import heads, listed
from wasl.handovers.models import Ceremony
from wasl.papers.intake import clean
from wasl.wording.dates import day

WIDTHS = (6, 30, 30, 14, 20, 26, 18, 18, 18)


@heads.in_arabic
def beneficiaries_workbook(ceremony: Ceremony) -> bytes:
    """The list as the receipts stand now, one row a holder and grant, with a total row. Amounts in dirhams.

    Text is written as text whatever it begins with: a name typed ``=HYPERLINK(…)`` stays a name.
    """
    rows = listed.rows_of(ceremony)
    made = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": ceremony.reference, "author": "", "comments": ""})
        sheet = book.add_worksheet(pgettext("workbook", "Beneficiaries"))
        sheet.right_to_left()
        sheet.set_paper(9)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        first = _head(book, sheet, ceremony)
        _body(book, sheet, rows, first)
    return made.getvalue()


def _head(book: Any, sheet: Any, ceremony: Ceremony) -> int:
    bold = book.add_format({"bold": True, "font_size": 14})
    header = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "vcenter"})
    sheet.write_string(0, 0, clean(_("List of beneficiaries")), bold)
    sheet.write_string(
        1, 0, clean(f"{ceremony.reference}، {day(ceremony.held_on, heads.LANGUAGE, weekday=True)}")
    )
    sheet.write_string(2, 0, clean(f"{ceremony.centre.name_ar}، {ceremony.place.name_ar}"))
    if ceremony.specimen:
        sheet.write_string(
            0,
            4,
            pgettext("workbook", "SPECIMEN"),
            book.add_format({"bold": True, "font_color": "#9a4a2b", "font_size": 14}),
        )
    titles = (
        pgettext("workbook", "No."),
        _("Full name"),
        _("Name in Latin letters"),
        _("Card number"),
        _("Province of residence"),
        _("Trade of the project"),
        _("Receipt number"),
        _("Equipment (dirhams)"),
        _("Cash aid (dirhams)"),
    )
    for column, title in enumerate(titles):
        sheet.write_string(4, column, title, header)
    sheet.freeze_panes(5, 0)
    sheet.repeat_rows(4)
    return 5


def _body(book: Any, sheet: Any, rows: list[listed.Row], first: int) -> None:
    money = book.add_format({"num_format": "#,##0.00"})
    ltr = book.add_format({"reading_order": 1, "align": "left"})
    total = book.add_format({"bold": True, "top": 1})
    total_money = book.add_format({"bold": True, "top": 1, "num_format": "#,##0.00"})
    for number, row in enumerate(rows, start=1):
        receipt, at = row.receipt, first + number - 1
        sheet.write_number(at, 0, number)
        sheet.write_string(at, 1, clean(receipt.holder_name_ar))
        sheet.write_string(at, 2, clean(receipt.holder_name_lat), ltr)
        sheet.write_string(at, 3, receipt.holder_cin, ltr)
        sheet.write_string(at, 4, receipt.residence.name_ar)
        sheet.write_string(at, 5, receipt.trade.name_ar)
        sheet.write_string(at, 6, receipt.number, ltr)
        sheet.write_number(at, 7, receipt.equipment_amount, money)
        sheet.write_number(at, 8, row.cash, money)
    end = first + len(rows)
    for column in range(9):
        sheet.write_blank(end, column, None, total)
    sheet.write_string(end, 1, pgettext("workbook", "Total"), total)
    sheet.write_number(end, 7, listed.equipment(rows), total_money)
    sheet.write_number(end, 8, listed.cash_of(rows), total_money)
