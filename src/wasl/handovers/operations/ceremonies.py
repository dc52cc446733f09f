"""Preparing a ceremony, listing who is expected, and closing it."""

import datetime
from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.home import is_demonstration
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers import access, queries
from wasl.handovers.enums import LIVE, CeremonyStatus, NumberKind
from wasl.handovers.events import record_ceremony
from wasl.handovers.models import Ceremony, HandoverLine
from wasl.handovers.numbering import next_number
from wasl.handovers.seating import require_venue, seat
from wasl.institutions.models import Office
from wasl.participants.consent_queries import minor
from wasl.territory.models import Centre, Place
from wasl.wording.counting import joined


@act("handovers.prepare_ceremony", permission="ceremonies.write")
def prepare_ceremony(
    *,
    by: Actor,
    centre: Centre,
    place: Place,
    venue_ar: str,
    venue_fr: str,
    held_on: datetime.date,
    officials: Sequence[tuple[Office, str]] = (),
    statement_office: Office | None = None,
    day_is_invented: bool = False,
    specimen: bool = False,
    reference: str = "",
) -> Ceremony:
    """Open a ceremony of a centre. ``officials`` come in protocol order; without ``reference`` one is given.

    ``specimen`` prints the word across every paper (training; an installation that holds the demonstration always does).
    """
    access.require_centre(by, centre.pk)
    ceremony = Ceremony(
        reference=reference.strip() or next_number(centre, NumberKind.CEREMONY, held_on.year),
        centre=centre,
        place=place,
        venue_ar=venue_ar.strip(),
        venue_fr=venue_fr.strip(),
        held_on=held_on,
        day_is_invented=day_is_invented,
        specimen=specimen or is_demonstration(),
        statement_office=statement_office,
        prepared_by=by.label,
    )
    require_venue(ceremony)
    ceremony.save(force_insert=True)
    seat(ceremony, officials)
    record_ceremony(by, "prepare_ceremony", ceremony)
    return ceremony


@act("handovers.list_grant", permission="ceremonies.write")
def list_grant(*, by: Actor, ceremony: Ceremony, grant: Grant) -> HandoverLine:
    """Put an approved grant on the ceremony's list. A grant stands on one list at a time."""
    ceremony = access.ceremony_to_change(by, ceremony)
    _require_open(ceremony)
    grant = Grant.objects.select_related("project__file", "agreement").get(pk=grant.pk)
    if grant.agreement is None:
        raise NotAllowed
    if grant.status != GrantStatus.APPROVED:
        raise Refusal(
            _("Grant %(number)s is not approved: only an approved grant is handed over.")
            % {"number": grant.number},
            field="grants",
            code="handovers_grant_not_approved",
        )
    if grant.project.file.centre_id != ceremony.centre_id:
        raise Refusal(
            _("Grant %(number)s belongs to another centre than the ceremony.") % {"number": grant.number},
            field="grants",
            code="handovers_grant_of_another_centre",
        )
    if grant.decided_on and grant.decided_on > ceremony.held_on:
        raise Refusal(
            _("Grant %(number)s was approved after the day of the ceremony.") % {"number": grant.number},
            field="grants",
            code="handovers_grant_approved_later",
        )
    _of_age(ceremony, grant)
    last = ceremony.lines.aggregate(last=Max("rank"))["last"] or 0
    line = HandoverLine(ceremony=ceremony, grant=grant, rank=last + 1, listed_by=by.label)
    line.save(force_insert=True)
    record_ceremony(by, "list_grant", ceremony, changes={"grant": [None, grant.number]})
    return line


def _of_age(ceremony: Ceremony, grant: Grant) -> None:
    """Raises Refusal when a holder is a minor on the day: a public ceremony and its papers name nobody under age."""
    for holder in grant.project.holders.select_related("file").order_by("rank"):
        if minor(holder.file, ceremony.held_on):
            raise Refusal(
                _("The person of file %(file)s is a minor: a minor stands on no ceremony list.")
                % {"file": holder.file.number},
                field="grants",
                code="handovers_no_minor_on_list",
            )


@act("handovers.withdraw_grant", permission="ceremonies.write")
def withdraw_grant(*, by: Actor, line: HandoverLine) -> HandoverLine:
    """Take a grant off a list, so that another ceremony may hand it over: refused while a receipt of it stands.

    Allowed after the ceremony is finished too: who was absent is called again elsewhere.
    """
    line = access.line_to_change(by, line)
    if line.withdrawn_at is not None:
        raise Refusal(_("This grant was already taken off the list."), code="handovers_line_withdrawn")
    if line.grant.receipts.filter(ceremony=line.ceremony, status__in=LIVE).exists():
        raise Refusal(
            _("Receipts of grant %(number)s stand: make them void or reverse them first.")
            % {"number": line.grant.number},
            code="handovers_line_has_receipts",
        )
    line.withdrawn_at, line.withdrawn_by = timezone.now(), by.label
    line.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record_ceremony(by, "withdraw_grant", line.ceremony, changes={"grant": [line.grant.number, None]})
    return line


@act("handovers.finish_ceremony", permission="ceremonies.write")
def finish_ceremony(*, by: Actor, ceremony: Ceremony) -> Ceremony:
    """Close the ceremony: every holder's receipts are signed or void, and the minutes are printed after that.

    Raises Refusal with everything that is missing.
    """
    ceremony = access.ceremony_to_change(by, ceremony)
    _require_open(ceremony)
    if missing := queries.missing(ceremony):
        raise Refusal(
            gettext_lazy("The ceremony cannot be finished yet: %(missing)s.")
            % {"missing": joined([str(thing.sentence) for thing in missing])},
            code="handovers_not_finished",
        )
    ceremony.status = CeremonyStatus.FINISHED
    ceremony.finished_at, ceremony.finished_by = timezone.now(), by.label
    ceremony.save(update_fields=["status", "finished_at", "finished_by"])
    record_ceremony(by, "finish_ceremony", ceremony, changes={"status": ["prepared", "finished"]})
    return ceremony


def _require_open(ceremony: Ceremony) -> None:
    access.refuse_cancelled(ceremony)
    if ceremony.status != CeremonyStatus.PREPARED:
        raise Refusal(
            _("Ceremony %(reference)s is finished: its list no longer changes.")
            % {"reference": ceremony.reference},
            code="handovers_ceremony_finished",
        )
