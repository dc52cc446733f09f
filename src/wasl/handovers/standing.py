"""Where a ceremony stands: each holder with their receipts, the counts, and what is missing. Pure."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.functional import Promise

from wasl.handovers.enums import DELIVERED, ReceiptStatus
from wasl.handovers.models import HandoverLine, Receipt
from wasl.life_projects.models import Holder


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a ceremony stands. People are holders on the list; a person is served when all their receipts are signed."""

    people: int = 0
    served: int = 0
    grants: int = 0
    issued: int = 0
    signed: int = 0
    scanned: int = 0
    void: int = 0
    reversed: int = 0
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
        """At least one receipt is signed, and none waits."""
        return not self.waiting and any(receipt.status in DELIVERED for receipt in self.receipts)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps a ceremony from being finished: a stable code and a sentence."""

    code: str
    sentence: str | Promise
