"""Where a ceremony stands: each holder with their receipts, the counts, and what is missing. Pure."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.functional import Promise

from wasl.handovers.enums import DELIVERED, ReceiptStatus
from wasl.handovers.models import HandoverLine, Receipt
from wasl.life_projects.models import Holder


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a ceremony stands. People are holders on the list; a person is served when all their receipts are signed.

    ``undone`` counts reversed receipts no other was issued in place of.
    """

    people: int = 0
    served: int = 0
    grants: int = 0
    issued: int = 0
    signed: int = 0
    scanned: int = 0
    void: int = 0
    reversed: int = 0
    undone: int = 0
    equipment: Decimal = Decimal("0.00")
    cash: Decimal = Decimal("0.00")

    @property
    def delivered(self) -> int:
        """Signed receipts, with a scan or not (invariant 4)."""
        return self.signed + self.scanned


@dataclass(frozen=True, slots=True)
class HolderState:
    """One holder on the list with their receipts of this ceremony, the latest of each kind last."""

    line: HandoverLine
    holder: Holder
    receipts: list[Receipt] = field(default_factory=list)

    @property
    def standing(self) -> list[Receipt]:
        """Receipts that were not replaced by another."""
        replaced = {receipt.replaces_id for receipt in self.receipts}
        return [receipt for receipt in self.receipts if receipt.pk not in replaced]

    @property
    def waiting(self) -> list[Receipt]:
        """Receipts to be signed."""
        return [receipt for receipt in self.receipts if receipt.status == ReceiptStatus.ISSUED]

    @property
    def served(self) -> bool:
        """Everything is signed: what was reversed or made void and not issued again is not served."""
        return bool(self.receipts) and all(receipt.status in DELIVERED for receipt in self.standing)

    @property
    def undone(self) -> list[Receipt]:
        """Signed receipts that were reversed, without another in their place."""
        return [receipt for receipt in self.standing if receipt.status == ReceiptStatus.REVERSED]

    @property
    def outdated(self) -> list[Receipt]:
        """Receipts to be signed that were printed before the record was corrected."""
        return [receipt for receipt in self.waiting if outdated(receipt)]


def outdated(receipt: Receipt) -> bool:
    """Whether a receipt still to be signed says something else than the record does now: it was printed before a
    correction, and is to be issued again. Reads the record of the receipt's file."""
    record = receipt.file.record
    return receipt.status == ReceiptStatus.ISSUED and (
        receipt.holder_name_ar, receipt.holder_name_lat, receipt.holder_cin, receipt.sex, receipt.residence_id,
    ) != (record.name_ar, record.name_lat, record.cin, record.sex, record.residence_id)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps a ceremony from being finished: a stable code and a sentence."""

    code: str
    sentence: str | Promise
