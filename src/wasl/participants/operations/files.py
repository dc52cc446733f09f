"""Acts on files: opening, verifying eligibility, closing, opening again."""

import datetime
from collections.abc import Mapping, Sequence

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.acts import record as record_event
from wasl.audit.refusals import Refusal
from wasl.participants import rules
from wasl.participants.access import caseworker_at, centre_to_write, file_to_write
from wasl.participants.enums import ClosingKind, EligibilityPaper, FileStatus
from wasl.participants.history import entrusted
from wasl.participants.likeness import look_for_likeness
from wasl.participants.models import File, Person, Record, Reopening
from wasl.participants.written import checked, keys
from wasl.programmes.queries import retention_months
from wasl.territory.models import Centre, Place
from wasl.wording.dates import today


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
    phone_of: str = "own",
    other_phones: Sequence[Mapping[str, str]] = (),
    commune: Place | None = None,
    address_ar: str = "",
    family_situation: str = "",
    education_level: str = "",
    guardian_name_ar: str = "",
    guardian_relation: str = "",
    guardian_cin: str = "",
    guardian_phone: str = "",
    other_person: str = "",
) -> File:
    """Open a file: the person, the centre's dossier and what is written about them, in one act.

    The number is the centre's, by year of opening (``MRK-2021-0001``). ``other_phones`` are ``{"number", "of"}``, whose
    each is. Raises one Refusal with everything that is not as it must be, field by field; or when the person may
    already be in the register (``look_for_likeness``); ``other_person`` is why this is nobody of those it found. The
    file says in ``alike_elsewhere`` whether a very similar one may exist in another centre.
    """
    centre_to_write(by, centre)
    if opened_on > today():
        raise Refusal(_("A file is not opened in the future."), field="opened_on", code="opened_in_future")
    written = checked(
        {
            "given_ar": given_ar, "surname_ar": surname_ar, "given_lat": given_lat, "surname_lat": surname_lat,
            "father_ar": father_ar, "cin": cin, "birth_date": birth_date, "birth_year": birth_year, "sex": sex,
            "phone": phone, "phone_of": phone_of, "other_phones": other_phones, "residence": residence, "commune": commune,
            "address_ar": address_ar, "family_situation": family_situation, "education_level": education_level,
            "guardian_name_ar": guardian_name_ar, "guardian_relation": guardian_relation, "guardian_cin": guardian_cin,
            "guardian_phone": guardian_phone,
        },
        opened_on=opened_on,
    )  # fmt: skip
    caseworker_at(caseworker, centre)
    number = _next_number(centre, opened_on.year)
    elsewhere = look_for_likeness(by=by, centre=centre, written=written, other_person=other_person)
    file = File(number=number, centre=centre, caseworker=caseworker, opened_on=opened_on, opened_by=by.label)
    file.save(force_insert=True)
    person = Person()
    person.save(force_insert=True)
    row = Record(person=person, file=file, written_by=by.label, **written, **keys(written, number))
    row.save(force_insert=True)
    file.record, file.alike_elsewhere = row, elsewhere
    if caseworker is not None:
        entrusted(by, file, caseworker, since=opened_on)
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


@act("participants.close_file", permission="files.write")
def close_file(*, by: Actor, file: File, kind: str, reason: str = "") -> File:
    """Close a file: ``kind`` is why (``ClosingKind``), ``reason`` a note. Until when it is kept follows from the rules.

    Raises Refusal when it is closed already, when no reason is chosen, when another reason has no note, or while
    another centre is asked to take the file.
    """
    found = file_to_write(by, file)
    if found.status != FileStatus.OPEN:
        raise Refusal(_("This file is closed."), code="file_closed")
    why = rules.cleaned(reason)
    if kind not in ClosingKind.values:
        raise Refusal(_("Choose why the file is closed."), field="kind", code="kind_missing")
    if kind == ClosingKind.OTHER and not why:
        raise Refusal(_("Write why the file is closed."), field="reason", code="reason_missing")
    months = retention_months(today())
    found.status, found.closed_at, found.closed_by = FileStatus.CLOSED, timezone.now(), by.label
    found.closed_kind, found.closed_reason = kind, why
    found.retain_until = rules.after_months(today(), months) if months is not None else None
    found.save(update_fields=["status", *CLOSING])
    record_event(
        by=by, action="participants.close_file", kind="file", object_id=found.pk, label=found.number, centre_id=found.centre_id,
        changes={"status": [FileStatus.OPEN.value, FileStatus.CLOSED.value], "closed_kind": ["", kind]},
    )  # fmt: skip
    return found


CLOSING = ("closed_at", "closed_by", "closed_kind", "closed_reason", "retain_until")


@act("participants.reopen_file", permission="files.write")
def reopen_file(*, by: Actor, file: File, reason: str) -> File:
    """Open a closed file again, with the reason; what its closing had said is kept in its history.

    Raises Refusal when it is open, when no reason is given, or when the person has another open file.
    """
    found = file_to_write(by, file)
    if found.status != FileStatus.CLOSED or found.closed_at is None:
        raise Refusal(_("This file is open."), code="file_open")
    why = rules.cleaned(reason)
    if not why:
        raise Refusal(_("Write why the file is opened again."), field="reason", code="reason_missing")
    Reopening(
        file=found, closed_at=found.closed_at, closed_by=found.closed_by, closed_kind=found.closed_kind,
        closed_reason=found.closed_reason, reason=why, reopened_by=by.label,
    ).save(force_insert=True)  # fmt: skip
    found.status, found.closed_at, found.closed_by = FileStatus.OPEN, None, ""
    found.closed_kind, found.closed_reason, found.retain_until = "", "", None
    found.save(update_fields=["status", *CLOSING])
    record_event(
        by=by, action="participants.reopen_file", kind="file", object_id=found.pk, label=found.number, centre_id=found.centre_id,
        changes={"status": [FileStatus.CLOSED.value, FileStatus.OPEN.value]},
    )  # fmt: skip
    return found


def _next_number(centre: Centre, year: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select participants_next_number(%s, %s)", [centre.pk, year])
        return str(cursor.fetchone()[0])
