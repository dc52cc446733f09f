"""Questions about micro-projects, through the reader's scope."""

from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.audit.turns import Turn
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import EquipmentLine, Holder, MicroProject
from wasl.money.amounts import ZERO
from wasl.participants.enums import FileStatus
from wasl.participants.models import File


def projects() -> QuerySet[MicroProject]:
    """Every project the reader may see, with trade, site and file."""
    return MicroProject.objects.select_related("trade", "site", "file__centre", "file__record").order_by(
        "number"
    )


def projects_of(file: File) -> QuerySet[MicroProject]:
    """The projects a file holds a part of, oldest first."""
    return projects().filter(Exists(Holder.objects.filter(project=OuterRef("pk"), file=file)))


def current_equipment(project: MicroProject) -> QuerySet[EquipmentLine]:
    """The equipment of the project's current revision, in its order."""
    return EquipmentLine.objects.filter(project=project, revision=project.revision).order_by("rank", "id")


def equipment_total(project: MicroProject) -> Decimal:
    """The price of the current equipment in dirhams; 0.00 for an empty list."""
    total = current_equipment(project).aggregate(total=Sum(F("quantity") * F("unit_price")))["total"]
    return (total or ZERO) + ZERO


def priced(found: Sequence[MicroProject]) -> list[MicroProject]:
    """The same projects, each with its current total as ``equipment_sum``: one query for all."""
    lines = EquipmentLine.objects.filter(project__in=found, revision=F("project__revision"))
    sums = lines.values("project").annotate(total=Sum(F("quantity") * F("unit_price")))
    totals = dict(sums.values_list("project", "total"))
    for project in found:
        project.equipment_sum = (totals.get(project.pk) or ZERO) + ZERO  # type: ignore[attr-defined]
    return list(found)


def missing(project: MicroProject) -> list[Refusal]:
    """What the project still needs before it is complete, a refusal each, in the order people see to it."""
    holders = list(Holder.objects.filter(project=project).select_related("file"))
    lacking: list[Refusal] = []
    if not holders:
        lacking.append(
            Refusal(_("A project needs at least one holder."), field="holders", code="holders_missing")
        )
    for holder in holders:
        told = {"file": holder.file.number}
        if holder.file.status != FileStatus.OPEN:
            lacking.append(Refusal(gettext("File %(file)s is closed.") % told, code="file_closed"))
        if holder.file.eligibility_verified_at is None:
            sentence = gettext("Verify the eligibility of file %(file)s first.") % told
            lacking.append(Refusal(sentence, code="eligibility_missing"))
    if not current_equipment(project).exists():
        lacking.append(
            Refusal(_("Write at least one item of equipment."), field="items", code="equipment_missing")
        )
    return lacking


def waiting(actor: Actor) -> list[Turn]:
    """Projects to prepare (eligibility verified, none yet) and drafts to complete, for the file's caseworker.

    Files without a caseworker wait for the coordinator.
    """
    if not actor.may("life_projects.write") or actor.role not in {RoleName.CASEWORKER, RoleName.COORDINATOR}:
        return []
    return [*_to_prepare(actor), *_to_complete(actor)]


def _mine(actor: Actor, prefix: str = "") -> Q:
    mine = Q(**{f"{prefix}caseworker_id": actor.id})
    if actor.role == RoleName.COORDINATOR:
        mine |= Q(**{f"{prefix}caseworker": None})
    return mine & Q(
        **{f"{prefix}status": FileStatus.OPEN, f"{prefix}centre_id__in": actor.scope.write_centres}
    )


def _to_prepare(actor: Actor) -> list[Turn]:
    found = File.objects.filter(
        _mine(actor),
        ~Exists(Holder.objects.filter(file=OuterRef("pk"))),
        eligibility_verified_at__isnull=False,
    )
    return [
        Turn(
            kind="file",
            object_id=str(file.pk),
            label=file.number,
            sentence=gettext("Prepare the micro-project of file %(file)s.") % {"file": file.number},
            since=file.eligibility_verified_at or file.opened_on,
        )
        for file in found.order_by("eligibility_verified_at", "number")
    ]


def _to_complete(actor: Actor) -> list[Turn]:
    found = MicroProject.objects.filter(_mine(actor, "file__"), status=ProjectStatus.DRAFT)
    return [
        Turn(
            kind="project",
            object_id=str(project.pk),
            label=project.number,
            sentence=gettext("Complete the micro-project %(project)s.") % {"project": project.number},
            since=project.prepared_on,
        )
        for project in found.order_by("prepared_on", "number")
    ]
