"""The types of the format: each reads one text and gives its value, or says what is wrong with it. Pure."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,39}")
_USERNAME = re.compile(r"[a-z][a-z0-9.-]{2,59}")
_CIN = re.compile(r"[A-Z]{1,2}[0-9]{4,8}")
_PHONE = re.compile(r"\+212[0-9]{9}")
_AMOUNT = re.compile(r"[0-9]{1,12}\.[0-9]{2}")
_COUNT = re.compile(r"[0-9]{1,6}")
_SEASON = re.compile(r"([0-9]{4})-([0-9]{4})")
_SHARE = re.compile(r"([0-9]{1,4})(?:/([0-9]{1,4}))?")


class Wrong(Exception):
    """A text is not of its type. ``code`` and ``values`` make the sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Place:
    """What a place's code leads to: its kind and what it lies in."""

    kind: str
    parent: str | None


@dataclass(frozen=True)
class Known:
    """The reference data a file may name: places with communes, centres, trades, nouns that can be counted."""

    places: Mapping[str, Place] = field(default_factory=dict)
    centres: frozenset[str] = frozenset()
    trades: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()

    def province(self, code: str) -> str | None:
        """The province a place lies in: itself, or a commune's parent; None for a region."""
        place = self.places[code]
        if place.kind == "region":
            return None
        return place.parent if place.kind == "commune" else code


Reads = Callable[[str, str, Known], Any]


@dataclass(frozen=True)
class Scalar:
    """A type of one text. ``read`` takes the text, the field's name and the reference data; raises Wrong."""

    read: Reads


def _expected(name: str, phrase: str) -> Wrong:
    return Wrong("wrong_type", field=name, expected=phrase)


def text(most: int = 200, script: str | None = None) -> Scalar:
    """One line of at most ``most`` characters; ``script`` is ``ar`` or ``lat`` when only that one may stand there."""

    def read(value: str, name: str, known: Known) -> str:
        if "\n" in value or len(value) > most:
            raise _expected(name, _("one line of at most %(most)s characters") % {"most": most})
        check_script(value, name, script)
        return value

    return Scalar(read)


def check_script(value: str, name: str, script: str | None) -> None:
    """Raise Wrong unless an Arabic text holds Arabic letters, a Latin one Latin letters and no Arabic one."""
    if script == "ar" and not ARABIC.search(value):
        raise Wrong("wrong_script", field=name, script=pgettext("script", "Arabic"))
    if script == "lat" and (ARABIC.search(value) or not LATIN.search(value)):
        raise Wrong("wrong_script", field=name, script=pgettext("script", "Latin"))


def _shaped(pattern: re.Pattern[str], phrase: Callable[[], str]) -> Scalar:
    def read(value: str, name: str, known: Known) -> str:
        if not pattern.fullmatch(value):
            raise _expected(name, phrase())
        return value

    return Scalar(read)


CODE = _shaped(_CODE, lambda: _("small Latin letters, digits and “_”"))
REFERENCE = _shaped(_REFERENCE, lambda: _("capital Latin letters, digits and “-”, at most 40"))
USERNAME = _shaped(_USERNAME, lambda: _("small Latin letters, digits, “.” and “-”, from 3 to 60"))


def one_of(*choices: str) -> Scalar:
    """A word of a closed list."""

    def read(value: str, name: str, known: Known) -> str:
        if value not in choices:
            raise Wrong("not_in_list", value=value, choices=", ".join(choices))
        return value

    return Scalar(read)


def _date(value: str, name: str, known: Known) -> datetime.date:
    try:
        if len(value) != 10:
            raise ValueError
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise Wrong("bad_date", value=value) from error


def amount(*, positive: bool = False) -> Scalar:
    """Dirhams with exactly two decimals."""

    def read(value: str, name: str, known: Known) -> Decimal:
        if not _AMOUNT.fullmatch(value):
            raise Wrong("bad_amount", value=value)
        if positive and Decimal(value) == 0:
            raise _expected(name, _("an amount of more than 0.00"))
        return Decimal(value)

    return Scalar(read)


