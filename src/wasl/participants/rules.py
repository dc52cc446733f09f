"""How what is written about a person must look. Pure: no row is read."""

import calendar
import datetime
import re
import unicodedata
from typing import Any

from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal
from wasl.participants.identity import keys as identity_keys
from wasl.wording.folding import search_key, sort_key_arabic
from wasl.wording.isolates import strip_bidi

EARLIEST_BIRTH = datetime.date(1920, 1, 1)

_ARABIC_LETTER = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
_CIN = re.compile(r"[A-Z]{1,2}\d{4,8}")
_SPACES = re.compile(r"\s+")
_DIGITS = str.maketrans({chr(start + n): str(n) for start in (0x0660, 0x06F0) for n in range(10)})


def cleaned(text: str) -> str:
    """``text`` as it may be stored: composed, without direction controls or doubled spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", strip_bidi(text))).strip()


def arabic_text(text: str, field: str) -> str:
    """``text`` cleaned. Raises Refusal on ``field`` when it holds Latin letters or no Arabic one."""
    plain = cleaned(text)
    if not _ARABIC_LETTER.search(plain) or _LATIN_LETTER.search(plain):
        raise Refusal(_("Write this name in Arabic letters."), field=field, code="not_arabic")
    return plain


def latin_text(text: str, field: str) -> str:
    """``text`` cleaned. Raises Refusal on ``field`` when it holds Arabic letters or no Latin one."""
    plain = cleaned(text)
    if not _LATIN_LETTER.search(plain) or _ARABIC_LETTER.search(plain):
        raise Refusal(_("Write this name in Latin letters, as on the card."), field=field, code="not_latin")
    return plain


def card_number(text: str, *, field: str = "cin") -> str:
    """A card number in capitals without spaces; empty when there is none. Raises Refusal on ``field`` for another shape.

    Kept as text and read leniently: one or two letters, four to eight digits (series differ by office and age).
    """
    plain = re.sub(r"[\s.\-]", "", cleaned(text)).translate(_DIGITS).upper()
    if plain and not _CIN.fullmatch(plain):
        raise Refusal(
            _("A card number is one or two letters, then four to eight digits, like EA204118."),
            field=field,
            code="bad_cin",
        )
    return plain


def phone_number(text: str, *, field: str = "phone") -> str:
    """``+212`` and nine digits; empty when there is none. Reads "06 61 …", "00212…", "+212 (0)6…".

    Raises Refusal on ``field`` for anything else.
    """
    digits = re.sub(r"[\s.\-()/]", "", cleaned(text).translate(_DIGITS))
    if not digits:
        return ""
    found = re.fullmatch(r"(?:(?:\+|00)?212)?0?([5-8]\d{8})", digits)
    if not found:
        raise Refusal(
            _("Write the ten digits of a Moroccan number, like 0661 23 45 67."),
            field=field,
            code="bad_phone",
        )
    return f"+212{found[1]}"


def spaced(phone: str) -> str:
    """A stored number as it is read aloud: ``+212 6 61 23 45 67``."""
    return re.sub(r"^(\+212)(\d)(\d\d)(\d\d)(\d\d)(\d\d)$", r"\1 \2 \3 \4 \5 \6", phone)


def birth(
    date: datetime.date | None, year: int | None, *, on: datetime.date
) -> tuple[datetime.date | None, int | None]:
    """The birth date, or only the year when the card says no more; ``on`` is today.

    Raises Refusal on the field at fault when neither is given, they disagree, or they lie out of a life's reach.
    """
    if date is None and year is None:
        raise Refusal(_("Write the birth date, or the year alone."), field="birth_date", code="birth_missing")
    if date is not None and date > on:
        raise Refusal(
            _("A birth date cannot lie in the future: check it on the card."),
            field="birth_date",
            code="birth_in_future",
        )
    if date is not None and date < EARLIEST_BIRTH:
        raise Refusal(
            _("This birth date is not possible: check it on the card."),
            field="birth_date",
            code="birth_out_of_reach",
        )
    if year is not None and not EARLIEST_BIRTH.year <= year <= on.year:
        raise Refusal(
            _("This birth year is not possible: check it on the card."),
            field="birth_year",
            code="birth_out_of_reach",
        )
    if date is not None and year is not None and date.year != year:
        raise Refusal(
            _("The birth year is not that of the birth date."), field="birth_year", code="birth_disagrees"
        )
    return date, None if date is not None else year


FULL_AGE = 18  # years (Family Code, article 209)


def is_minor(birth_date: datetime.date | None, birth_year: int | None, *, on: datetime.date) -> bool:
    """Whether someone is under full age on a day. With the year alone, its last day counts; unknown is not of age."""
    if birth_date is None and birth_year is None:
        return True
    born = birth_date or datetime.date(birth_year or 0, 12, 31)
    # Who was born on 29 February is of age on the 28th, as the database reckons.
    day = 28 if (born.month, born.day) == (2, 29) else born.day
    return on < datetime.date(born.year + FULL_AGE, born.month, day)


def after_months(day: datetime.date, months: int) -> datetime.date:
    """The same day that many months later, or the last of that month when it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def keys_of(
    *, given_ar: str, surname_ar: str, given_lat: str, surname_lat: str, father_ar: str, cin: str, number: str
) -> dict[str, Any]:
    """What search, sorting and look-ups compare with: names in both scripts, card and file number folded; the alphabet
    of surnames; how each name sounds.
    """
    sounds = identity_keys.keys_of(
        given_ar=given_ar,
        surname_ar=surname_ar,
        given_lat=given_lat,
        surname_lat=surname_lat,
        father=father_ar,
    )
    return {
        "key_given": sounds.given,
        "key_surname": sounds.surname,
        "key_father": sounds.father,
        "keys_version": identity_keys.VERSION,
        "search_key": search_key(given_ar, surname_ar, given_lat, surname_lat, cin, number),
        "sort_key": sort_key_arabic(f"{surname_ar} {given_ar}")[:200],
    }
