"""Filters that write dates, numbers, sums and counted things in the reader's language, with Latin digits.

An empty value stays empty, so that a page may show a field that is not filled in yet.
"""

import datetime
from decimal import Decimal

from django import template

from wasl.wording import counting, dates
from wasl.wording.isolates import isolate, ltr
from wasl.wording.languages import current

register = template.Library()


@register.filter(is_safe=True)
def day(value: datetime.date | None, style: str = "") -> str:
    """``{{ d|day }}``, ``{{ d|day:"weekday" }}``, ``{{ d|day:"short" }}``, ``{{ d|day:"month" }}``."""
    if not value:
        return ""
    if isinstance(value, datetime.datetime):
        value = value.astimezone(dates.CASABLANCA).date() if value.tzinfo else value.date()
    if style == "short":
        return dates.short_day(value)
    if style == "month":
        return dates.month(value, current())
    return dates.day(value, current(), weekday=style == "weekday")


@register.filter(is_safe=True)
def moment(value: datetime.datetime | None) -> str:
    """``{{ t|moment }}``: the day and the hour in Morocco, for the journal ("8 يوليوز 2021، 14:05")."""
    if not value:
        return ""
    there = value.astimezone(dates.CASABLANCA)
    separator = " à " if current() == "fr" else "، "
    return f"{dates.day(there.date(), current())}{separator}{there:%H:%M}"


@register.filter(is_safe=True)
def season(value: str) -> str:
    """``{{ season|season }}``: a season that Arabic does not turn round."""
    return dates.season(value, current()) if value else ""


@register.filter(is_safe=True)
def dirhams(value: Decimal | int | str | None) -> str:
    """``{{ amount|dirhams }}``: figures only."""
    return "" if value is None or value == "" else counting.amount_figures(Decimal(value))


@register.filter(is_safe=True)
def press(value: Decimal | int | str | None) -> str:
    """``{{ amount|press }}``: as a communiqué prints it."""
    return "" if value is None or value == "" else counting.amount_press(Decimal(value))


@register.filter(is_safe=True)
def in_words(value: Decimal | int | str | None) -> str:
    """``{{ amount|in_words }}``: as a receipt prints it."""
    return "" if value is None or value == "" else counting.amount_in_words(Decimal(value))


@register.filter(is_safe=True)
def number(value: int | str | None) -> str:
    """``{{ n|number }}``: a whole number in figures."""
    return "" if value is None or value == "" else counting.number(int(value))


@register.filter(is_safe=True)
def counted(value: int | str | None, code: str) -> str:
    """``{{ n|counted:"former_inmate" }}``; ``"former_inmate:women"`` when all are women."""
    if value is None or value == "":
        return ""
    name, _, women = code.partition(":")
    return counting.counted(int(value), name, women_only=bool(women))


@register.filter(name="ltr", is_safe=True)
def left_to_right(value: object) -> str:
    """``{{ reference|ltr }}``: a reference or number kept whole in an Arabic line."""
    return ltr(str(value)) if value is not None and value != "" else ""


@register.filter(name="isolate", is_safe=True)
def set_apart(value: object) -> str:
    """``{{ name|isolate }}``: a name whose script is not that of the page."""
    return isolate(str(value)) if value is not None and value != "" else ""
