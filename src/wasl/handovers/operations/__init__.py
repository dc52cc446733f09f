"""Everything people do with ceremonies and receipts. Each act is one function; see the modules for their rules."""

from wasl.handovers.operations.ceremonies import (
    finish_ceremony,
    list_grant,
    prepare_ceremony,
    withdraw_grant,
)
from wasl.handovers.operations.correcting import cancel_ceremony, correct_ceremony
from wasl.handovers.operations.gifts import print_gift_minutes, record_gift
from wasl.handovers.operations.issuing import issue_receipts, reissue_receipt
from wasl.handovers.operations.papers import print_beneficiaries, print_minutes
from wasl.handovers.operations.receipts import (
    attach_scan,
    reverse_receipt,
    sign_receipt,
    void_receipt,
)

__all__ = [
    "attach_scan",
    "cancel_ceremony",
    "correct_ceremony",
    "finish_ceremony",
    "issue_receipts",
    "list_grant",
    "prepare_ceremony",
    "print_beneficiaries",
    "print_gift_minutes",
    "print_minutes",
    "record_gift",
    "reissue_receipt",
    "reverse_receipt",
    "sign_receipt",
    "void_receipt",
    "withdraw_grant",
]
