"""Whose turn it is in the register: what each account is waited for."""

import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.participants.enums import FileStatus, InquiryAnswer, PaperState
from wasl.participants.models import File, FilePaper, WaitingEntry
from wasl.participants.queries.casework import transfers_to_answer
from wasl.participants.queries.comparisons import (
    inquiries,
    likely_pairs,
    many_look_ups,
    open_inquiries,
)
from wasl.wording.dates import CASABLANCA, today
from wasl.wording.dates import day as day_in_words
from wasl.wording.languages import current

_ONE_BY_ONE = 10  # files of one kind that are told each; more are told together


def waiting(actor: Actor) -> list[Turn]:
    """What waits for an actor: files without a caseworker and proposals of other centres (the coordinator), eligibility
    nobody has verified (the caseworker), and what is late: papers asked for and places expected by a day that has passed.
    """
    if not actor.may("files.write"):
        return []
    if actor.role == RoleName.HEADQUARTERS:
        return [*_likely_duplicates(), *_inquiries(), *_many_look_ups()]
    theirs = Q(
        status=FileStatus.OPEN, centre_id__in=actor.scope.write_centres, caseworker_id=actor.id
    )  # fmt: skip
    turns = [*_eligibility(theirs), *_late_papers(theirs), *_late_places(theirs), *_answered(actor)]
    if actor.role == RoleName.COORDINATOR:
        turns += [*_without_caseworker(actor), *_proposals(actor), *_likely_duplicates()]
    return turns


def _eligibility(theirs: Q) -> list[Turn]:
    found = list(File.objects.filter(theirs, eligibility_verified_at=None).order_by("opened_on", "number"))
    if len(found) > _ONE_BY_ONE:
        sentence = ngettext(
            "Verify the eligibility of %(files)d file.",
            "Verify the eligibility of %(files)d files.",
            len(found),
        )
        return [_together("people", sentence, found)]
    return [
        Turn(
            kind="file",
            object_id=str(file.pk),
            label=file.number,
            sentence=gettext("Verify the eligibility of file %(file)s.") % {"file": file.number},
            since=file.opened_on,
        )
        for file in found
    ]


def _without_caseworker(actor: Actor) -> list[Turn]:
    found = list(
        File.objects.filter(
            status=FileStatus.OPEN, centre_id__in=actor.scope.write_centres, caseworker=None
        ).order_by("opened_on", "number")
    )
    if len(found) > _ONE_BY_ONE:
        sentence = ngettext(
            "Entrust %(files)d file to a caseworker.", "Entrust %(files)d files to caseworkers.", len(found)
        )
        return [_together("people_waiting", sentence, found)]
    return [
        Turn(
            kind="file_caseworker",
            object_id=str(file.pk),
            label=file.number,
            sentence=gettext("Entrust file %(file)s to a caseworker.") % {"file": file.number},
            since=file.opened_on,
        )
        for file in found
    ]


def _together(kind: str, sentence: str, files: list[File]) -> Turn:
    """One line for many files, such as an import leaves; the list it leads to holds each. The oldest gives the day."""
    return Turn(
        kind=kind,
        object_id="",
        label="",
        sentence=sentence % {"files": len(files)},
        since=files[0].opened_on,
    )


def _proposals(actor: Actor) -> list[Turn]:
    return [
        Turn(
            kind="transfer",
            object_id=str(transfer.pk),
            label=transfer.number,
            sentence=gettext("Answer the proposal of %(centre)s to take over file %(file)s.")
            % {"centre": transfer.from_centre.name, "file": transfer.number},
            since=transfer.proposed_at.astimezone(CASABLANCA).date(),
        )
        for transfer in transfers_to_answer(actor)
    ]


def _of_file(theirs: Q) -> Q:
    """The same condition seen from a row of the file."""
    return Q(file__in=File.objects.filter(theirs))


def _late_papers(theirs: Q) -> list[Turn]:
    found = FilePaper.objects.filter(_of_file(theirs), state=PaperState.ASKED, asked_until__lt=today())
    return [
        Turn(
            kind="file_papers",
            object_id=str(paper.file_id),
            label=paper.file.number,
            sentence=gettext("Ask again for a paper of file %(file)s: %(paper)s.")
            % {"file": paper.file.number, "paper": paper.get_kind_display()},
            since=paper.asked_until,
            due=paper.asked_until,
            late=True,
        )
        for paper in found.select_related("file").order_by("asked_until")
        if paper.asked_until
    ]


def _late_places(theirs: Q) -> list[Turn]:
    found = WaitingEntry.objects.filter(_of_file(theirs), ended_at=None, expected_on__lt=today())
    return [
        Turn(
            kind="file",
            object_id=str(entry.file_id),
            label=entry.file.number,
            sentence=gettext("See what file %(file)s still waits for: %(reason)s.")
            % {"file": entry.file.number, "reason": entry.get_reason_display()},
            since=entry.since,
            due=entry.expected_on,
            late=True,
        )
        for entry in found.select_related("file").order_by("since")
    ]


def _likely_duplicates() -> list[Turn]:
    """Pairs that look like one person: whoever decides in the centre, and headquarters across centres."""
    found = likely_pairs()
    if not found:
        return []
    newest = max(record.written_at for pair in found for record in (pair.first, pair.second))
    return [
        Turn(
            kind="comparisons",
            object_id="",
            label="",
            sentence=ngettext(
                "Compare %(pairs)d pair of files that looks like one person.",
                "Compare %(pairs)d pairs of files that look like one person.",
                len(found),
            )
            % {"pairs": len(found)},
            since=newest.astimezone(CASABLANCA).date(),
        )
    ]


def _inquiries() -> list[Turn]:
    return [
        Turn(
            kind="inquiry",
            object_id=str(inquiry.pk),
            label="",
            sentence=gettext("Answer the desk of %(centre)s: is it the same person?")
            % {"centre": inquiry.centre.name},
            since=inquiry.asked_at.astimezone(CASABLANCA).date(),
        )
        for inquiry in open_inquiries()
    ]


def _many_look_ups() -> list[Turn]:
    return [
        Turn(
            kind="comparisons",
            object_id="",
            label="",
            sentence=gettext("See why one account looked for %(people)d people in an hour.")
            % {"people": many},
            since=today(),
            late=True,
        )
        for _label, many in many_look_ups()
    ]


def _answered(actor: Actor) -> list[Turn]:
    """What headquarters answered this desk, for two weeks."""
    since = timezone.now() - datetime.timedelta(days=14)
    found = list(inquiries().filter(asked_by=actor.label, answered_at__gte=since))
    opened = set(
        File.objects.filter(
            record__cin__in=[inquiry.cin for inquiry in found], status=FileStatus.OPEN
        ).values_list("record__cin", "centre_id")
    )
    return [
        Turn(
            kind="file_new" if inquiry.answer == InquiryAnswer.ANOTHER else "people",
            object_id="",
            label="",
            sentence=gettext("Headquarters compared (asked on %(day)s): %(answer)s. %(note)s")
            % {
                "day": day_in_words(inquiry.asked_at.astimezone(CASABLANCA).date(), current()),
                "answer": inquiry.get_answer_display(),
                "note": inquiry.note,
            },
            since=inquiry.answered_at.astimezone(CASABLANCA).date(),
        )
        for inquiry in found
        if inquiry.answered_at and (inquiry.cin, inquiry.centre_id) not in opened
    ]
