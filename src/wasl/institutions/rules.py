"""Rules over dates and words of institutions and offices; nothing here reads or writes."""

import datetime
from collections.abc import Iterable

from wasl.institutions.enums import Sex
from wasl.institutions.models import Office, OfficeHolder

LAST_DAY = datetime.date.max


def overlapping(
    holders: Iterable[OfficeHolder], since: datetime.date, until: datetime.date | None
) -> OfficeHolder | None:
    """The first of ``holders`` whose time shares a day with ``since`` … ``until``, or None."""
    end = until or LAST_DAY
    return next((h for h in holders if h.since <= end and since <= (h.until or LAST_DAY)), None)


def title_of(office: Office, sex: str, language: str) -> str:
    """The title of an office as printed for a man or a woman; the masculine where no feminine is written."""
    if language == "fr":
        return (office.title_feminine_fr if sex == Sex.FEMALE else "") or office.title_fr
    return (office.title_feminine_ar if sex == Sex.FEMALE else "") or office.title_ar
