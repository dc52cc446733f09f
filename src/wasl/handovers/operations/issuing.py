"""Issuing receipts: number, facts of the day, printed paper, all in one transaction (invariants 3, 4, 5)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from wasl.attachments.operations import store_paper
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.refusals import Refusal
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers import access
from wasl.handovers.documents.receipts import receipt_paper
from wasl.handovers.enums import LIVE, CeremonyStatus, ReceiptKind, ReceiptStatus, VoidReason
from wasl.handovers.events import record_receipt
from wasl.handovers.models import Ceremony, HandoverLine, Receipt, ReceiptItem
from wasl.handovers.numbering import next_sequence
from wasl.handovers.rules import age_band, new_token, number_text
from wasl.life_projects.models import EquipmentLine
from wasl.life_projects.queries import current_equipment
from wasl.life_projects.rules import amounts
from wasl.participants.models import File, Record
from wasl.wording.dates import today


@dataclass(frozen=True)
class Owed:
    """What one holder is owed of one grant, in one kind of receipt."""

    grant: Grant
    file: File
    kind: str
    amount: Decimal


@act("handovers.issue_receipts", permission="receipts.write")
def issue_receipts(*, by: Actor, ceremony: Ceremony, issued_on: datetime.date) -> list[Receipt]:
    """Number and print a receipt for each holder on the list, equipment and cash apart, in the order of calling.

    May be called again after grants were added: only what has no receipt yet is issued. A void receipt is not
    issued again here (see ``reissue_receipt``). Raises Refusal when there is nothing to issue.
    """
    ceremony = access.ceremony_to_change(by, ceremony)
    access.refuse_cancelled(ceremony)
    if ceremony.status != CeremonyStatus.PREPARED:
        raise Refusal(
            _("The ceremony is finished: its receipts are issued."), code="handovers_ceremony_finished"
        )
    _require_day(issued_on)
    issued = [
        _issue(by, ceremony, owed, issued_on)
        for line in ceremony.lines.filter(withdrawn_at=None).select_related(
            "grant__project", "grant__agreement__programme"
        )
        # What is sealed to the issuer is issued by whoever may read its agreement.
        if line.grant.agreement is not None
        for owed in _owed(line)
    ]
    if not issued:
        raise Refusal(
            _("There is nothing to issue: every grant on the list has its receipts, or the list is empty."),
            code="handovers_nothing_to_issue",
        )
    return issued


@act("handovers.reissue_receipt", permission="receipts.write")
def reissue_receipt(*, by: Actor, receipt: Receipt, issued_on: datetime.date) -> Receipt:
    """Issue another receipt in place of one, after the record was corrected or the holder came after all.

    A receipt not signed yet becomes void as a misprint; a signed one must have been reversed before. The new one
    has a number of its own and the facts as they are written now, of the same day and ceremony. After the ceremony is
    finished only what was reversed, or issued in place of such a one, is issued again.
    """
    ceremony = access.ceremony_to_change(by, receipt.ceremony)
    receipt = access.receipt_to_change(by, receipt)
    access.require_line(receipt)
    _require_day(issued_on)
    if issued_on < receipt.issued_on:
        raise Refusal(
            _("The new receipt cannot be dated before the one it replaces."),
            field="issued_on",
            code="handovers_reissue_day",
        )
    if receipt.status in (ReceiptStatus.SIGNED, ReceiptStatus.SCANNED):
        raise Refusal(
            _("Receipt %(number)s is signed: the central services reverse it first, then it is issued again.")
            % {"number": receipt.number},
            code="handovers_reissue_signed",
        )
    if ceremony.status == CeremonyStatus.FINISHED and not _again_after_the_end(receipt):
        raise Refusal(
            _("The ceremony is finished. Take the grant off its list and hand it over at another ceremony."),
            code="handovers_ceremony_finished",
        )
    if receipt.status == ReceiptStatus.ISSUED:
        _void_misprint(by, receipt)
    if Receipt.objects.filter(replaces=receipt).exists():
        raise Refusal(
            _("Receipt %(number)s was already replaced.") % {"number": receipt.number},
            code="handovers_already_replaced",
        )
    line = ceremony.lines.filter(grant_id=receipt.grant_id, withdrawn_at=None).first()
    if line is None:
        raise Refusal(
            _("The grant is no longer on the list of this ceremony."),
            code="handovers_receipt_of_listed_grant",
        )
    owed = next(
        (o for o in _all_owed(line.grant) if o.file.pk == receipt.file_id and o.kind == receipt.kind), None
    )
    if owed is None:
        raise Refusal(_("This person no longer holds the project."), code="handovers_receipt_of_holder")
    return _issue(by, ceremony, owed, issued_on, replaces=receipt)


def _again_after_the_end(receipt: Receipt) -> bool:
    return receipt.status == ReceiptStatus.REVERSED or (
        receipt.status == ReceiptStatus.ISSUED and receipt.replaces_id is not None
    )


def _require_day(issued_on: datetime.date) -> None:
    if issued_on > today():
        raise Refusal(
            _("A receipt is not dated in the future."), field="issued_on", code="handovers_future_day"
        )


def _void_misprint(by: Actor, receipt: Receipt) -> None:
    receipt.status, receipt.void_reason = ReceiptStatus.VOID, VoidReason.MISPRINT
    receipt.voided_at, receipt.voided_by = timezone.now(), by.label
    receipt.save(update_fields=["status", "void_reason", "voided_at", "voided_by"])
    record_receipt(
        by, "void_receipt", receipt, changes={"status": ["issued", "void"], "void_reason": ["", "misprint"]}
    )


def _owed(line: HandoverLine) -> list[Owed]:
    """What the line still owes: neither a live receipt nor one made void since the grant stands on this list."""
    if line.grant.status != GrantStatus.APPROVED:
        raise Refusal(
            _("Grant %(number)s is not approved: take it off the list.") % {"number": line.grant.number},
            code="handovers_receipt_of_approved_grant",
        )
    done = {
        (file_id, kind)
        for file_id, kind, status, issued_at in line.grant.receipts.values_list(
            "file_id", "kind", "status", "issued_at"
        )
        if status in LIVE or issued_at >= line.listed_at
    }
    return [owed for owed in _all_owed(line.grant) if (owed.file.pk, owed.kind) not in done]


def _all_owed(grant: Grant) -> list[Owed]:
    equipment = amounts(grant.project, grant.equipment_amount)
    cash = amounts(grant.project, grant.cash_amount)
    found = []
    for (holder, goods), (_same, money) in zip(equipment, cash, strict=True):
        if goods > 0:
            found.append(Owed(grant, holder.file, ReceiptKind.EQUIPMENT, goods))
        if money > 0:
            found.append(Owed(grant, holder.file, ReceiptKind.CASH, money))
    return found


def _issue(
    by: Actor, ceremony: Ceremony, owed: Owed, issued_on: datetime.date, replaces: Receipt | None = None
) -> Receipt:
    receipt = _facts_of_the_day(ceremony, owed, issued_on)
    receipt.replaces, receipt.issued_by = replaces, by.label
    receipt.sequence = next_sequence(ceremony.centre, owed.kind, issued_on.year)
    receipt.number = number_text(ceremony.centre.code, owed.kind, issued_on.year, receipt.sequence)
    items = (
        _items(receipt, current_equipment(owed.grant.project)) if owed.kind == ReceiptKind.EQUIPMENT else []
    )
    receipt.document = store_paper(
        by=by,
        centre=ceremony.centre,
        kind=f"{owed.kind}_receipt",
        paper=receipt_paper(receipt, items),
        about=receipt.file_id,
    )
    receipt.save(force_insert=True)
    ReceiptItem.objects.bulk_create(items)
    changes: dict[str, object] = {"status": [None, "issued"]}
    if replaces is not None:
        changes["replaces"] = [None, replaces.number]
    record_receipt(by, "issue_receipts" if replaces is None else "reissue_receipt", receipt, changes=changes)
    return receipt


def _facts_of_the_day(ceremony: Ceremony, owed: Owed, issued_on: datetime.date) -> Receipt:
    grant, agreement = owed.grant, owed.grant.agreement
    written: Record = Record.objects.select_related("residence").get(file=owed.file)
    is_equipment = owed.kind == ReceiptKind.EQUIPMENT
    return Receipt(
        kind=owed.kind,
        issuing_centre=ceremony.centre,
        year=issued_on.year,
        ceremony=ceremony,
        grant=grant,
        file=owed.file,
        person_id=written.person_id,
        holder_name_ar=written.name_ar,
        holder_name_lat=written.name_lat,
        holder_cin=written.cin,
        token=new_token(),
        sex=written.sex,
        age_band=age_band(ceremony.held_on, written.birth_date, written.birth_year),
        residence=written.residence,
        trade=grant.project.trade,
        agreement=agreement,
        agreement_province=agreement.province,
        programme_code=agreement.programme_id or "",
        season=agreement.season,
        budget_year=agreement.budget_year,
        handed_over_on=ceremony.held_on,
        ceremony_place=ceremony.place,
        equipment_amount=owed.amount if is_equipment else Decimal("0.00"),
        cash_amount=Decimal("0.00") if is_equipment else owed.amount,
        issued_on=issued_on,
        issued_at=timezone.now(),
    )


def _items(receipt: Receipt, equipment: Iterable[EquipmentLine]) -> list[ReceiptItem]:
    return [
        ReceiptItem(
            receipt=receipt,
            rank=rank,
            name_ar=line.item_ar,
            name_fr=line.item_fr,
            serial_number=line.serial_number,
            quantity=line.quantity,
            condition=line.condition,
            value=line.quantity * line.unit_price,
        )
        for rank, line in enumerate(equipment, start=1)
    ]
