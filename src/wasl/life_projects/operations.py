"""Acts on micro-projects: preparing, writing the equipment list, completing, reopening."""

import datetime
import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import NotAllowed, Refusal, together
from wasl.catalogue.models import Trade
from wasl.life_projects import rules
from wasl.life_projects.access import project_to_write
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import EquipmentLine, Holder, MicroProject
from wasl.life_projects.queries import equipment_total, missing
from wasl.life_projects.rules import NewItem
from wasl.money.amounts import ZERO, to_json
from wasl.participants.access import file_to_write
from wasl.participants.consent_queries import require_guardian
from wasl.participants.enums import FileStatus
from wasl.participants.models import File
from wasl.participants.rules import cleaned
from wasl.territory.models import Centre, Place
from wasl.wording.dates import today

__all__ = [
    "NewItem",
    "complete_project",
    "prepare_project",
    "reopen_project",
    "revise_project",
    "set_equipment",
]


@act("life_projects.prepare_project", permission="life_projects.write")
def prepare_project(
    *,
    by: Actor,
    file: File,
    trade: Trade,
    site: Place,
    title_ar: str,
    title_fr: str,
    holders: Sequence[tuple[File, int]] = (),
    cash_amount: Decimal = ZERO,
    cash_nature: str = "",
    prepared_on: datetime.date | None = None,
) -> MicroProject:
    """Prepare a micro-project, as a draft. ``holders`` are files with whole parts, the first being ``file``'s.

    Without ``holders`` the file holds it alone. The number is the centre's, by year of ``prepared_on`` (today unless
    said): ``MRK-2021-P001``. Raises Refusal naming the field at fault, NotAllowed for a file out of reach.
    """
    first = _open(file_to_write(by, file))
    wanted = holders or [(first, 1)]
    with together() as heard:
        with heard.hearing():
            written = rules.described(trade, site, title_ar, title_fr, cash_amount, cash_nature)
        with heard.hearing():
            day = _not_to_come(prepared_on or today(), "prepared_on")
        with heard.hearing():
            _check_holders(first.pk, wanted)
    project = MicroProject(
        number=_next_number(first.centre, day.year),
        file=first,
        prepared_on=day,
        prepared_by=by.label,
        **written,
    )
    project.save(force_insert=True)
    _write_holders(by, project, wanted)
    record(
        by=by, action="life_projects.prepare_project", kind="project", object_id=project.pk, label=project.number,
        centre_id=first.centre_id, changes=_told({}, written),
    )  # fmt: skip
    return project


@act("life_projects.revise_project", permission="life_projects.write")
def revise_project(
    *,
    by: Actor,
    project: MicroProject,
    trade: Trade,
    site: Place,
    title_ar: str,
    title_fr: str,
    cash_amount: Decimal = ZERO,
    cash_nature: str = "",
    holders: Sequence[tuple[File, int]] = (),
) -> MicroProject:
    """Change a draft: trade, site, titles, cash; with ``holders``, their parts, and holders to add.

    Raises Refusal when the project is complete, when a holder would be left out, or when nothing changes.
    """
    found = _draft(project_to_write(by, project))
    with together() as heard:
        with heard.hearing():
            written = rules.described(trade, site, title_ar, title_fr, cash_amount, cash_nature)
        with heard.hearing():
            if holders:
                _check_holders(found.file_id, holders)
    before = {name: getattr(found, name) for name in written}
    changes = _told(before, written)
    for name, value in written.items():
        setattr(found, name, value)
    found.save(update_fields=list(written))
    if holders and _write_holders(by, found, holders):
        changes["holders"] = "changed"
    if not changes:
        raise Refusal(_("Nothing differs from what is already written."), code="nothing_changed")
    record(
        by=by, action="life_projects.revise_project", kind="project", object_id=found.pk, label=found.number,
        centre_id=found.file.centre_id, changes=changes,
    )  # fmt: skip
    return found


@act("life_projects.set_equipment", permission="life_projects.write")
def set_equipment(
    *, by: Actor, project: MicroProject, items: Sequence[NewItem], revision: int | None = None
) -> MicroProject:
    """Write the whole equipment list of a draft as a new revision; earlier revisions stay as history.

    ``revision`` is the one the writer was reading. Raises Refusal when someone has written another list since, when
    the project is complete, when the list is empty, or naming each row whose quantity, price or serial number is wrong.
    """
    found = _draft(project_to_write(by, project))
    if revision is not None and revision != found.revision:
        raise Refusal(
            _("Someone else has written another equipment list meanwhile: yours is not saved yet."),
            code="equipment_rewritten",
        )
    wanted = list(items)
    rules.check_items(wanted)
    before = equipment_total(found)
    found.revision += 1
    found.save(update_fields=["revision"])
    EquipmentLine.objects.bulk_create(
        [
            EquipmentLine(
                project=found, revision=found.revision, rank=rank, item_ar=cleaned(item.item_ar),
                item_fr=cleaned(item.item_fr), kind=item.kind, quantity=item.quantity, unit_price=item.unit_price,
                serial_number=cleaned(item.serial_number), condition=item.condition,
            )
            for rank, item in enumerate(wanted, start=1)
        ]
    )  # fmt: skip
    record(
        by=by, action="life_projects.set_equipment", kind="project", object_id=found.pk, label=found.number,
        centre_id=found.file.centre_id,
        changes={
            "revision": [found.revision - 1, found.revision],
            "equipment_total": [to_json(before), to_json(equipment_total(found))],
        },
    )  # fmt: skip
    return found


