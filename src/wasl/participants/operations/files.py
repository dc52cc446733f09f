"""Acts on files and records: opening, verifying eligibility, correcting, closing."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from wasl.accounts.models import User
from wasl.accounts.queries import scope_of
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.acts import record as record_event
from wasl.audit.refusals import Refusal
from wasl.participants import rules
from wasl.participants.access import centre_to_write, file_to_write, record_to_write
from wasl.participants.enums import EligibilityPaper, FileStatus, Sex
from wasl.participants.models import Correction, File, Person, Record
from wasl.participants.queries import fields_corrected_since
from wasl.territory.enums import PROVINCE_LEVEL, PlaceKind
from wasl.territory.models import Centre, Place
from wasl.wording.dates import today

# Fields of a record that people write; the rest follows from them.
WRITTEN = (
    "given_ar", "surname_ar", "given_lat", "surname_lat", "father_ar", "cin", "birth_date", "birth_year",
    "sex", "phone", "residence", "commune", "address_ar",
)  # fmt: skip


@act("participants.open_file", permission="files.write")
def open_file(
    *,
    by: Actor,
    centre: Centre,
    opened_on: datetime.date,
    given_ar: str,
    surname_ar: str,
    given_lat: str,
    surname_lat: str,
    sex: str,
    residence: Place,
    caseworker: User | None = None,
    father_ar: str = "",
    cin: str = "",
    birth_date: datetime.date | None = None,
    birth_year: int | None = None,
    phone: str = "",
    commune: Place | None = None,
    address_ar: str = "",
) -> File:
    """Open a file: the person, the centre's dossier and what is written about them, in one act.

    The number is the centre's, by year of opening (``MRK-2021-0001``). Raises Refusal naming the field when
    something is not as it must be, or when the card already has an open file of this centre.
    """
    centre_to_write(by, centre)
    written = _checked(
        {
            "given_ar": given_ar, "surname_ar": surname_ar, "given_lat": given_lat, "surname_lat": surname_lat,
            "father_ar": father_ar, "cin": cin, "birth_date": birth_date, "birth_year": birth_year, "sex": sex,
            "phone": phone, "residence": residence, "commune": commune, "address_ar": address_ar,
        }
    )  # fmt: skip
    if opened_on > today():
        raise Refusal(_("A file is not opened in the future."), field="opened_on", code="opened_in_future")
    _works_at(caseworker, centre)
    number = _next_number(centre, opened_on.year)
    _card_is_free(written["cin"], centre)
    file = File(number=number, centre=centre, caseworker=caseworker, opened_on=opened_on, opened_by=by.label)
    file.save(force_insert=True)
    person = Person()
    person.save(force_insert=True)
    row = Record(person=person, file=file, written_by=by.label, **written, **_keys(written, number))
    row.save(force_insert=True)
    file.record = row
    record_event(
        by=by, action="participants.open_file", kind="file", object_id=file.pk, label=number, centre_id=centre.pk,
        changes={"opened_on": [None, opened_on.isoformat()]},
    )  # fmt: skip
    return file


@act("participants.verify_eligibility", permission="files.write")
def verify_eligibility(*, by: Actor, file: File, on: datetime.date, paper: str) -> File:
    """Record that eligibility was verified: by whom, on which day, from which kind of paper. Never what the paper says.

    Raises Refusal when it already is, or when the day lies in the future.
    """
    found = file_to_write(by, file)
    if found.status != FileStatus.OPEN:
        raise Refusal(_("This file is closed."), code="file_closed")
    if found.eligibility_verified_at is not None:
        raise Refusal(_("Eligibility was already verified for this file."), code="already_verified")
    if paper not in EligibilityPaper.values:
        raise Refusal(_("Choose the kind of paper you saw."), field="paper", code="unknown_paper")
    if on > today():
        raise Refusal(_("This day has not come yet."), field="on", code="day_in_future")
    found.eligibility_verified_at, found.eligibility_verified_by, found.eligibility_paper = (
        on,
        by.label,
        paper,
    )
    found.save(update_fields=["eligibility_verified_at", "eligibility_verified_by", "eligibility_paper"])
    record_event(
        by=by, action="participants.verify_eligibility", kind="file", object_id=found.pk, label=found.number,
        centre_id=found.centre_id, changes={"eligibility_verified_at": [None, on.isoformat()], "eligibility_paper": "changed"},
    )  # fmt: skip
    return found


@act("participants.read_eligibility", permission="files.read")
def read_eligibility(*, by: Actor, file: File) -> str:
    """The kind of paper eligibility was verified from; reading it leaves an event (invariant 12).

    Raises Refusal when eligibility was not verified yet.
    """
    if not file.eligibility_paper:
        raise Refusal(_("Eligibility is not verified yet."), code="not_verified")
    record_event(
        by=by, action="participants.read_eligibility", kind="file", object_id=file.pk, label=file.number,
        centre_id=file.centre_id, outcome="read",
    )  # fmt: skip
    return file.eligibility_paper


@act("participants.correct_record", permission="files.write")
def correct_record(
    *, by: Actor, record: Record, changes: Mapping[str, Any], version: int | None = None
) -> Record:
    """Correct what is written. ``changes`` maps field names to new values; ``version`` is the one the corrector was reading.

    Without ``version`` that of ``record`` as it was loaded counts. Raises Refusal when someone else corrected the
    record since then, naming the fields they changed; when a value is not as it must be; when nothing changes.
    """
    if unknown := set(changes) - set(WRITTEN):
        raise TypeError(f"not fields of a record: {sorted(unknown)}")
    row = record_to_write(by, record)
    _still_as_read(row, record.version if version is None else version)
    before = {name: getattr(row, name) for name in WRITTEN}
    written = _checked({**before, **_birth_follows(changes), **changes})
    changed = [name for name in WRITTEN if written[name] != before[name]]
    if not changed:
        raise Refusal(_("Nothing differs from what is already written."), code="nothing_changed")
    if "cin" in changed:
        _card_is_free(written["cin"], row.file.centre, except_file=row.file)
    for name in changed:
        setattr(row, name, written[name])
    keys = _keys(written, row.file.number)
    row.search_key, row.sort_key, row.version = keys["search_key"], keys["sort_key"], row.version + 1
    row.save(update_fields=[*changed, *keys, "version"])
    Correction(record=row, file=row.file, version=row.version, fields=changed, corrected_by=by.label).save(
        force_insert=True
    )
    record_event(
        by=by, action="participants.correct_record", kind="file", object_id=row.file_id, label=row.file.number,
        centre_id=row.file.centre_id, changes=dict.fromkeys(changed, "changed"),
    )  # fmt: skip
    return row


@act("participants.close_file", permission="files.write")
def close_file(*, by: Actor, file: File, reason: str) -> File:
    """Close a file, with the reason. Raises Refusal when it is closed already or no reason is given."""
    found = file_to_write(by, file)
    if found.status != FileStatus.OPEN:
        raise Refusal(_("This file is closed."), code="file_closed")
    why = rules.cleaned(reason)
    if not why:
        raise Refusal(_("Write why the file is closed."), field="reason", code="reason_missing")
    found.status, found.closed_at, found.closed_by, found.closed_reason = (
        FileStatus.CLOSED,
        timezone.now(),
        by.label,
        why,
    )
    found.save(update_fields=["status", "closed_at", "closed_by", "closed_reason"])
    record_event(
        by=by, action="participants.close_file", kind="file", object_id=found.pk, label=found.number, centre_id=found.centre_id,
        changes={"status": [FileStatus.OPEN.value, FileStatus.CLOSED.value]},
    )  # fmt: skip
    return found


def _checked(written: dict[str, Any]) -> dict[str, Any]:
    checked = dict(written)
    for name in ("given_ar", "surname_ar"):
        checked[name] = rules.arabic_text(written[name], name)
    for name in ("given_lat", "surname_lat"):
        checked[name] = rules.latin_text(written[name], name)
    checked["father_ar"] = (
        rules.arabic_text(written["father_ar"], "father_ar") if written["father_ar"].strip() else ""
    )
    checked["cin"] = rules.card_number(written["cin"])
    checked["phone"] = rules.phone_number(written["phone"])
    checked["address_ar"] = rules.cleaned(written["address_ar"])
    checked["birth_date"], checked["birth_year"] = rules.birth(
        written["birth_date"], written["birth_year"], on=today()
    )
    if written["sex"] not in Sex.values:
        raise Refusal(_("Choose woman or man, as on the card."), field="sex", code="sex_missing")
    if written["residence"].kind not in PROVINCE_LEVEL:
        raise Refusal(
            _("Choose a province or a prefecture."), field="residence", code="residence_not_province"
        )
    commune = written["commune"]
    if commune is not None and (
        commune.kind != PlaceKind.COMMUNE or commune.parent_id != written["residence"].pk
    ):
        raise Refusal(
            gettext("This commune does not lie in %(province)s.") % {"province": written["residence"].name},
            field="commune", code="commune_elsewhere",
        )  # fmt: skip
    return checked


def _birth_follows(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Writing one of date and year replaces the other."""
    if changes.get("birth_date"):
        return {"birth_year": None}
    return {"birth_date": None} if changes.get("birth_year") else {}


def _keys(written: Mapping[str, Any], number: str) -> dict[str, str]:
    names = ("given_ar", "surname_ar", "given_lat", "surname_lat", "cin")
    return rules.keys_of(**{name: written[name] for name in names}, number=number)


def _next_number(centre: Centre, year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select participants_next_number(%s, %s)", [centre.pk, year])
        return str(cursor.fetchone()[0])


def _works_at(caseworker: User | None, centre: Centre) -> None:
    if caseworker is not None and centre.pk not in scope_of(caseworker).write_centres:
        raise Refusal(
            _("This caseworker does not work at this centre."),
            field="caseworker",
            code="caseworker_elsewhere",
        )


def _card_is_free(cin: str, centre: Centre, *, except_file: File | None = None) -> None:
    """One open file a card and centre. Another centre's files are not looked at: that would tell of them."""
    if not cin:
        return
    taken = File.objects.filter(record__cin=cin, centre=centre, status=FileStatus.OPEN)
    if except_file is not None:
        taken = taken.exclude(pk=except_file.pk)
    if number := taken.values_list("number", flat=True).first():
        raise Refusal(
            gettext("This card already has the open file %(file)s.") % {"file": number},
            field="cin",
            code="card_has_file",
        )


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
