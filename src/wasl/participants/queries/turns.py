"""Whose turn it is in the register: what each account is waited for."""

from django.db.models import Q
from django.utils.translation import gettext

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.participants.enums import FileStatus, PaperState
from wasl.participants.models import File, FilePaper, WaitingEntry
from wasl.participants.queries.casework import transfers_to_answer
from wasl.wording.dates import CASABLANCA, today


def waiting(actor: Actor) -> list[Turn]:
    """What waits for an actor: files without a caseworker and proposals of other centres (the coordinator), eligibility
    nobody has verified (the caseworker), and what is late: papers asked for and places expected by a day that has passed.
    """
    if not actor.may("files.write") or actor.role not in {RoleName.CASEWORKER, RoleName.COORDINATOR}:
        return []
    theirs = Q(
        status=FileStatus.OPEN, centre_id__in=actor.scope.write_centres, caseworker_id=actor.id
    )  # fmt: skip
    turns = [*_eligibility(theirs), *_late_papers(theirs), *_late_places(theirs)]
    if actor.role == RoleName.COORDINATOR:
        turns += [*_without_caseworker(actor), *_proposals(actor)]
    return turns


def _eligibility(theirs: Q) -> list[Turn]:
    found = File.objects.filter(theirs, eligibility_verified_at=None).order_by("opened_on", "number")
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
    found = File.objects.filter(
        status=FileStatus.OPEN, centre_id__in=actor.scope.write_centres, caseworker=None
    )
    return [
        Turn(
            kind="file_caseworker",
            object_id=str(file.pk),
            label=file.number,
            sentence=gettext("Entrust file %(file)s to a caseworker.") % {"file": file.number},
            since=file.opened_on,
        )
        for file in found.order_by("opened_on", "number")
    ]


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
