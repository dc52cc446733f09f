"""The empty sheet to import: headings in the reader's language, an example that is never imported, lists to choose from."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.exchange.importing.columns import ANSWER, BIRTH, FIELDS, OPENED, REFERENCE, title_of
from wasl.exchange.importing.rows import EXAMPLE, MOST_ROWS
from wasl.exchange.importing.words import CHOICES, words_of
from wasl.wording.languages import current

_WIDTHS = {
    REFERENCE: 18,
    "address_ar": 30,
    ANSWER: 34,
    "father_ar": 20,
    "education_level": 24,
    "guardian_name_ar": 24,
}
# Somebody invented; cards of the series ZZ are issued to nobody.
_EXAMPLE = {
    "given_ar": "يونس", "surname_ar": "البحراوي", "given_lat": "Younes", "surname_lat": "El Bahraoui", "father_ar": "الجيلالي",
    "sex": "male", "cin": "ZZ123456", BIRTH: "1984-03-17", "phone": "0790000001", "phone_of": "own", "address_ar": "حي السلام",
    "family_situation": "married", "education_level": "primary", OPENED: "2026-01-15",
}  # fmt: skip
_PLACES = {
    "ar": {"residence": "الرحامنة", "commune": "ابن جرير"},
    "fr": {"residence": "Rehamna", "commune": "Benguerir"},
}


def empty_sheet() -> bytes:
    """The bytes of an .xlsx file, right to left in Arabic. Cells are texts, so that no card or phone loses its zeros."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet(pgettext("workbook", "People"))
        if current() == "ar":
            sheet.right_to_left()
        formats = {
            "head": book.add_format(
                {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#DDEBF7"}
            ),
            "text": book.add_format({"num_format": "@"}),
            "example": book.add_format({"num_format": "@", "italic": True, "font_color": "#666666"}),
        }
        _columns(sheet, formats)
        sheet.freeze_panes(1, 0)
    return out.getvalue()


def _columns(sheet: Any, formats: dict[str, Any]) -> None:
    example = {**_EXAMPLE, **_PLACES[current()], REFERENCE: EXAMPLE[2 if current() == "ar" else 0]}
    for place, field in enumerate(FIELDS):
        title = title_of(field)
        sheet.set_column(place, place, _WIDTHS.get(field, max(14, len(title) + 2)), formats["text"])
        sheet.write_string(0, place, title, formats["head"])
        text = str(example.get(field, ""))
        if field in CHOICES:
            words = words_of(field)
            text = str(dict(CHOICES[field].choices).get(text, text))
            sheet.data_validation(
                1, place, MOST_ROWS, place, {"validate": "list", "source": words, "error_type": "warning"}
            )
        sheet.write_string(1, place, text, formats["example"])
    sheet.write_comment(0, FIELDS.index(ANSWER), _(
        "Only for a row that looks like somebody who has a file: why this is another person, or “same person” to leave it out."
    ))  # fmt: skip
    sheet.write_comment(1, 0, _("This example is never imported: write beneath it, or over it."))
