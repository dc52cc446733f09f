"""Correcting and cancelling a prepared ceremony, until something of it is printed: papers say what it was."""

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.refusals import Refusal
from wasl.handovers import access, queries
from wasl.handovers.enums import CeremonyStatus, OfficialRole
from wasl.handovers.events import record_ceremony
from wasl.handovers.models import Ceremony
from wasl.handovers.seating import require_venue, seat
from wasl.institutions.models import Office
from wasl.territory.models import Place

_FACTS = ("place", "venue_ar", "venue_fr", "held_on", "statement_office")


@act("handovers.correct_ceremony", permission="ceremonies.write")
def correct_ceremony(
    *,
    by: Actor,
    ceremony: Ceremony,
    place: Place,
    venue_ar: str,
    venue_fr: str,
    held_on: datetime.date,
    officials: Sequence[tuple[Office, str]],
    statement_office: Office | None,
) -> Ceremony:
    """Correct where, when and under whom a prepared ceremony is held. Its reference and its list stay.

    Raises Refusal once a receipt or another paper of it is printed, when a grant on the list was approved after the
    new day, and when nothing is changed.
    """
    ceremony = access.ceremony_to_change(by, ceremony)
    _require_unprinted(ceremony)
    before = _told(ceremony)
    ceremony.place, ceremony.held_on, ceremony.statement_office = place, held_on, statement_office
    ceremony.venue_ar, ceremony.venue_fr = venue_ar.strip(), venue_fr.strip()
    require_venue(ceremony)
    _require_day(ceremony)
    after = _told(ceremony) | {"officials": _seats(officials)}
    changes = {name: [before[name], after[name]] for name in after if after[name] != before[name]}
    if not changes:
        raise Refusal(_("Nothing is changed."), code="handovers_nothing_changed")
    ceremony.corrected_at, ceremony.corrected_by = timezone.now(), by.label
    ceremony.save(update_fields=[*_FACTS, "corrected_at", "corrected_by"])
    if "officials" in changes:
        ceremony.officials.update(unseated_at=ceremony.corrected_at, unseated_by=by.label)
        seat(ceremony, officials)
    record_ceremony(by, "correct_ceremony", ceremony, changes=changes)
    return ceremony


@act("handovers.cancel_ceremony", permission="ceremonies.write")
def cancel_ceremony(*, by: Actor, ceremony: Ceremony, reason: str) -> Ceremony:
    """Cancel a prepared ceremony: its grants leave the list and can be handed over elsewhere; its reference stays taken.

    Raises Refusal without a reason, once a receipt or another paper is printed, or when a gift is recorded.
    """
    ceremony = access.ceremony_to_change(by, ceremony)
    _require_unprinted(ceremony)
    reason = reason.strip()
    if not reason:
        raise Refusal(_("Say why the ceremony is cancelled."), field="reason", code="handovers_cancel_reason")
    if ceremony.gifts.exists():
        raise Refusal(
            _("A gift to an institution is recorded at this ceremony: it is no longer cancelled."),
            code="handovers_ceremony_is_expected",
        )
    now = timezone.now()
    lines = ceremony.lines.filter(withdrawn_at=None)
    numbers = list(lines.values_list("grant__number", flat=True))
    lines.update(withdrawn_at=now, withdrawn_by=by.label)
    ceremony.status, ceremony.cancel_reason = CeremonyStatus.CANCELLED, reason
    ceremony.cancelled_at, ceremony.cancelled_by = now, by.label
    ceremony.save(update_fields=["status", "cancel_reason", "cancelled_at", "cancelled_by"])
    changes: dict[str, object] = {"status": ["prepared", "cancelled"]}
    if numbers:
        changes["grants"] = [numbers, []]
    record_ceremony(by, "cancel_ceremony", ceremony, changes=changes)
    return ceremony


def _require_unprinted(ceremony: Ceremony) -> None:
    access.refuse_cancelled(ceremony)
    if ceremony.status != CeremonyStatus.PREPARED or queries.is_printed(ceremony):
        raise Refusal(
            _(
                "A receipt or another paper of this ceremony is printed: it is no longer corrected or cancelled."
            ),
            code="handovers_ceremony_is_printed",
        )


def _require_day(ceremony: Ceremony) -> None:
    later = ceremony.lines.filter(withdrawn_at=None, grant__decided_on__gt=ceremony.held_on)
    number = later.values_list("grant__number", flat=True).first()
    if number:
        raise Refusal(
            _("Grant %(number)s was approved after the day of the ceremony.") % {"number": number},
            field="held_on",
            code="handovers_grant_approved_later",
        )


def _told(ceremony: Ceremony) -> dict[str, object]:
    """The facts as the journal tells them: codes and days."""
    seated = [(official.office, official.role) for official in ceremony.officials.select_related("office")]
    return {
        "place": ceremony.place.code,
        "venue_ar": ceremony.venue_ar,
        "venue_fr": ceremony.venue_fr,
        "held_on": ceremony.held_on.isoformat(),
        "statement_office": ceremony.statement_office_id or "",
        "officials": _seats(seated),
    }


def _seats(officials: Sequence[tuple[Office, str]]) -> list[str]:
    return [f"{office.pk} {OfficialRole(role).value}" for office, role in officials]
