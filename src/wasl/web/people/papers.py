"""The receipts of a file, as a list of papers: reference, state, day, address."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from wasl.handovers.enums import ReceiptStatus
from wasl.handovers.models import Receipt
from wasl.web.people.story import receipt_addresses

# How the furniture marks each state: a star when delivered, a dash when out of play.
_MARKS = {
    ReceiptStatus.ISSUED: "",
    ReceiptStatus.SIGNED: "done",
    ReceiptStatus.SCANNED: "done",
    ReceiptStatus.VOID: "off",
    ReceiptStatus.REVERSED: "off",
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One receipt: ``mark`` is the kind of tag, ``url`` is empty while nobody shows receipts."""

    number: str
    kind: str
    state: str
    mark: str
    on: datetime.date
    url: str


def papers_of(receipts: Sequence[Receipt]) -> list[Paper]:
    """The papers of a file, latest first. One query.

    A receipt of another centre's ceremony came with the file: the paper itself is shown, its page is that centre's.
    """
    addresses = receipt_addresses(receipts)
    return [
        Paper(
            receipt.number,
            str(receipt.get_kind_display()),
            str(receipt.get_status_display()),
            _MARKS[ReceiptStatus(receipt.status)],
            receipt.signed_on or receipt.issued_on,
            addresses[receipt.pk],
        )
        for receipt in reversed(receipts)
    ]
