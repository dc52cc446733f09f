"""Partial dates of a working life: a year, a month or a day, as the person or the paper knows it. Pure."""

import datetime
import re

from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal
from wasl.participants.rules import cleaned
from wasl.wording.dates import day, month

_DIGITS = str.maketrans({chr(start + n): str(n) for start in (0x0660, 0x06F0) for n in range(10)})
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?"
    r"|(?:(?P<day2>\d{1,2})[-/.])?(?P<month2>\d{1,2})[-/.](?P<year2>\d{4})"
)


def partial_date(text: str, field: str, *, on: datetime.date) -> str:
    """``2019``, ``2019-06`` or ``2019-06-21``, from that or from ``06/2019`` and ``21/06/2019``; empty when nothing is written.

    ``on`` is today: a working life is told, not foreseen. Raises Refusal on ``field`` for anything else.
    """
    plain = cleaned(text).translate(_DIGITS).replace(" ", "")
    if not plain:
        return ""
    found = _WRITTEN.fullmatch(plain)
    if not found:
        raise Refusal(
            _("Write a year, or a month and a year, like 06/2019."), field=field, code="bad_partial_date"
        )
    parts = [
        found["year"] or found["year2"],
        found["month"] or found["month2"],
        found["day"] or found["day2"],
    ]
    numbers = [int(part) for part in parts if part]
    first = _first_day(numbers, field)
    if first > on and field == "since":
        raise Refusal(_("This day has not come yet."), field=field, code="day_in_future")
    return "-".join(f"{number:02d}" if number < 100 else str(number) for number in numbers)


def _first_day(numbers: list[int], field: str) -> datetime.date:
    try:
        first = datetime.date(*[*numbers, 1, 1][:3])
    except ValueError:
        first = datetime.date.min
    if not 1900 <= first.year < 2100:
        raise Refusal(
            _("Write a year, or a month and a year, like 06/2019."), field=field, code="bad_partial_date"
        )
    return first


def in_order(since: str, until: str) -> bool:
    """Whether ``since`` is not after ``until``, as far as both know."""
    return not since or not until or since <= until or since.startswith(until)


def worded(partial: str, language: str) -> str:
    """ "2019", "يونيو 2019", "21 يونيو 2019"; the same in French."""
    numbers = [int(part) for part in partial.split("-") if part]
    if len(numbers) == 3:
        return day(datetime.date(*numbers), language)
    if len(numbers) == 2:
        year, month_number = numbers
        return month(datetime.date(year, month_number, 1), language)
    return partial


def typed(partial: str) -> str:
    """A stored date as a form shows it again: ``2019``, ``06/2019``, ``21/06/2019``."""
    return "/".join(reversed(partial.split("-")))


def expired(until: str, on: datetime.date) -> bool:
    """Whether a licence or card whose validity ends with ``until`` is past it."""
    return bool(until) and on.isoformat()[: len(until)] > until
