"""What can never be, and is looked for all the same: to be run as a reader of every centre. Empty lists are good news."""

from django.db.models import Count, F, Max

from wasl.handovers.enums import DELIVERED, LIVE, CeremonyStatus, ReceiptStatus
from wasl.handovers.models import Ceremony, Receipt


def inconsistent_series() -> list[str]:
    """Series of receipts with a hole or a pair: ``MRK equipment 2021``."""
    series = (
        Receipt.objects.order_by()
        .values("issuing_centre__code", "kind", "year")
        .annotate(last=Max("sequence"), given=Count("sequence", distinct=True), rows=Count("pk"))
    )
    return [
        f"{row['issuing_centre__code']} {row['kind']} {row['year']}"
        for row in series
        if not row["last"] == row["given"] == row["rows"]
    ]


def inconsistent_ceremonies() -> list[str]:
    """Finished ceremonies with a receipt to sign that replaces nothing: it should have been refused."""
    found = Ceremony.objects.filter(
        status=CeremonyStatus.FINISHED, receipts__status=ReceiptStatus.ISSUED, receipts__replaces=None
    )
    return sorted(set(found.values_list("reference", flat=True)))


def inconsistent_days() -> list[str]:
    """Receipts signed before they were issued or handed over."""
    delivered = Receipt.objects.filter(status__in=DELIVERED)
    early = delivered.filter(signed_on__lt=F("issued_on")) | delivered.filter(
        signed_on__lt=F("handed_over_on")
    )
    return sorted(set(early.values_list("number", flat=True)))


def inconsistent_amounts() -> list[str]:
    """Grants whose standing receipts say more, or other people, than the grant holds."""
    from_receipts: dict[object, list[Receipt]] = {}
    for receipt in Receipt.objects.filter(status__in=LIVE).select_related("grant"):
        from_receipts.setdefault(receipt.grant_id, []).append(receipt)
    return sorted(
        receipts[0].grant.number
        for receipts in from_receipts.values()
        if sum(r.equipment_amount for r in receipts) > receipts[0].grant.equipment_amount
        or sum(r.cash_amount for r in receipts) > receipts[0].grant.cash_amount
    )
