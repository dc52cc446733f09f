"""Dates as Morocco writes them: months of ``ar_MA`` (يوليوز, غشت, شتنبر…), Latin digits, Casablanca's day."""

import datetime
import re
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date

from wasl.wording.isolates import ltr

Language = Literal["ar", "fr"]
CASABLANCA = ZoneInfo("Africa/Casablanca")
LOCALES = {"ar": "ar_MA", "fr": "fr_MA"}
_SEASON = re.compile(r"(\d{4})(?:-(\d{4}))?")


def today() -> datetime.date:
    """The day it is in Morocco. Handover and signature dates are days there, never cut from a UTC timestamp."""
    return datetime.datetime.now(CASABLANCA).date()


def end_of(date: datetime.date) -> datetime.datetime:
    """The last moment of a day in Morocco."""
    return datetime.datetime.combine(date, datetime.time.max, CASABLANCA)


def day(date: datetime.date, language: str, *, weekday: bool = False) -> str:
    """ "8 يوليوز 2021", "الخميس 8 يوليوز 2021"; "1er juillet 2021", "jeudi 8 juillet 2021"."""
    text = format_date(date, "d MMMM y", locale=LOCALES[language])
    if language == "fr" and date.day == 1:
        text = "1er" + text[1:]
    return f"{weekday_name(date, language)} {text}" if weekday else text


def weekday_name(date: datetime.date, language: str) -> str:
    """ "الخميس", "jeudi"."""
    return format_date(date, "EEEE", locale=LOCALES[language])


def month(date: datetime.date, language: str) -> str:
    """ "يوليوز 2021", "juillet 2021"."""
    return format_date(date, "MMMM y", locale=LOCALES[language])


def short_day(date: datetime.date) -> str:
    """ "08/07/2021", the same in both languages, for narrow columns."""
    return date.strftime("%d/%m/%Y")


def season(text: str, language: str) -> str:
    """A season ("2022-2023") or year, set apart in Arabic: bare, it would be displayed as 2023-2022.

    Raises ``ValueError`` when it is not a year or two years in order.
    """
    found = _SEASON.fullmatch(text)
    if not found or (found[2] and int(found[2]) <= int(found[1])):
        raise ValueError(f"not a season: {text!r}")
    return ltr(text) if language == "ar" and found[2] else text
