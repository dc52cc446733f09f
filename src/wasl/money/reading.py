"""Reads the sums people type: Moroccan, French and English writing, Arabic-Indic digits, stray direction marks.

What could be read in two ways is refused with a reason, never guessed: a wrong thousandfold is worse than a question.
"""

import re
import unicodedata
from decimal import Decimal

MAX_WHOLE_DIGITS = 12
_SIGNS = str.maketrans({"٫": ",", "٬": "'", "،": ",", "’": "'", "−": "-", "–": "-"})
_UNIT = re.compile(r"\s*(?:mad|dhs?|dirhams?|درهم|درهما|دراهم|د\.م\.?)\s*$", re.IGNORECASE)
_SPACES = re.compile(r"(?<=\d)\s(?=\d)")
_SHAPE = re.compile(r"\d+(?:[.,' ]\d+)*")
_AGENCY_COMMA = re.compile(r"(?<=\d)ر(?=\d{1,2}$)")


class AmountError(ValueError):
    """Why a sum could not be read; ``code`` is one of ``empty``, ``not_a_number``, ``negative``, ``ambiguous``,
    ``grouping``, ``decimals``, ``too_large``."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(f"{code}: {text!r}")
        self.code = code
        self.text = text


def parse_amount(text: str) -> Decimal:
    """The sum written in ``text``, with exactly two decimals: "24.350,00", "24 350,00", "24350.00", "24350،5".

    A point before three digits groups thousands, as in Morocco (24.350 is 24350.00, a sum has two decimals);
    a single comma before three digits is ``ambiguous``. Raises :class:`AmountError` with the reason.
    """
    plain = _plain(text)
    if not plain:
        raise AmountError("empty", text)
    if plain.startswith("-"):
        raise AmountError("negative", text)
    if not _SHAPE.fullmatch(plain):
        raise AmountError("not_a_number", text)
    whole, decimals = _whole_and_decimals(plain, text)
    digits = _ungrouped(whole, text).lstrip("0") or "0"
    if len(digits) > MAX_WHOLE_DIGITS:
        raise AmountError("too_large", text)
    return Decimal(f"{digits}.{decimals:0<2}")


def _plain(text: str) -> str:
    """One kind of space, one kind of digit, no direction control, no unit."""
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf")
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in visible)
    plain = _UNIT.sub("", _SPACES.sub(" ", digits.translate(_SIGNS)).strip())
    return _AGENCY_COMMA.sub(",", plain)


def _whole_and_decimals(plain: str, text: str) -> tuple[str, str]:
    """Cut at the decimal sign, which is the last point or comma when what follows cannot be a group."""
    marks = [c for c in plain if c in ".,"]
    if not marks:
        return plain, ""
    head, last = re.split(r"[.,](?=[^.,]*$)", plain)
    repeated = marks.count(marks[-1]) > 1
    if len(last) in (1, 2) and last.isdigit():
        return head, last
    if len(last) != 3:
        raise AmountError("grouping" if repeated or " " in last else "decimals", text)
    if len(set(marks)) > 1 or head == "0":
        raise AmountError("decimals", text)
    if marks[-1] == "," and not repeated:
        raise AmountError("ambiguous", text)
    return plain, ""


def _ungrouped(whole: str, text: str) -> str:
    """The digits of the whole part; groups must be of three and of one kind."""
    marks = {c for c in whole if not c.isdigit()}
    if not marks:
        return whole
    first, *groups = re.split(r"[^\d]", whole)
    if len(marks) > 1 or not 1 <= len(first) <= 3 or any(len(group) != 3 for group in groups):
        raise AmountError("grouping", text)
    return first + "".join(groups)
