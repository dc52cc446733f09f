"""Acts of the work on a file: who follows it, its checklist of papers, the waiting list."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wasl.accounts.models import User
from wasl.attachments.operations import store_scan
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.acts import record as record_event
from wasl.audit.refusals import Refusal
from wasl.participants import rules
from wasl.participants.access import caseworker_at, file_to_write, open_file_to_write
from wasl.participants.enums import KEPT_PAPERS, PaperKind, PaperState, WaitingReason
from wasl.participants.history import entrusted
from wasl.participants.models import File, FilePaper, WaitingEntry
from wasl.wording.dates import today


@act("participants.assign_caseworker", permission="files.write")
def assign_caseworker(*, by: Actor, file: File, caseworker: User | None) -> File:
    """Entrust a file to a caseworker of its centre, or to nobody (then it waits for one). Who followed it before is kept.

    Raises Refusal when the file is closed, when that account does not work at the centre, or when nothing changes.
    """
    found = open_file_to_write(by, file)
    if found.caseworker_id == (caseworker.pk if caseworker else None):
        raise Refusal(_("Nothing differs from what is already written."), code="nothing_changed")
    caseworker_at(caseworker, found.centre)
    found.caseworker = caseworker
    found.save(update_fields=["caseworker"])
    entrusted(by, found, caseworker)
    record_event(
        by=by, action="participants.assign_caseworker", kind="file", object_id=found.pk, label=found.number,
        centre_id=found.centre_id, changes={"caseworker": [None, caseworker.username if caseworker else None]},
    )  # fmt: skip
    return found


@act("participants.set_paper", permission="files.write")
def set_paper(
    *, by: Actor, file: File, kind: str, state: str, asked_until: datetime.date | None = None
) -> FilePaper:
    """Say where a paper of the checklist stands; ``asked_until`` is the day the person was asked to bring it by.

    Raises Refusal when a scan is kept and the state would deny it, or when the day lies in the past of the asking.
    """
    found = open_file_to_write(by, file)
    if kind not in PaperKind.values or state not in PaperState.values:
        raise Refusal(_("Choose one of the words of the list."), field="state", code="unknown_word")
    if asked_until is not None and state != PaperState.ASKED:
        raise Refusal(
            _("A day is written only for a paper that is asked for."),
            field="asked_until",
            code="paper_not_asked",
        )
    paper = FilePaper.objects.select_for_update().filter(file=found, kind=kind).first() or FilePaper(
        file=found, kind=kind, state=PaperState.MISSING
    )
    if paper.scan_id and state not in {PaperState.RECEIVED, PaperState.VERIFIED}:
        raise Refusal(_("The scan of this paper is kept: it was received."), field="state", code="paper_kept")
    before = paper.state
    paper.state, paper.asked_until, paper.changed_by = state, asked_until, by.label
    paper.save()
    record_event(
        by=by, action="participants.set_paper", kind="file", object_id=found.pk, label=found.number,
        centre_id=found.centre_id, changes={"paper": [None, kind], "state": [before, state]},
    )  # fmt: skip
    return paper


@act("participants.keep_paper_scan", permission="files.write")
def keep_paper_scan(*, by: Actor, file: File, kind: str, content: bytes) -> FilePaper:
    """Keep the scan of a paper: it counts as received. A newer scan takes its place; earlier bytes stay stored.

    Raises Refusal for a paper that is only looked at, and for bytes that are no PDF, PNG or JPEG.
    """
    found = open_file_to_write(by, file)
    if kind not in KEPT_PAPERS:
        raise Refusal(
            _("This paper is looked at and given back: its scan is not kept."),
            field="scan",
            code="paper_not_kept",
        )
    paper = FilePaper.objects.select_for_update().filter(file=found, kind=kind).first() or FilePaper(
        file=found, kind=kind, state=PaperState.MISSING
    )
    paper.scan = store_scan(by=by, centre=found.centre, kind="paper_of_file", content=content, about=found.pk)
    if paper.state != PaperState.VERIFIED:
        paper.state = PaperState.RECEIVED
    paper.asked_until, paper.changed_by = None, by.label
    paper.save()
    record_event(
        by=by, action="participants.keep_paper_scan", kind="file", object_id=found.pk, label=found.number,
        centre_id=found.centre_id, changes={"paper": [None, kind]},
    )  # fmt: skip
    return paper


@act("participants.put_on_waiting_list", permission="files.write")
def put_on_waiting_list(
    *,
    by: Actor,
    file: File,
    reason: str,
    since: datetime.date,
    expected_on: datetime.date | None = None,
    note: str = "",
) -> WaitingEntry:
    """Put a file on the waiting list (لائحة الانتظار): what it waits for, since when, by when it is expected.

    Raises Refusal when it stands there already, or when the days are not in order.
    """
    found = open_file_to_write(by, file)
    if reason not in WaitingReason.values:
        raise Refusal(_("Choose what the file waits for."), field="reason", code="unknown_word")
    if since > today():
        raise Refusal(_("This day has not come yet."), field="since", code="day_in_future")
    if expected_on is not None and expected_on < since:
        raise Refusal(
            _("This day lies before the waiting began."), field="expected_on", code="days_not_in_order"
        )
    if WaitingEntry.objects.filter(file=found, ended_at=None).exists():
        raise Refusal(_("This file stands on the waiting list already."), code="already_waiting")
    entry = WaitingEntry(
        file=found, reason=reason, note=rules.cleaned(note), since=since, expected_on=expected_on, listed_by=by.label
    )  # fmt: skip
    entry.save(force_insert=True)
    record_event(
        by=by, action="participants.put_on_waiting_list", kind="file", object_id=found.pk, label=found.number,
        centre_id=found.centre_id, changes={"reason": [None, reason]},
    )  # fmt: skip
    return entry


@act("participants.take_off_waiting_list", permission="files.write")
def take_off_waiting_list(*, by: Actor, file: File) -> WaitingEntry:
    """Take a file off the waiting list: its place was found. Raises Refusal when it does not stand there."""
    found = file_to_write(by, file)
    entry = WaitingEntry.objects.select_for_update().filter(file=found, ended_at=None).first()
    if entry is None:
        raise Refusal(_("This file does not stand on the waiting list."), code="not_waiting")
    entry.ended_at, entry.ended_by = timezone.now(), by.label
    entry.save(update_fields=["ended_at", "ended_by"])
    record_event(
        by=by, action="participants.take_off_waiting_list", kind="file", object_id=found.pk, label=found.number,
        centre_id=found.centre_id, changes={"reason": [entry.reason, None]},
    )  # fmt: skip
    return entry
