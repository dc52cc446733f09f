"""Questions about parties and who held which office when."""

import datetime

from django.db.models import Q, QuerySet

from wasl.institutions.models import Institution, Office, OfficeHolder


def institutions() -> QuerySet[Institution]:
    """Every institution, by kind then code."""
    return Institution.objects.order_by("kind", "code")


def holders_on(day: datetime.date) -> QuerySet[OfficeHolder]:
    """Who held any office on a day, in protocol order, with the office and its institution."""
    return (
        OfficeHolder.objects.filter(since__lte=day)
        .filter(Q(until=None) | Q(until__gte=day))
        .select_related("office__institution")
        .order_by("office__rank", "office_id", "since")
    )


def holder_on(office: Office, day: datetime.date) -> OfficeHolder | None:
    """Who held the office on that day, or None when nobody did."""
    return holders_on(day).filter(office=office).first()
