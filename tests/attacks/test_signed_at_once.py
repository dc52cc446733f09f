"""One receipt signed at two desks at once is signed, and paid, once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from tests.factories.handovers import HELD, issued, scene

from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.funding.models import Entry
from wasl.handovers.operations import sign_receipt

pytestmark = pytest.mark.database


def test_two_desks_sign_one_receipt(
    committed_database: str, in_thread: Callable[[Callable[[], Any]], Any]
) -> None:
    with transaction.atomic():
        at = scene("MRK")
        receipt = issued(at)

    def sign() -> str:
        try:
            sign_receipt(by=at.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")
        except Refusal as refusal:
            return refusal.code
        return "signed"

    first, second = in_thread(sign), in_thread(sign)
    assert sorted([first.result(), second.result()]) == ["handovers_receipt_moves_forward", "signed"]
    with transaction.atomic(), within(at.coordinator.scope):
        payments = Entry.objects.filter(reference_id=receipt.pk, kind="payment")
        assert [entry.amount for entry in payments] == [receipt.equipment_amount]