@act("life_projects.complete_project", permission="life_projects.write")
def complete_project(
    *, by: Actor, project: MicroProject, completed_on: datetime.date | None = None
) -> MicroProject:
    """Declare a draft complete: a grant may be proposed on it, and nothing of it moves any more.

    Raises Refusal with what is missing: holders, verified eligibility of each, at least one item, nature of the cash.
    """
    found = _draft(project_to_write(by, project))
    day = _not_to_come(completed_on or today(), "completed_on")
    with together() as heard:
        for lack in missing(found):
            heard.add(lack)
    found.status, found.completed_on = ProjectStatus.COMPLETE, day
    found.completed_at, found.completed_by = timezone.now(), by.label
    found.save(update_fields=["status", "completed_on", "completed_at", "completed_by"])
    record(
        by=by, action="life_projects.complete_project", kind="project", object_id=found.pk, label=found.number,
        centre_id=found.file.centre_id,
        changes={"status": ["draft", "complete"], "equipment_total": [None, to_json(equipment_total(found))]},
    )  # fmt: skip
    return found


@act("life_projects.reopen_project", permission="life_projects.write")
def reopen_project(*, by: Actor, project: MicroProject) -> MicroProject:
    """Take a complete project back to draft. Raises Refusal when it is not complete.

    While a grant stands on it, the grants room's trigger refuses with ``life_projects_reopened_while_granted``.
    """
    found = project_to_write(by, project)
    if found.status != ProjectStatus.COMPLETE:
        raise Refusal(_("This project is already in preparation."), code="not_complete")
    found.status, found.completed_on, found.completed_at, found.completed_by = (
        ProjectStatus.DRAFT,
        None,
        None,
        "",
    )
    found.save(update_fields=["status", "completed_on", "completed_at", "completed_by"])
    record(
        by=by, action="life_projects.reopen_project", kind="project", object_id=found.pk, label=found.number,
        centre_id=found.file.centre_id, changes={"status": ["complete", "draft"]},
    )  # fmt: skip
    return found


def _open(file: File) -> File:
    if file.status != FileStatus.OPEN:
        raise Refusal(gettext("File %(file)s is closed.") % {"file": file.number}, code="file_closed")
    return file


def _draft(project: MicroProject) -> MicroProject:
    if project.status != ProjectStatus.DRAFT:
        raise Refusal(_("This project is complete: reopen it first."), code="project_complete")
    return project


def _not_to_come(day: datetime.date, field: str) -> datetime.date:
    if day > today():
        raise Refusal(_("This day has not come yet."), field=field, code="day_in_future")
    return day


def _told(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """What the journal keeps: titles may tell of a person, so only that they changed."""
    told: dict[str, Any] = {}
    for name, value in after.items():
        old = before.get(name)
        if old != value:
            told[name] = "changed" if name.startswith("title_") else [_plain(old), _plain(value)]
    return told


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return to_json(value)
    return getattr(value, "pk", value)


def _check_holders(first: uuid.UUID, holders: Sequence[tuple[File, int]]) -> None:
    with together() as heard:
        if holders[0][0].pk != first:
            sentence = _("The first holder is the one whose file the project is in.")
            heard.add(Refusal(sentence, field="holders", code="first_holder"))
        if len({file.pk for file, _parts in holders}) != len(holders):
            sentence = _("A holder stands twice in the list.")
            heard.add(Refusal(sentence, field="holders", code="holder_twice"))
        if any(parts < 1 for _file, parts in holders):
            sentence = _("Each holder has at least one part.")
            heard.add(Refusal(sentence, field="holders", code="parts_missing"))


def _write_holders(by: Actor, project: MicroProject, holders: Sequence[tuple[File, int]]) -> bool:
    """Write the holders in order; whether anything changed. Raises Refusal when one is left out or out of reach."""
    known = {holder.file_id: holder for holder in Holder.objects.filter(project=project)}
    if set(known) - {file.pk for file, _parts in holders}:
        raise Refusal(
            _("A holder is not taken out of a project: prepare another one."),
            field="holders",
            code="holder_left_out",
        )
    changed = False
    for rank, (file, parts) in enumerate(holders, start=1):
        holder = known.get(file.pk)
        if holder is None:
            try:
                reached = _open(file_to_write(by, file))
            except NotAllowed as refusal:
                raise Refusal(
                    _("No file of yours has this number."), field="holders", code="holder_unknown"
                ) from refusal
            require_guardian(reached, project.prepared_on)
            Holder(project=project, file=reached, parts=parts, rank=rank).save(force_insert=True)
        elif (holder.parts, holder.rank) != (parts, rank):
            holder.parts, holder.rank = parts, rank
            holder.save(update_fields=["parts", "rank"])
        else:
            continue
        changed = True
    return changed


def _next_number(centre: Centre, year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select life_projects_next_number(%s, %s)", [centre.pk, year])
        return str(cursor.fetchone()[0])
