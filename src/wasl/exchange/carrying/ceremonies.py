"""Ceremonies: prepared, listed, receipts issued, signed or void, scanned; gifts to institutions; minutes; the end."""

from django.db import transaction
from django.utils.translation import gettext as _

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.exchange.carrying.load import Load
from wasl.exchange.carrying.programmes import both
from wasl.exchange.shapes import Row
from wasl.grants.models import Grant
from wasl.handovers.documents.receipts import receipt_data, template_of
from wasl.handovers.enums import LIVE, OfficialRole, ReceiptStatus
from wasl.handovers.models import Ceremony, HandoverLine, InstitutionalGift, Receipt
from wasl.handovers.operations import (
    attach_scan,
    finish_ceremony,
    issue_receipts,
    list_grant,
    prepare_ceremony,
    print_beneficiaries,
    print_gift_minutes,
    print_minutes,
    record_gift,
    sign_receipt,
    void_receipt,
)
from wasl.institutions.models import Institution, Office
from wasl.papers.compiler import png
from wasl.participants.models import File

SECTION = "ceremonies"
HANDOVERS = "handovers"
LATER = ("handovers", "issued_by", "issued_on", "scans", "finished_by")
SCAN_PPI = 72


def ceremonies(load: Load) -> None:
    """Prepare ceremonies, list their grants, issue receipts, and record what happened to each."""
    for row in load.file.rows(SECTION):
        reference, content = row["reference"], row.written(*LATER)
        if not load.has(row, SECTION, reference, content):
            by = load.actor(row["prepared_by"])
            with load.at(row, by):
                ceremony = _prepare(load, row, by)
            load.keep(SECTION, reference, content, ceremony)
        added = _list(load, row)
        if row["issued_by"]:
            _issue(load, row, added)
        handovers = row.rows("handovers")
        for done, item in enumerate(handovers, start=1):
            _handover(load, row, item)
            load.tell(HANDOVERS, done, len(handovers))


def _prepare(load: Load, row: Row, by: Actor) -> Ceremony:
    def office(code: str) -> Office:
        return Office.objects.get(pk=code)

    officials = [(office(row["presiding"]), OfficialRole.PRESIDING)] if row["presiding"] else []
    officials += [(office(code), OfficialRole.PRESENT) for code in row["present"] or []]
    return prepare_ceremony(
        by=by,
        centre=load.centre(row["centre"]),
        place=load.place(row["place"]),
        held_on=row["held_on"],
        officials=officials,
        statement_office=office(row["statement"]) if row["statement"] else None,
        day_is_invented=row["invented_date"],
        specimen=load.file.is_demonstration,
        reference=row["reference"],
        **both("venue", row["venue"]),
    )


def _reference(row: Row, item: Row) -> str:
    return "/".join(part for part in (row["reference"], item["grant"], item["holder"]) if part)


def _list(load: Load, row: Row) -> bool:
    """Put the grants on the list that are not there yet; whether there were any. A grant of several holders once."""
    added = False
    for item in row.rows("handovers"):
        reference, content = _reference(row, item), {"grant": item["grant"], "holder": item["holder"]}
        if load.has(item, HANDOVERS, reference, content):
            continue
        by = load.actor(row["prepared_by"])
        with load.at(item, by, grants="grant"):
            ceremony = load.find(Ceremony, SECTION, row["reference"], by)
            grant = load.find(Grant, "grants", item["grant"], by)
            with transaction.atomic(), within(by.scope):
                line = HandoverLine.objects.filter(ceremony=ceremony, grant=grant, withdrawn_at=None).first()
            if line is None:
                line = list_grant(by=by, ceremony=ceremony, grant=grant)
                added = True
        load.keep(HANDOVERS, reference, content, line)
    return added


def _issue(load: Load, row: Row, added: bool) -> None:
    by = load.actor(row["issued_by"])
    day = row["issued_on"] or row["held_on"]
    content = {"issued_by": row["issued_by"], "issued_on": str(day)}
    issued = load.has(row, SECTION, row["reference"], content, "issued")
    if issued and not added:
        return
    with load.at(row, by):
        ceremony = load.find(Ceremony, SECTION, row["reference"], by)
        issue_receipts(by=by, ceremony=ceremony, issued_on=day)
    if not issued:
        load.keep(SECTION, row["reference"], content, ceremony, step="issued")


