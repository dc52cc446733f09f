"""What happened, dated, newest first: told from the rooms' own facts, never from the journal."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.accounts.queries import names_of
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers.models import Ceremony, HandoverLine, Receipt
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import MicroProject
from wasl.life_projects.queries import projects_of
from wasl.participants.enums import TransferStatus
from wasl.participants.models import (
    Assignment,
    Correction,
    File,
    Record,
    Reopening,
    Transfer,
    WaitingEntry,
)
from wasl.wording.dates import CASABLANCA


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated event: a sentence, a reference with its address, and the account that recorded it."""

    on: datetime.date
    title: str
    reference: str = ""
    url: str = ""
    detail: str = ""
    by: str = ""
    by_name: str = ""


def story_of(file: File) -> list[Happening]:
    """Everything dated about a file the reader may see, newest first."""
    projects = list(projects_of(file))
    told = [*_of_file(file)]
    for project in projects:
        told += _of_project(project)
    for grant in Grant.objects.filter(project__in=projects):
        told += _of_grant(grant)
    lines = HandoverLine.objects.filter(grant__project__in=projects, withdrawn_at=None)
    told += [_listed(line) for line in lines.select_related("ceremony__place")]
    receipts = list(Receipt.objects.filter(file=file).select_related("reversal"))
    addresses = receipt_addresses(receipts)
    for receipt in receipts:
        told += _of_receipt(receipt, addresses[receipt.pk])
    # Events of one day keep the order of the path; the newest day and the latest step come first.
    ordered = sorted(enumerate(told), key=lambda pair: (pair[1].on, pair[0]), reverse=True)
    return [happening for _index, happening in ordered]


def named(told: list[Happening]) -> list[Happening]:
    """The same events with the name of who recorded each, in one query."""
    names = names_of([event.by for event in told])
    return [replace(event, by_name=names.get(event.by, event.by)) for event in told]


def address(name: str, *arguments: object) -> str:
    """The address of a page another area owns, or nothing while it has none."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""


def receipt_addresses(receipts: Iterable[Receipt]) -> dict[uuid.UUID, str]:
    """Where each receipt is shown: its page, or the paper itself when the ceremony is another centre's. One query."""
    found = list(receipts)
    ceremonies = {receipt.ceremony_id for receipt in found}
    seen = set(Ceremony.objects.filter(pk__in=ceremonies).values_list("pk", flat=True))
    return {
        receipt.pk: address("receipt" if receipt.ceremony_id in seen else "receipt_pdf", receipt.pk)
        for receipt in found
    }


