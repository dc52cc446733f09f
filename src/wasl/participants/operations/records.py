"""Correcting what is written, when others may be correcting it too."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.acts import record as record_event
from wasl.audit.refusals import Refusal
from wasl.participants.access import record_to_write
from wasl.participants.likeness import look_for_likeness
from wasl.participants.models import Correction, Record
from wasl.participants.queries import fields_corrected_since
from wasl.participants.written import WRITTEN, birth_follows, checked, keys

# A change of one of these may make two people of one, or one of two.
_TELLING = {
    "given_ar",
    "surname_ar",
    "given_lat",
    "surname_lat",
    "father_ar",
    "cin",
    "birth_date",
    "birth_year",
}


@act("participants.correct_record", permission="files.write")
def correct_record(
    *,
    by: Actor,
    record: Record,
    changes: Mapping[str, Any],
    version: int | None = None,
    other_person: str = "",
) -> Record:
    """Correct what is written. ``changes`` maps field names to new values; ``version`` is the one the corrector was reading.

    Without ``version`` that of ``record`` as it was loaded counts. Raises Refusal when someone else corrected the
    record since then, naming the fields they changed; when a value is not as it must be; when nothing changes; and as
    ``look_for_likeness`` does, to which ``other_person`` answers.
    """
    if unknown := set(changes) - set(WRITTEN):
        raise TypeError(f"not fields of a record: {sorted(unknown)}")
    row = record_to_write(by, record)
    _still_as_read(row, record.version if version is None else version)
    before = {name: getattr(row, name) for name in WRITTEN}
    written = checked({**before, **birth_follows(changes), **changes}, opened_on=row.file.opened_on)
    changed = [name for name in WRITTEN if written[name] != before[name]]
    if not changed:
        raise Refusal(_("Nothing differs from what is already written."), code="nothing_changed")
    if _TELLING & set(changed):
        look_for_likeness(
            by=by, centre=row.file.centre, written=written, file=row.file, other_person=other_person
        )
    new_keys = keys(written, row.file.number)
    for name, value in {**{name: written[name] for name in changed}, **new_keys}.items():
        setattr(row, name, value)
    row.version += 1
    row.save(update_fields=[*changed, *new_keys, "version"])
    Correction(record=row, file=row.file, version=row.version, fields=changed, corrected_by=by.label).save(
        force_insert=True
    )
    record_event(
        by=by, action="participants.correct_record", kind="file", object_id=row.file_id, label=row.file.number,
        centre_id=row.file.centre_id, changes=dict.fromkeys(changed, "changed"),
    )  # fmt: skip
    return row


def _still_as_read(row: Record, version: int) -> None:
    if row.version == version:
        return
    names = [
        str(getattr(Record._meta.get_field(name), "verbose_name", name))
        for name in fields_corrected_since(row, version)
    ]
    raise Refusal(
        gettext(
            "Someone else has corrected this record meanwhile: %(fields)s. Look at what they wrote, then save again."
        )
        % {"fields": pgettext("between fields", ", ").join(names)},
        code="corrected_meanwhile",
    )