def _handover(load: Load, row: Row, item: Row) -> None:
    reference = _reference(row, item)
    for step in ("signed", "void"):
        said = item[step]
        if said is not None and not load.has(item, HANDOVERS, reference, said.written(), step):
            by = load.actor(said["recorded_by" if step == "signed" else "by"])
            with load.at(said, by, signed_on="on"):
                receipts = _receipts(load, item, by, ReceiptStatus.ISSUED)
                for receipt in receipts:
                    _record(by, said, step, receipt)
            load.keep(HANDOVERS, reference, said.written(), receipts[0], step=step)
    if row["scans"] == "specimen" and item["signed"] is not None:
        _scan(load, item, reference)


def _record(by: Actor, said: Row, step: str, receipt: Receipt) -> None:
    if step == "signed":
        sign_receipt(
            by=by, receipt=receipt, signed_on=said["on"], proof=said["proof"], witness=said["witness"] or ""
        )
    else:
        void_receipt(by=by, receipt=receipt, reason=said["reason"], note=said["note"] or "")


def _scan(load: Load, item: Row, reference: str) -> None:
    """Keep a picture of the receipt's own first page, marked as a specimen, as the scan a demonstration can show."""
    if load.has(item, HANDOVERS, reference, {"scan": "specimen"}, "scanned"):
        return
    by = load.actor(item["signed"]["recorded_by"])
    with load.at(item, by):
        receipts = _receipts(load, item, by, ReceiptStatus.SIGNED)
        for receipt in receipts:
            attach_scan(by=by, receipt=receipt, content=specimen_scan(receipt, by))
    load.keep(HANDOVERS, reference, {"scan": "specimen"}, receipts[0], step="scanned")


def specimen_scan(receipt: Receipt, by: Actor) -> bytes:
    """A picture (``image/png``) of the first page of a receipt, with «نموذج» across it."""
    with transaction.atomic(), within(by.scope):
        data = receipt_data(receipt, list(receipt.items.all()))
    return png(template_of(receipt), {**data, "specimen": True}, issued_on=receipt.issued_on, ppi=SCAN_PPI)[0]


def _receipts(load: Load, item: Row, by: Actor, status: str) -> list[Receipt]:
    """The holder's receipts of a grant in a state, equipment first. Raises what ``load.find`` raises."""
    grant = load.find(Grant, "grants", item["grant"], by)
    with transaction.atomic(), within(by.scope):
        found = Receipt.objects.filter(grant=grant, status=status).order_by("-kind", "sequence")
        if item["holder"]:
            found = found.filter(file=load.find(File, "participants", item["holder"], by))
        receipts = list(found)
    if not receipts:
        raise Refusal(
            _("No receipt of this row waits for that: somebody recorded something else on its page.")
        )
    return receipts


def gifts(load: Load) -> None:
    """Record the gifts to institutions that are not there yet."""
    section = "institutional_gifts"
    for row in load.each(section):
        reference, content = row["reference"], row.written()
        if load.has(row, section, reference, content):
            continue
        by = load.actor(row["recorded_by"])
        with load.at(row, by, noun="object"):
            gift = record_gift(
                by=by,
                ceremony=load.find(Ceremony, SECTION, row["ceremony"], by),
                agreement=load.find(Agreement, "agreements", row["agreement"], by, number=row["agreement"]),
                recipient=Institution.objects.get(pk=row["recipient"]),
                noun=row["object"],
                quantity=row["quantity"],
                amount=row["amount"],
                **both("description", row["description"]),
                **both("purpose", row["purpose"]),
            )
        load.keep(section, reference, content, gift)


def finish(load: Load) -> None:
    """Print minutes and lists of the ceremonies the file says are over, and close them."""
    for row in load.each(SECTION):
        content = {"finished_by": row["finished_by"]}
        if not row["finished_by"] or load.has(row, SECTION, row["reference"], content, "finished"):
            continue
        by = load.actor(row["finished_by"])
        with load.at(row, by):
            ceremony = load.find(Ceremony, SECTION, row["reference"], by)
            with transaction.atomic(), within(by.scope):
                standing = Receipt.objects.filter(ceremony=ceremony, status__in=LIVE).exists()
                gifts_here = list(InstitutionalGift.objects.filter(ceremony=ceremony, papers=None))
            if standing:
                print_minutes(by=by, ceremony=ceremony)
                print_beneficiaries(by=by, ceremony=ceremony)
            for gift in gifts_here:
                print_gift_minutes(by=by, gift=gift)
            finish_ceremony(by=by, ceremony=ceremony)
        load.keep(SECTION, row["reference"], content, ceremony, step="finished")
