"""Where someone is on the path, and whose turn it is: read from the rooms' own facts, for many files at once."""

import datetime
import enum
import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers.enums import LIVE, ReceiptStatus
from wasl.handovers.models import HandoverLine, Receipt
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import Holder, MicroProject
from wasl.participants.enums import FileStatus
from wasl.participants.models import File
from wasl.wording.dates import CASABLANCA


class Stage(enum.StrEnum):
    """What the file waits for. The order is that of the path."""

    ELIGIBILITY = "eligibility"
    PREPARE = "prepare"
    COMPLETE = "complete"
    PROPOSE = "propose"
    DECIDE = "decide"
    LIST = "list"
    ISSUE = "issue"
    REISSUE = "reissue"
    SIGN = "sign"
    SCAN = "scan"
    DONE = "done"


# Which step of the path each stage belongs to (the opening of the file is step 0 and always done).
_STEP = {
    Stage.ELIGIBILITY: 1,
    Stage.PREPARE: 2,
    Stage.COMPLETE: 2,
    Stage.PROPOSE: 3,
    Stage.DECIDE: 3,
    Stage.LIST: 4,
    Stage.ISSUE: 4,
    Stage.REISSUE: 4,
    Stage.SIGN: 5,
    Stage.SCAN: 6,
    Stage.DONE: 6,
}
_STEPS: list[tuple[str, Promise]] = [
    ("file", pgettext_lazy("step", "File")),
    ("eligibility", pgettext_lazy("step", "Eligibility")),
    ("project", _("Micro-project")),
    ("approval", pgettext_lazy("step", "Approval")),
    ("handover", pgettext_lazy("step", "Handover")),
    ("receipt", pgettext_lazy("step", "Receipt")),
]

_CASEWORKER = pgettext_lazy("turn", "caseworker")
_COORDINATOR = _("centre coordinator")
_HEADQUARTERS = _("central services")


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is and for what: ``short`` in a list, ``title`` and ``what`` on the page, ``then`` what comes after."""

    who: Promise | str
    short: Promise | str
    title: Promise | str
    what: Promise | str
    then: Promise | str


_TURNS: dict[Stage, Turn] = {
    Stage.ELIGIBILITY: Turn(
        _CASEWORKER,
        _("verify eligibility"),
        _("With the caseworker: eligibility"),
        _("Verify eligibility from a paper, and record only the kind of paper seen."),
        _("the micro-project is prepared with the person."),
    ),
    Stage.PREPARE: Turn(
        _CASEWORKER,
        _("prepare the project"),
        _("With the caseworker: the micro-project"),
        _("Prepare the micro-project: trade, site, equipment, cash aid."),
        _("the coordinator proposes the grant."),
    ),
    Stage.COMPLETE: Turn(
        _CASEWORKER,
        _("complete the project"),
        _("With the caseworker: complete the project"),
        _("Finish the equipment list with its prices, then declare the project complete."),
        _("the coordinator proposes the grant."),
    ),
    Stage.PROPOSE: Turn(
        _COORDINATOR,
        _("propose the grant"),
        _("With the centre coordinator: the proposal"),
        _("Propose the grant on the lines of an agreement."),
        _("the central services decide."),
    ),
    Stage.DECIDE: Turn(
        _HEADQUARTERS,
        _("decide on the grant"),
        _("With the central services: the decision"),
        _("The grant was proposed; the central services approve or refuse it."),
        _("the project goes on the list of a handover ceremony."),
    ),
    Stage.LIST: Turn(
        _COORDINATOR,
        _("put on a ceremony"),
        _("With the centre coordinator: the ceremony"),
        _("Put the grant on the list of a handover ceremony."),
        _("the receipts are issued and signed that day."),
    ),
    Stage.ISSUE: Turn(
        _COORDINATOR,
        _("issue the receipts"),
        _("With the centre coordinator: the receipts"),
        _("Issue the receipts of the ceremony."),
        _("the holder signs them at the handover."),
    ),
    Stage.REISSUE: Turn(
        _COORDINATOR,
        _("issue again or take off the list"),
        _("With the centre coordinator: a receipt no longer stands"),
        _(
            "A receipt was made void or reversed: issue it again, or take the grant off the list so that another ceremony "
            "hands it over."
        ),
        _("the holder signs the new receipt."),
    ),
    Stage.SIGN: Turn(
        _COORDINATOR,
        _("record the signature"),
        _("With the centre coordinator: the signature"),
        _("Hand over the equipment and record the signature or the thumbprint."),
        _("the signed receipt is scanned."),
    ),
    Stage.SCAN: Turn(
        _COORDINATOR,
        _("attach the scan"),
        _("With the centre coordinator: the scan"),
        _("Everything was handed over and signed. Attach the scan of each signed receipt."),
        _("nothing: the path is complete."),
    ),
}


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
        return None if self.closed else _TURNS.get(self.stage)

    @property
    def steps(self) -> list[dict[str, object]]:
        """The path as the furniture draws it."""
        current = _STEP[self.stage]
        steps: list[dict[str, object]] = []
        for index, (_code, label) in enumerate(_STEPS):
            state = (
                "done" if index < current else "current" if index == current and not self.closed else "todo"
            )
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
        return Stage.ELIGIBILITY, file.opened_on
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