def amount_or(word: str) -> Scalar:
    """Dirhams, or a word that says the amount is not known; the word is read as None."""
    plain = amount()

    def read(value: str, name: str, known: Known) -> Decimal | None:
        return None if value == word else plain.read(value, name, known)

    return Scalar(read)


def whole(least: int) -> Scalar:
    """A whole number of at least ``least``."""

    def read(value: str, name: str, known: Known) -> int:
        if not _COUNT.fullmatch(value) or int(value) < least:
            raise _expected(name, _("a whole number, %(least)s or more") % {"least": least})
        return int(value)

    return Scalar(read)


def _year(value: str, name: str, known: Known) -> int:
    if not _COUNT.fullmatch(value) or not 2000 <= int(value) <= 2100:
        raise _expected(name, _("a year from 2000 to 2100"))
    return int(value)


def _birth_year(value: str, name: str, known: Known) -> int:
    if not _COUNT.fullmatch(value) or not 1900 <= int(value) <= 2100:
        raise _expected(name, _("a year from 1900 on"))
    return int(value)


def _season(value: str, name: str, known: Known) -> str:
    found = _SEASON.fullmatch(value)
    if not found or int(found[2]) != int(found[1]) + 1:
        raise _expected(name, _("two years that follow each other, such as 2019-2020"))
    return value


def _share(value: str, name: str, known: Known) -> Fraction:
    found = _SHARE.fullmatch(value)
    if not found or found[2] == "0" * len(found[2] or "1") or not 0 < Fraction(value) <= 1:
        raise _expected(name, _("1 or a fraction such as 1/2"))
    return Fraction(value)


def _flag(value: str, name: str, known: Known) -> bool:
    if value not in {"true", "false"}:
        raise _expected(name, _("true or false"))
    return value == "true"


def _place(value: str, name: str, known: Known) -> str:
    if value not in known.places or known.places[value].kind == "commune":
        raise Wrong("unknown_place", value=value)
    return value


def _province(value: str, name: str, known: Known) -> str:
    if _place(value, name, known) and known.places[value].kind == "region":
        raise _expected(name, _("a province or a prefecture"))
    return value


def _commune(value: str, name: str, known: Known) -> str:
    if value not in known.places or known.places[value].kind != "commune":
        raise Wrong("unknown_place", value=value)
    return value


def _site(value: str, name: str, known: Known) -> str:
    if value not in known.places:
        raise Wrong("unknown_place", value=value)
    if known.places[value].kind == "region":
        raise _expected(name, _("a commune, a province or a prefecture"))
    return value


def _among(codes: Callable[[Known], Iterable[str]], code: str) -> Scalar:
    def read(value: str, name: str, known: Known) -> str:
        if value not in codes(known):
            raise Wrong(code, value=value)
        return value

    return Scalar(read)


def _noun(value: str, name: str, known: Known) -> str:
    if value not in known.nouns:
        raise Wrong("not_in_list", value=value, choices=", ".join(sorted(known.nouns)))
    return value


def _cin(value: str, name: str, known: Known) -> str:
    if not _CIN.fullmatch(value):
        raise Wrong("bad_cin")
    return value


def _phone(value: str, name: str, known: Known) -> str:
    if not _PHONE.fullmatch(value.replace(" ", "")):
        raise Wrong("bad_phone")
    return value


DATE = Scalar(_date)
YEAR = Scalar(_year)
BIRTH_YEAR = Scalar(_birth_year)
SEASON = Scalar(_season)
SHARE = Scalar(_share)
FLAG = Scalar(_flag)
PLACE = Scalar(_place)
PROVINCE = Scalar(_province)
COMMUNE = Scalar(_commune)
SITE = Scalar(_site)
CENTRE = _among(lambda known: known.centres, "unknown_centre")
TRADE = _among(lambda known: known.trades, "unknown_trade")
NOUN = Scalar(_noun)
CIN = Scalar(_cin)
PHONE = Scalar(_phone)
