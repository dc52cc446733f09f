"""How what is held is said aloud: short sentences, to the person, without codes. Arabic only: it is their paper."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from wasl.accounts.queries import names_of
from wasl.wording import counting
from wasl.wording.dates import CASABLANCA
from wasl.wording.dates import day as worded_day
from wasl.wording.isolates import isolate, ltr

LANGUAGE = "ar"


@dataclass
class Section:
    """One part of the paper: its title and its sentences; a part without any says so."""

    title: str
    sentences: list[str] = field(default_factory=list)


def on(day: datetime.date | datetime.datetime | None) -> str:
    """ "8 يوليوز 2021"; "غير معروف" when there is no day."""
    if day is None:
        return "غير معروف"
    if isinstance(day, datetime.datetime):
        day = day.astimezone(CASABLANCA).date()
    return worded_day(day, LANGUAGE)


def money(amount: Decimal) -> str:
    """ "21 410,00 درهم"."""
    return f"{counting.amount_figures(amount, LANGUAGE)} درهم"


def by(label: str) -> str:
    """Who did it: the name of the member of staff, as the others see it."""
    return isolate(names_of([label])[label])


def latin(text: str) -> str:
    """A name, number or word in Latin letters inside an Arabic sentence."""
    return ltr(text)
