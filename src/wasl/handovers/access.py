"""Who may change which ceremony or receipt, and the rows to change, locked. The row policies say the same."""

from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.handovers import sentences as _sentences  # noqa: F401 (told to the house when the room loads)
from wasl.handovers.enums import CeremonyStatus
from wasl.handovers.models import Ceremony, HandoverLine, Receipt


def may_write(by: Actor, centre_id: int) -> bool:
    """Whether the actor works for the centre that holds the ceremony."""
    return centre_id in by.scope.write_centres


def require_centre(by: Actor, centre_id: int) -> None:
    """Raises NotAllowed unless the actor writes for the centre."""
    if not may_write(by, centre_id):
        raise NotAllowed(code="handovers_other_centre")


def ceremony_to_change(by: Actor, ceremony: Ceremony) -> Ceremony:
    """The ceremony, read again and locked: always before its lines and receipts. Raises NotAllowed."""
    found = (
        Ceremony.objects.select_for_update(of=("self",))
        .select_related("centre", "place")
        .filter(pk=ceremony.pk)
        .first()
    )
    if found is None:
        raise NotAllowed(code="handovers_other_centre")
    require_centre(by, found.centre_id)
    return found


def refuse_cancelled(ceremony: Ceremony) -> None:
    """Raises Refusal when the ceremony is cancelled: nothing is done with it any more."""
    if ceremony.status == CeremonyStatus.CANCELLED:
        raise Refusal(
            _("Ceremony %(reference)s is cancelled.") % {"reference": ceremony.reference},
            code="handovers_ceremony_cancelled",
        )


def receipt_to_change(by: Actor, receipt: Receipt) -> Receipt:
    """The receipt, read again and locked with its grant and ceremony at hand. Raises NotAllowed."""
    found = (
        Receipt.objects.select_for_update(of=("self",))
        .select_related(
            "ceremony", "issuing_centre", "grant__equipment_line", "grant__cash_line", "grant__project"
        )
        .filter(pk=receipt.pk)
        .first()
    )
    if found is None:
        raise NotAllowed(code="handovers_other_centre")
    require_centre(by, found.issuing_centre_id)
    return found


def require_line(receipt: Receipt) -> None:
    """Raises NotAllowed when the line that pays the receipt is sealed to the actor (invariant 14): its readers sign it."""
    if receipt.grant.equipment_line is None:
        raise NotAllowed


def line_to_change(by: Actor, line: HandoverLine) -> HandoverLine:
    """The line of a ceremony, read again and locked after its ceremony. Raises NotAllowed."""
    ceremony = ceremony_to_change(by, line.ceremony)
    found = (
        HandoverLine.objects.select_for_update(of=("self",))
        .select_related("grant")
        .filter(pk=line.pk)
        .first()
    )
    if found is None:
        raise NotAllowed(code="handovers_other_centre")
    found.ceremony = ceremony
    return found