def _day(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(CASABLANCA).date()


def _of_file(file: File) -> list[Happening]:
    told = [Happening(file.opened_on, _("The file was opened."), by=file.opened_by)]
    if file.eligibility_verified_at:
        told.append(
            Happening(
                file.eligibility_verified_at, _("Eligibility was verified."), by=file.eligibility_verified_by
            )
        )
    for correction in Correction.objects.filter(file=file):
        fields = pgettext("between fields", ", ").join(field_names(correction.fields))
        told.append(
            Happening(
                _day(correction.corrected_at),
                _("The record was corrected:"),
                detail=fields,
                by=correction.corrected_by,
            )
        )
    told += _work_of(file)
    if file.closed_at:
        told.append(
            _closed(file.closed_at, file.get_closed_kind_display(), file.closed_reason, file.closed_by)
        )
    return told


def _work_of(file: File) -> list[Happening]:
    """Who followed the file, what it waited for, where it was, and that it was closed for a time."""
    told: list[Happening] = []
    for row in Assignment.objects.filter(file=file).select_related("caseworker"):
        told.append(
            Happening(row.since, _("The file was entrusted to:"), detail=row.caseworker.name, by=row.assigned_by)
            if row.caseworker
            else Happening(row.since, _("Nobody follows the file any more."), by=row.assigned_by)
        )  # fmt: skip
    for entry in WaitingEntry.objects.filter(file=file):
        told.append(
            Happening(
                entry.since, _("The file began to wait for:"), detail=entry.get_reason_display(), by=entry.listed_by
            )
        )  # fmt: skip
        if entry.ended_at:
            told.append(
                Happening(_day(entry.ended_at), _("The file left the waiting list."), by=entry.ended_by)
            )  # fmt: skip
    moves = Transfer.objects.filter(file=file, status=TransferStatus.ACCEPTED)
    for transfer in moves.select_related("from_centre", "to_centre"):
        if transfer.decided_at:
            route = _("from %(sender)s to %(receiver)s") % {
                "sender": transfer.from_centre.name, "receiver": transfer.to_centre.name,
            }  # fmt: skip
            told.append(
                Happening(_day(transfer.decided_at), _("The file went to another centre:"), detail=route,
                          by=transfer.decided_by)
            )  # fmt: skip
    for again in Reopening.objects.filter(file=file):
        told.append(
            _closed(again.closed_at, again.get_closed_kind_display(), again.closed_reason, again.closed_by)
        )  # fmt: skip
        told.append(
            Happening(
                _day(again.reopened_at), _("The file was opened again:"), detail=again.reason, by=again.reopened_by
            )
        )  # fmt: skip
    return told


def _closed(moment: datetime.datetime, kind: str, note: str, by: str) -> Happening:
    detail = pgettext("between fields", ", ").join(filter(None, [kind, note]))
    return Happening(_day(moment), _("The file was closed:"), detail=detail, by=by)


def field_names(fields: Iterable[str]) -> list[str]:
    """The labels of a record's fields, in the reader's language."""
    return [str(getattr(Record._meta.get_field(name), "verbose_name", name)) for name in fields]


def _of_project(project: MicroProject) -> list[Happening]:
    url = address("project", project.pk)
    told = [
        Happening(
            project.prepared_on,
            _("The micro-project was prepared:"),
            project.number,
            url,
            project.title,
            project.prepared_by,
        )
    ]
    if project.status == ProjectStatus.COMPLETE and project.completed_on:
        told.append(
            Happening(
                project.completed_on,
                _("The micro-project was completed:"),
                project.number,
                url,
                by=project.completed_by,
            )
        )
    return told


def _of_grant(grant: Grant) -> list[Happening]:
    url = address("grant", grant.pk)
    told = [
        Happening(grant.proposed_on, _("The grant was proposed:"), grant.number, url, by=grant.proposed_by)
    ]
    if grant.decided_on:
        refused = grant.status == GrantStatus.REJECTED
        title = (
            _("The central services refused the grant:")
            if refused
            else _("The central services approved the grant:")
        )
        told.append(
            Happening(grant.decided_on, title, grant.number, url, grant.decision_reason, grant.decided_by)
        )
    if grant.cancelled_on:
        told.append(
            Happening(
                grant.cancelled_on,
                _("The grant was cancelled:"),
                grant.number,
                url,
                grant.cancel_reason,
                grant.cancelled_by,
            )
        )
    return told


def _listed(line: HandoverLine) -> Happening:
    ceremony = line.ceremony
    return Happening(
        ceremony.held_on,
        _("On the list of the handover ceremony:"),
        ceremony.reference,
        address("ceremony", ceremony.pk),
        ceremony.place.name,
        line.listed_by,
    )


def _of_receipt(receipt: Receipt, url: str) -> list[Happening]:
    reference = receipt.number
    told = [Happening(receipt.issued_on, _("A receipt was issued:"), reference, url, by=receipt.issued_by)]
    if receipt.signed_on:
        told.append(
            Happening(receipt.signed_on, _("The receipt was signed:"), reference, url, by=receipt.signed_by)
        )
    if receipt.scanned_at:
        told.append(
            Happening(
                _day(receipt.scanned_at),
                _("The signed receipt was scanned:"),
                reference,
                url,
                by=receipt.scanned_by,
            )
        )
    if receipt.voided_at:
        told.append(
            Happening(
                _day(receipt.voided_at),
                _("The receipt was made void:"),
                reference,
                url,
                receipt.get_void_reason_display(),
                receipt.voided_by,
            )
        )
    reversal = getattr(receipt, "reversal", None)
    if reversal is not None:
        told.append(
            Happening(
                reversal.dated,
                _("The receipt was reversed:"),
                reference,
                url,
                reversal.reason,
                reversal.reversed_by,
            )
        )
    return told
