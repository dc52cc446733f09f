"""The work on files: who follows how many, who waits for what, which papers are missing, which centre proposes what."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.participants.enums import FileStatus, PaperKind, PaperState, TransferStatus
from wasl.participants.models import Assignment, File, FilePaper, Transfer, WaitingEntry
from wasl.participants.queries.files import files
from wasl.wording.dates import today


@dataclass(frozen=True, slots=True)
class Wait:
    """One file of the waiting list. ``entry`` is what it waits for; None when it only waits for a caseworker."""

    file: File
    since: datetime.date
    entry: WaitingEntry | None
    late: bool


@dataclass(slots=True)
class Caseload:
    """What one caseworker follows; the files nobody follows have no ``caseworker``."""

    caseworker: User | None
    open_files: int = 0
    unverified: int = 0
    waiting: int = 0
    late: int = 0
    oldest: File | None = field(default=None)


def waiting_list(centres: Iterable[int]) -> list[Wait]:
    """Open files without a caseworker, or that wait for a place, the longest first. Two queries, however many files."""
    entries = Prefetch(
        "waits", WaitingEntry.objects.filter(ended_at=None), to_attr="standing_waits"
    )  # fmt: skip
    followed_by_nobody = Prefetch(
        "assignments", Assignment.objects.filter(caseworker=None).order_by("-rank"), to_attr="left_alone"
    )
    waits = files().filter(status=FileStatus.OPEN, centre_id__in=list(centres))
    open_entries = WaitingEntry.objects.filter(ended_at=None).values("file_id")
    found = waits.filter(caseworker=None) | waits.filter(pk__in=open_entries)
    day = today()
    told = []
    for file in found.prefetch_related(entries, followed_by_nobody):
        entry = file.standing_waits[0] if file.standing_waits else None
        alone = file.left_alone[0].since if file.left_alone else file.opened_on
        since = (
            min(entry.since, alone)
            if entry and file.caseworker_id is None
            else entry.since
            if entry
            else alone
        )
        told.append(Wait(file, since, entry, bool(entry and entry.expected_on and entry.expected_on < day)))
    return sorted(told, key=lambda wait: (wait.since, wait.file.number))


def caseloads(centres: Iterable[int]) -> list[Caseload]:
    """Open files by caseworker: how many, what waits, what is late, and the oldest that waits for eligibility.

    Late is what was asked or expected by a day that has passed. Three queries, however many files.
    """
    day = today()
    found = list(
        File.objects.filter(status=FileStatus.OPEN, centre_id__in=list(centres))
        .select_related("caseworker")
        .order_by("opened_on", "number")
    )
    ids = [file.pk for file in found]
    entries = {entry.file_id: entry for entry in WaitingEntry.objects.filter(file_id__in=ids, ended_at=None)}
    late_papers = set(
        FilePaper.objects.filter(
            file_id__in=ids, state=PaperState.ASKED, asked_until__lt=day
        ).values_list("file_id", flat=True)
    )  # fmt: skip
    loads: dict[int | None, Caseload] = {}
    for file in found:
        load = loads.setdefault(file.caseworker_id, Caseload(file.caseworker))
        entry = entries.get(file.pk)
        load.open_files += 1
        load.waiting += entry is not None
        load.late += file.pk in late_papers or bool(entry and entry.expected_on and entry.expected_on < day)
        if file.eligibility_verified_at is None:
            load.unverified += 1
            load.oldest = load.oldest or file
    # Files nobody follows come first: they are everybody's.
    return sorted(loads.values(), key=lambda load: (load.caseworker is not None, -load.open_files))


def checklist(file: File) -> list[FilePaper]:
    """Every paper a file may need, in the order of the list; one nobody spoke of yet is missing. One query."""
    known = {paper.kind: paper for paper in FilePaper.objects.filter(file=file).select_related("scan")}
    return [
        known.get(kind) or FilePaper(file=file, kind=kind, state=PaperState.MISSING)
        for kind in PaperKind.values
    ]


def transfers_to_answer(actor: Actor) -> QuerySet[Transfer]:
    """Proposals of other centres that wait for an answer of the actor's centres, the oldest first."""
    return (
        Transfer.objects.filter(
            status=TransferStatus.PROPOSED, to_centre_id__in=actor.scope.write_centres
        )
        .select_related("from_centre", "to_centre")
        .order_by("proposed_at")
    )  # fmt: skip
