"""Whose turn it is: ceremonies, grants and receipts that wait for an actor."""

from typing import Any

from django.db.models import Count, F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers.enums import CeremonyStatus, ReceiptStatus
from wasl.handovers.models import HandoverLine, Receipt
from wasl.handovers.queries.ceremonies import visible
from wasl.handovers.standing import outdated
from wasl.wording.dates import today


def waiting(actor: Actor) -> list[Turn]:
    """Ceremonies and receipts that wait for the actor: those of the centres they write for."""
    if not actor.may("ceremonies.write"):
        return []
    mine = visible().filter(centre_id__in=actor.scope.write_centres)
    turns = [_turn_of(ceremony) for ceremony in mine.filter(status=CeremonyStatus.PREPARED)]
    lacking = (
        Receipt.objects.filter(
            issuing_centre_id__in=actor.scope.write_centres,
            status=ReceiptStatus.SIGNED,
            ceremony__status=CeremonyStatus.FINISHED,
        )
        .values("ceremony_id", "ceremony__reference", "ceremony__held_on")
        .annotate(count=Count("pk"))
        .order_by("ceremony__held_on")
    )
    for row in lacking:
        sentence = ngettext(
            "Add the scan of %(count)s signed receipt.",
            "Add the scans of %(count)s signed receipts.",
            row["count"],
        ) % {"count": row["count"]}
        turns.append(
            Turn(
                "ceremony",
                str(row["ceremony_id"]),
                row["ceremony__reference"],
                sentence,
                row["ceremony__held_on"],
            )
        )
    turns += _receipts_outdated(actor)
    if actor.role == RoleName.COORDINATOR:
        turns += [*_grants_to_list(actor), *_receipts_left(actor), *_receipts_undone(actor)]
    return turns


def _grants_to_list(actor: Actor) -> list[Turn]:
    """Approved grants of the coordinator's centres that stand on no ceremony's list."""
    # Through the agreement, so that what is sealed to the actor waits for somebody else.
    approved = Grant.objects.filter(
        status=GrantStatus.APPROVED, agreement__centre_id__in=actor.scope.write_centres
    ).exclude(pk__in=HandoverLine.objects.filter(withdrawn_at=None).values("grant_id"))
    return [
        Turn("grant", str(g.pk), g.number, _("Put the approved grant on a ceremony's list."), g.decided_on)
        for g in approved.order_by("decided_on", "number")
        if g.decided_on
    ]


def _receipts_left(actor: Actor) -> list[Turn]:
    """Receipts issued again after their ceremony was finished, still to be signed."""
    left = Receipt.objects.filter(
        issuing_centre_id__in=actor.scope.write_centres,
        status=ReceiptStatus.ISSUED,
        ceremony__status=CeremonyStatus.FINISHED,
    ).order_by("issued_on", "number")
    return [
        Turn("receipt", str(r.pk), r.number, _("Record the signature of the receipt."), r.issued_on)
        for r in left
    ]


def _receipts_undone(actor: Actor) -> list[Turn]:
    """Reversed receipts whose grant still stands on the list of their ceremony, without another in their place."""
    undone = Receipt.objects.filter(
        issuing_centre_id__in=actor.scope.write_centres,
        status=ReceiptStatus.REVERSED,
        replaced_by=None,
        ceremony__lines__grant_id=F("grant_id"),
        ceremony__lines__withdrawn_at=None,
    ).select_related("reversal")
    sentence = _("Issue the reversed receipt again, or take its grant off the list.")
    return [
        Turn("receipt", str(receipt.pk), receipt.number, sentence, receipt.reversal.dated)
        for receipt in undone.order_by("reversal__dated", "number")
    ]


def _receipts_outdated(actor: Actor) -> list[Turn]:
    """Receipts to be signed that were printed before the record was corrected."""
    issued = (
        Receipt.objects.filter(issuing_centre_id__in=actor.scope.write_centres, status=ReceiptStatus.ISSUED)
        .select_related("file__record")
        .order_by("issued_on", "number")
    )
    sentence = _("Issue the receipt again: it was printed before the record was corrected.")
    return [
        Turn("receipt", str(receipt.pk), receipt.number, sentence, receipt.issued_on)
        for receipt in issued
        if outdated(receipt)
    ]


def _turn_of(ceremony: Any) -> Turn:
    """The turn of a ceremony as ``visible`` annotates it."""
    held, count = ceremony.held_on, ceremony.receipts_open
    if not ceremony.grants:
        sentence = _("Choose the grants to hand over.")
    elif not count and not ceremony.receipts_delivered:
        sentence = _("Issue the receipts of the ceremony.")
    elif count:
        sentence = ngettext("Have %(count)s receipt signed.", "Have %(count)s receipts signed.", count) % {
            "count": count
        }
    else:
        sentence = _("Print the minutes and finish the ceremony.")
    since = min(held, ceremony.prepared_at.date())
    return Turn(
        "ceremony", str(ceremony.pk), ceremony.reference, sentence, since, due=held, late=held < today()
    )
