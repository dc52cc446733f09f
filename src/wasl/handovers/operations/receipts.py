"""The life of a receipt after it is issued: signed, scanned, void or reversed. The ledger follows the signature."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from wasl.attachments.operations import store_paper, store_scan
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.refusals import Refusal
from wasl.funding.enums import EntryKind
from wasl.funding.operations import Reference, enter, reverse_entry
from wasl.funding.queries import entries_of
from wasl.grants.enums import GrantStatus
from wasl.handovers import access
from wasl.handovers.documents.reversals import reversal_paper
from wasl.handovers.enums import (
    DELIVERED,
    TRANSITIONS,
    NumberKind,
    Proof,
    ReceiptKind,
    ReceiptStatus,
    VoidReason,
)
from wasl.handovers.events import record_receipt
from wasl.handovers.models import Receipt, Reversal
from wasl.handovers.numbering import next_number
from wasl.wording.dates import day, today
from wasl.wording.languages import current


@act("handovers.sign_receipt", permission="receipts.write")
def sign_receipt(
    *, by: Actor, receipt: Receipt, signed_on: datetime.date, proof: str, witness: str = ""
) -> Receipt:
    """Record that the holder signed, or gave a thumbprint before a witness; the payment enters the ledger.

    ``signed_on`` is the day on the paper: neither before the ceremony nor before the receipt was printed, nor later
    than today. From here on the receipt counts as delivered (invariant 4).
    """
    receipt = access.receipt_to_change(by, receipt)
    _require_move(receipt, ReceiptStatus.SIGNED)
    witness = witness.strip()
    if proof not in Proof.values:
        raise Refusal(
            _("Say whether the holder signed or gave a thumbprint."), field="proof", code="handovers_proof"
        )
    if proof == Proof.THUMBPRINT and not witness:
        raise Refusal(
            _("A thumbprint needs the name of a witness."),
            field="witness",
            code="handovers_receipt_thumbprint_has_witness",
        )
    if witness and witness in (receipt.holder_name_ar, receipt.holder_name_lat):
        raise Refusal(
            _("The witness is someone else than the holder."),
            field="witness",
            code="handovers_witness_is_holder",
        )
    _require_signing_day(receipt, signed_on)
    if receipt.grant.status != GrantStatus.APPROVED:
        raise Refusal(
            _("Grant %(number)s is no longer approved: make the receipt void.")
            % {"number": receipt.grant.number},
            code="handovers_receipt_of_approved_grant",
        )
    access.require_line(receipt)
    receipt.status, receipt.proof, receipt.witness = ReceiptStatus.SIGNED, proof, witness
    receipt.signed_on, receipt.signed_at, receipt.signed_by = signed_on, timezone.now(), by.label
    receipt.save(update_fields=["status", "proof", "witness", "signed_on", "signed_at", "signed_by"])
    line = receipt.grant.equipment_line if receipt.kind == ReceiptKind.EQUIPMENT else receipt.grant.cash_line
    assert line is not None, "a grant with cash has its line"  # noqa: S101 (the database keeps it)
    enter(
        by=by,
        line=line,
        kind=EntryKind.PAYMENT,
        amount=receipt.equipment_amount + receipt.cash_amount,
        dated=signed_on,
        reference=Reference("receipt", receipt.pk, receipt.number),
    )
    record_receipt(
        by, "sign_receipt", receipt, changes={"status": ["issued", "signed"], "proof": ["", proof]}
    )
    return receipt


def _require_signing_day(receipt: Receipt, signed_on: datetime.date) -> None:
    earliest = max(receipt.issued_on, receipt.handed_over_on)
    if signed_on < earliest:
        raise Refusal(
            _("The receipt was not signed before %(day)s, the day it was printed or handed over.")
            % {"day": day(earliest, current())},
            field="signed_on",
            code="handovers_signed_too_early",
        )
    if signed_on > today():
        raise Refusal(
            _("A signature is not dated in the future."), field="signed_on", code="handovers_future_day"
        )


@act("handovers.attach_scan", permission="receipts.write")
def attach_scan(*, by: Actor, receipt: Receipt, content: bytes) -> Receipt:
    """Keep the scan of the signed paper (PDF, PNG or JPEG). A better scan may follow; the earlier file stays stored."""
    receipt = access.receipt_to_change(by, receipt)
    if receipt.status not in DELIVERED:
        raise Refusal(
            _("Receipt %(number)s is not signed: record the signature first.") % {"number": receipt.number},
            field="scan",
            code="handovers_scan_of_unsigned",
        )
    before = receipt.status
    receipt.scan = store_scan(
        by=by,
        centre=receipt.issuing_centre,
        kind="receipt_scan",
        content=content,
        about=receipt.file_id,
    )
    receipt.status = ReceiptStatus.SCANNED
    receipt.scanned_at, receipt.scanned_by = timezone.now(), by.label
    receipt.save(update_fields=["scan", "status", "scanned_at", "scanned_by"])
    record_receipt(
        by,
        "attach_scan",
        receipt,
        changes={"status": [before, "scanned"], "scan": [None, receipt.scan.sha256[:12]]},
    )
    return receipt


@act("handovers.void_receipt", permission="receipts.write")
def void_receipt(*, by: Actor, receipt: Receipt, reason: str, note: str = "") -> Receipt:
    """Make a receipt void: the holder was absent or refused, or the paper was misprinted. Its number stays in the register."""
    receipt = access.receipt_to_change(by, receipt)
    _require_move(receipt, ReceiptStatus.VOID)
    if reason not in VoidReason.values:
        raise Refusal(_("Say why the receipt is void."), field="reason", code="handovers_void_reason")
    receipt.status, receipt.void_reason, receipt.void_note = ReceiptStatus.VOID, reason, note.strip()
    receipt.voided_at, receipt.voided_by = timezone.now(), by.label
    receipt.save(update_fields=["status", "void_reason", "void_note", "voided_at", "voided_by"])
    record_receipt(
        by, "void_receipt", receipt, changes={"status": ["issued", "void"], "void_reason": ["", reason]}
    )
    return receipt


@act("handovers.reverse_receipt", permission="receipts.reverse")
def reverse_receipt(*, by: Actor, receipt: Receipt, dated: datetime.date, reason: str) -> Reversal:
    """Undo a signed receipt by a numbered paper of its own, with the reversing entries in the ledger.

    The receipt stays in the register as reversed; every figure follows at once, published texts stay as they were.
    """
    receipt = access.receipt_to_change(by, receipt)
    _require_move(receipt, ReceiptStatus.REVERSED)
    access.require_line(receipt)
    reason = reason.strip()
    if not reason:
        raise Refusal(
            _("Give the reason for the reversal."), field="reason", code="handovers_reversal_has_reason"
        )
    if receipt.signed_on is not None and dated < receipt.signed_on:
        raise Refusal(
            _("A reversal is not dated before the signature."), field="dated", code="handovers_reversal_day"
        )
    if dated > today():
        raise Refusal(_("A reversal is not dated in the future."), field="dated", code="handovers_future_day")
    before = receipt.status
    centre = receipt.issuing_centre
    reversal = Reversal(
        receipt=receipt,
        number=next_number(centre, NumberKind.REVERSAL, dated.year),
        dated=dated,
        reason=reason,
        reversed_by=by.label,
    )
    reversal.document = store_paper(
        by=by,
        centre=centre,
        kind="reversal",
        paper=reversal_paper(reversal),
        about=receipt.file_id,
    )
    reversal.save(force_insert=True)
    receipt.status = ReceiptStatus.REVERSED
    receipt.save(update_fields=["status"])
    reference = Reference("receipt", receipt.pk, reversal.number)
    for entry in entries_of(receipt.pk):
        if entry.kind == EntryKind.PAYMENT and not hasattr(entry, "reversed_by"):
            reverse_entry(by=by, entry=entry, dated=dated, reference=reference)
    record_receipt(
        by,
        "reverse_receipt",
        receipt,
        changes={"status": [before, "reversed"], "reversal": [None, reversal.number]},
    )
    return reversal


def _require_move(receipt: Receipt, to: str) -> None:
    if to not in TRANSITIONS[receipt.status]:
        raise Refusal(
            _("Receipt %(number)s is %(status)s: this can no longer be done with it.")
            % {"number": receipt.number, "status": receipt.get_status_display()},
            code="handovers_receipt_moves_forward",
        )
