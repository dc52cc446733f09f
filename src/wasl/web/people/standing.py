"""Where someone is on the path, and whose turn it is: read from the rooms' own facts, for many files at once."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers.enums import LIVE, ReceiptStatus
from wasl.handovers.models import HandoverLine, Receipt
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import Holder, MicroProject
from wasl.participants.enums import FileStatus
from wasl.participants.models import File
from wasl.web.people.stages import STEP, STEPS, TURNS, Stage, Turn
from wasl.wording.dates import CASABLANCA


@dataclass(slots=True)
class Standing:
    """One file's place on the path, with the rows that tell it. ``since`` is the day its stage began."""

    file: File
    stage: Stage
    since: datetime.date
    project: MicroProject | None = None
    grant: Grant | None = None
    line: HandoverLine | None = None
    receipts: list[Receipt] = field(default_factory=list)

    @property
    def closed(self) -> bool:
        """Whether the file is closed: then it is nobody's turn."""
        return self.file.status == FileStatus.CLOSED

    @property
    def turn(self) -> Turn | None:
        """Whose turn it is, or None when nothing is left to do."""
        return None if self.closed else TURNS.get(self.stage)

    @property
    def steps(self) -> list[dict[str, object]]:
        """The path as the furniture draws it."""
        current = STEP[self.stage]
        steps: list[dict[str, object]] = []
        for index, (_code, label) in enumerate(STEPS):
            # A file that was opened is there, whatever became of it.
            done = index < current or (index == 0 and self.closed)
            state = "done" if done else "current" if index == current and not self.closed else "todo"
            steps.append({"label": label, "state": state})
        return steps


def standings(files: Sequence[File]) -> dict[uuid.UUID, Standing]:
    """Where each file is, by its id. Four queries, however many files."""
    projects = _projects([file.pk for file in files])
    shown = {project.pk for found in projects.values() for project in found}
    grants, lines = _grants(shown)
    receipts = _receipts([file.pk for file in files])
    return {file.pk: _standing(file, projects[file.pk], grants, lines, receipts[file.pk]) for file in files}


def standing_of(file: File) -> Standing:
    """Where one file is."""
    return standings([file])[file.pk]


def _projects(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[MicroProject]]:
    found: dict[uuid.UUID, list[MicroProject]] = defaultdict(list)
    held = Holder.objects.filter(file_id__in=list(ids)).select_related("project__trade", "project__site")
    for holder in held.order_by("project__prepared_on", "project__number"):
        found[holder.file_id].append(holder.project)
    return found


def _grants(projects: set[uuid.UUID]) -> tuple[dict[uuid.UUID, Grant], dict[uuid.UUID, HandoverLine]]:
    """The latest standing grant of each project, and where each is to be handed over."""
    standing = Grant.objects.filter(
        project_id__in=projects, status__in=[GrantStatus.PROPOSED, GrantStatus.APPROVED]
    )
    grants = {grant.project_id: grant for grant in standing}
    listed = HandoverLine.objects.filter(
        grant_id__in=[grant.pk for grant in grants.values()], withdrawn_at=None
    ).select_related("ceremony__place")
    return grants, {line.grant_id: line for line in listed}


def _receipts(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Receipt]]:
    found: dict[uuid.UUID, list[Receipt]] = defaultdict(list)
    held = Receipt.objects.filter(file_id__in=list(ids)).select_related("reversal")
    for receipt in held.order_by("issued_on", "kind", "sequence"):
        found[receipt.file_id].append(receipt)
    return found


def _standing(
    file: File,
    projects: list[MicroProject],
    grants: dict[uuid.UUID, Grant],
    lines: dict[uuid.UUID, HandoverLine],
    receipts: list[Receipt],
) -> Standing:
    project = projects[-1] if projects else None
    grant = grants.get(project.pk) if project else None
    line = lines.get(grant.pk) if grant else None
    if grant is None and (live := [r for r in receipts if r.status in LIVE]):
        # The grant stands on another centre's lines: its receipts came with the file, and tell that it was handed over.
        stage, since = _stage_of_receipts(live)
        return Standing(file, stage, since, project, None, None, receipts)
    mine = [r for r in receipts if grant and r.grant_id == grant.pk]
    stage, since = _stage(file, project, grant, line, mine)
    return Standing(file, stage, since, project, grant, line, receipts)


def _stage(
    file: File,
    project: MicroProject | None,
    grant: Grant | None,
    line: HandoverLine | None,
    receipts: list[Receipt],
) -> tuple[Stage, datetime.date]:
    if grant is not None:
        return _stage_of_grant(grant, line, receipts)
    if file.eligibility_verified_at is None:
        return (Stage.ELIGIBILITY if file.caseworker_id else Stage.ENTRUST), file.opened_on
    if project is None:
        return Stage.PREPARE, file.eligibility_verified_at
    if project.status == ProjectStatus.DRAFT:
        return Stage.COMPLETE, project.prepared_on
    return Stage.PROPOSE, project.completed_on or project.prepared_on


def _stage_of_grant(
    grant: Grant, line: HandoverLine | None, receipts: list[Receipt]
) -> tuple[Stage, datetime.date]:
    decided = grant.decided_on or grant.proposed_on
    live = [receipt for receipt in receipts if receipt.status in LIVE]
    if grant.status == GrantStatus.PROPOSED:
        return Stage.DECIDE, grant.proposed_on
    if line is None and not live:
        return Stage.LIST, decided
    fallen = _fallen(line, receipts)
    if fallen:
        return Stage.REISSUE, max(fallen)
    if not live:
        return Stage.ISSUE, decided
    return _stage_of_receipts(live)


def _stage_of_receipts(live: list[Receipt]) -> tuple[Stage, datetime.date]:
    unsigned = [receipt for receipt in live if receipt.status == ReceiptStatus.ISSUED]
    if unsigned:
        return Stage.SIGN, min(receipt.issued_on for receipt in unsigned)
    signed = max(receipt.signed_on or receipt.issued_on for receipt in live)
    return (Stage.SCAN if any(r.status == ReceiptStatus.SIGNED for r in live) else Stage.DONE), signed


def _fallen(line: HandoverLine | None, receipts: list[Receipt]) -> list[datetime.date]:
    """When receipts of this ceremony were made void or reversed that no other was issued in place of."""
    replaced = {receipt.replaces_id for receipt in receipts}
    days = []
    for receipt in receipts:
        if line is not None and receipt.ceremony_id == line.ceremony_id and receipt.pk not in replaced:
            if receipt.status == ReceiptStatus.REVERSED:
                days.append(receipt.reversal.dated)
            elif receipt.voided_at is not None:
                days.append(receipt.voided_at.astimezone(CASABLANCA).date())
    return days
