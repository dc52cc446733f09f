"""Ceremonies, the receipts that prove what was handed over, and their papers."""

from wasl.handovers.models.ceremonies import Ceremony, CeremonyOfficial, HandoverLine
from wasl.handovers.models.papers import CeremonyPaper, InstitutionalGift
from wasl.handovers.models.receipts import Counter, Receipt, ReceiptItem, Reversal

__all__ = [
    "Ceremony",
    "CeremonyOfficial",
    "CeremonyPaper",
    "Counter",
    "HandoverLine",
    "InstitutionalGift",
    "Receipt",
    "ReceiptItem",
    "Reversal",
]
