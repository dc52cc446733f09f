"""Who is on the papers of a ceremony: one row a holder and grant whose equipment receipt stands, in the order of calling."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from wasl.handovers.enums import LIVE, ReceiptKind, ReceiptStatus
from wasl.handovers.models import Ceremony, HandoverLine, Receipt
from wasl.handovers.queries import receipts_of
from wasl.money.amounts import ZERO
from wasl.papers.shapes import ListedPerson
from wasl.participants.enums import Sex
from wasl.territory.models import Place
from wasl.wording import counting


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the equipment receipt, and the cash its holder receives besides, in dirhams."""

    receipt: Receipt
    cash: Decimal


def rows_of(ceremony: Ceremony) -> list[Row]:
    """Rows of the papers, as the receipts stand now. Three queries whatever their number."""
    calling = {
        line.grant_id: line.rank for line in HandoverLine.objects.filter(ceremony=ceremony, withdrawn_at=None)
    }
    receipts = list(
        receipts_of(ceremony)
        .filter(status__in=LIVE)
        .select_related("file", "trade", "residence", "agreement__programme", "grant")
    )
    cash: dict[tuple[object, object], Decimal] = {}
    for receipt in receipts:
        if receipt.kind == ReceiptKind.CASH:
            key = (receipt.grant_id, receipt.file_id)
            cash[key] = cash.get(key, ZERO) + receipt.cash_amount
    goods = [receipt for receipt in receipts if receipt.kind == ReceiptKind.EQUIPMENT]
    goods.sort(key=lambda receipt: (calling.get(receipt.grant_id, 10_000), receipt.year, receipt.sequence))
    return [Row(receipt, cash.get((receipt.grant_id, receipt.file_id), ZERO)) for receipt in goods]


def void_of(ceremony: Ceremony) -> list[Receipt]:
    """Void receipts that no other replaced: what the minutes say was not handed over."""
    return list(receipts_of(ceremony).filter(status=ReceiptStatus.VOID, replaced_by=None))


def people(rows: Iterable[Row]) -> int:
    """How many people, each once."""
    return len({row.receipt.person_id for row in rows})


def all_women(rows: Iterable[Row]) -> bool:
    """Whether every person of the rows is a woman: the papers then speak in the feminine."""
    return all(row.receipt.sex == Sex.FEMALE for row in rows)


def equipment(rows: Iterable[Row]) -> Decimal:
    """Equipment of the rows, in dirhams."""
    return sum((row.receipt.equipment_amount for row in rows), ZERO)


def cash_of(rows: Iterable[Row]) -> Decimal:
    """Cash of the rows, in dirhams."""
    return sum((row.cash for row in rows), ZERO)


def printed(row: Row) -> ListedPerson:
    """A row as a list prints it."""
    receipt = row.receipt
    return {
        "name": receipt.holder_name_ar,
        "cin": receipt.holder_cin,
        "province": receipt.residence.name_ar,
        "project": receipt.trade.name_ar,
        "value": counting.amount_figures(receipt.equipment_amount, "ar"),
    }


def by_province(rows: Iterable[Row]) -> list[tuple[Place, list[Row]]]:
    """Rows by province of residence, most people first."""
    groups: dict[str, tuple[Place, list[Row]]] = {}
    for row in rows:
        place = row.receipt.residence
        groups.setdefault(place.pk, (place, []))[1].append(row)
    return sorted(groups.values(), key=lambda group: (-people(group[1]), group[0].sort_key, group[0].pk))
