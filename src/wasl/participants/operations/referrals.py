"""Where somebody was sent from, and the month of release: judicial facts, written if at all, read only on the record."""

import datetime

from django.utils.translation import gettext_lazy as _

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.acts import record as record_event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.participants.access import file_to_write
from wasl.participants.enums import ReferralOrigin
from wasl.participants.models import File, Referral
from wasl.wording.dates import today

WRITERS = {RoleName.CASEWORKER, RoleName.COORDINATOR}
READERS = WRITERS | {RoleName.HEADQUARTERS}


@act("participants.write_referral", permission="files.write")
def write_referral(
    *, by: Actor, file: File, origin: str = "", release_month: datetime.date | None = None
) -> Referral:
    """Write who sent the person, and the month of release: each optional, empty takes it away.

    Only the caseworkers and the coordinator of the file's centre. Raises Refusal for a month that has not come.
    """
    found = file_to_write(by, file)
    if by.role not in WRITERS:
        raise NotAllowed(code="judicial_field")
    if origin and origin not in ReferralOrigin.values:
        raise Refusal(_("Choose one of the words of the list."), field="origin", code="unknown_word")
    month = release_month.replace(day=1) if release_month else None
    if month is not None and month > today():
        raise Refusal(_("This month has not come yet."), field="release_month", code="day_in_future")
    row = Referral.objects.select_for_update().filter(file=found).first() or Referral(file=found)
    row.origin, row.release_month, row.written_by = origin, month, by.label
    row.save()
    record_event(
        by=by, action="participants.write_referral", kind="file", object_id=found.pk, label=found.number,
        centre_id=found.centre_id, changes={"origin": "changed", "release_month": "changed"},
    )  # fmt: skip
    return row


@act("participants.read_referral", permission="files.read")
def read_referral(*, by: Actor, file: File) -> Referral | None:
    """Who sent the person, and the month of release, or None when nothing is written; reading leaves an event
    (invariant 12). Raises NotAllowed for those who neither follow the person nor answer for the register."""
    if by.role not in READERS or file.centre_id not in by.scope.write_centres:
        raise NotAllowed(code="judicial_field")
    record_event(
        by=by, action="participants.read_referral", kind="file", object_id=file.pk, label=file.number,
        centre_id=file.centre_id, outcome="read",
    )  # fmt: skip
    return Referral.objects.filter(file=file).first()
