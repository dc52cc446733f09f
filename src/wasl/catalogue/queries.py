"""Questions about trades, for forms and lists."""

from django.db.models import QuerySet

from wasl.catalogue.models import Trade


def trades() -> QuerySet[Trade]:
    """Every trade with its sector, in the order of their codes."""
    return Trade.objects.select_related("sector").order_by("sector_id", "code")
