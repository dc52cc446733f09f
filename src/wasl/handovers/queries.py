"""Reading ceremonies and receipts, through the policies of their tables; and the public check of a receipt."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.handovers.enums import DELIVERED, LIVE, CeremonyStatus, PaperKind, ReceiptStatus
from wasl.handovers.models import Ceremony, CeremonyPaper, HandoverLine, InstitutionalGift, Receipt
from wasl.handovers.standing import HolderState, Missing, Progress
from wasl.life_projects.models import Holder
from wasl.wording.dates import today


def visible() -> QuerySet[Ceremony]:
    """Ceremonies the reader may see, newest first, each with ``grants`` on its list, ``receipts_open``
    (to be signed) and ``receipts_delivered``."""
    counts = {
        "grants": Count("lines", filter=Q(lines__withdrawn_at=None), distinct=True),
        "receipts_open": Count("receipts", filter=Q(receipts__status=ReceiptStatus.ISSUED), distinct=True),
        "receipts_delivered": Count("receipts", filter=Q(receipts__status__in=DELIVERED), distinct=True),
    }
    # A grouped question forgets the order of the model.
    return (
        Ceremony.objects.select_related("centre", "place", "statement_office")
        .annotate(**counts)
        .order_by("-held_on", "reference")
    )


def receipts_of(ceremony: Ceremony) -> QuerySet[Receipt]:
    """Every receipt of a ceremony: equipment then cash, in the order of their numbers."""
    return (
        Receipt.objects.filter(ceremony=ceremony)
        .select_related("file", "trade", "residence", "issuing_centre", "replaces")
        .order_by("year", "-kind", "sequence")
    )


def lines_of(ceremony: Ceremony) -> list[HolderState]:
    """The list of the ceremony, one row a holder, in the order of calling. Five queries whatever its length."""
    holders = Prefetch(
        "grant__project__holders",
        Holder.objects.select_related("file__record__residence").order_by("rank", "id"),
    )
    lines = (
        HandoverLine.objects.filter(ceremony=ceremony, withdrawn_at=None)
        .select_related("grant__project__trade", "grant__project__site", "grant__agreement")
        .prefetch_related(holders)
    )
    receipts: dict[tuple[object, object], list[Receipt]] = {}
    for receipt in receipts_of(ceremony):
        receipts.setdefault((receipt.grant_id, receipt.file_id), []).append(receipt)
    return [
        HolderState(line, holder, receipts.get((line.grant_id, holder.file_id), []))
        for line in lines
        for holder in line.grant.project.holders.all()
    ]


def progress(ceremony: Ceremony, states: Iterable[HolderState] | None = None) -> Progress:
    """Counts of a ceremony, and what was delivered in money. ``states`` spares the queries when already read."""
    states = list(lines_of(ceremony) if states is None else states)
    counts = dict.fromkeys(ReceiptStatus.values, 0)
    equipment = cash = Decimal("0.00")
    for state in states:
        for receipt in state.receipts:
            counts[receipt.status] += 1
            if receipt.status in DELIVERED:
                equipment += receipt.equipment_amount
                cash += receipt.cash_amount
    return Progress(
        people=len({state.holder.file_id for state in states}),
        served=_people_served(states),
        grants=len({state.line.grant_id for state in states}),
        equipment=equipment,
        cash=cash,
        **counts,
    )


def _people_served(states: list[HolderState]) -> int:
    by_file: dict[object, list[HolderState]] = {}
    for state in states:
        by_file.setdefault(state.holder.file_id, []).append(state)
    return sum(
        any(state.served for state in mine) and not any(state.waiting for state in mine)
        for mine in by_file.values()
    )


def grants_to_list(ceremony: Ceremony) -> QuerySet[Grant]:
    """Approved grants of the ceremony's centre that stand on no list and were not handed over."""
    return (
        Grant.objects.filter(status=GrantStatus.APPROVED, project__file__centre_id=ceremony.centre_id)
        .filter(decided_on__lte=ceremony.held_on)
        .exclude(handover_lines__withdrawn_at=None, handover_lines__isnull=False)
        .select_related("project__trade", "project__site", "agreement")
        .prefetch_related(
            Prefetch("project__holders", Holder.objects.select_related("file__record").order_by("rank", "id"))
        )
        .order_by("number")
    )


def papers_of(ceremony: Ceremony) -> QuerySet[CeremonyPaper]:
    """Papers of a ceremony, oldest first, without their bytes."""
    return (
        CeremonyPaper.objects.filter(ceremony=ceremony)
        .select_related("document", "gift")
        .defer("document__content")
    )


def current_minutes(ceremony: Ceremony) -> CeremonyPaper | None:
    """The minutes that tell the present state: printed after the last receipt was issued, signed or made void."""
    changed = [
        moment
        for row in Receipt.objects.filter(ceremony=ceremony).values_list(
            "issued_at", "signed_at", "voided_at"
        )
        for moment in row
        if moment is not None
    ]
    printed = CeremonyPaper.objects.filter(ceremony=ceremony, kind=PaperKind.MINUTES)
    if changed:
        printed = printed.filter(printed_at__gte=max(changed))
    return printed.order_by("printed_at").last()


def missing(ceremony: Ceremony, states: Iterable[HolderState] | None = None) -> list[Missing]:
    """What keeps the ceremony from being finished, the first thing to do first; empty when nothing does."""
    states = list(lines_of(ceremony) if states is None else states)
    gifts = InstitutionalGift.objects.filter(ceremony=ceremony)
    gifts_without_minutes = gifts.filter(papers=None).count()
    found = []
    if not states and not gifts.exists():
        return [Missing("empty", _("no grant is on its list"))]
    without = sum(not state.receipts for state in states)
    if without:
        found.append(
            Missing(
                "issue",
                ngettext(
                    "%(count)s person on the list has no receipt",
                    "%(count)s people on the list have no receipt",
                    without,
                )
                % {"count": without},
            )
        )
    waiting = sum(len(state.waiting) for state in states)
    if waiting:
        found.append(
            Missing(
                "sign",
                ngettext(
                    "%(count)s receipt is neither signed nor void",
                    "%(count)s receipts are neither signed nor void",
                    waiting,
                )
                % {"count": waiting},
            )
        )
    handed_over = any(receipt.status in LIVE for state in states for receipt in state.receipts)
    if handed_over and not found and current_minutes(ceremony) is None:
        found.append(
            Missing("minutes", _("the handover minutes are not printed since the last receipt changed"))
        )
    if gifts_without_minutes:
        found.append(Missing("gift_minutes", _("the minutes of an institutional gift are not printed")))
    return found


def check(token: str) -> tuple[str, datetime.date | None]:
    """What anyone may know of a receipt by its code: ``valid``, ``replaced``, ``void`` or ``unknown``, and its day of issue."""
    with connection.cursor() as cursor:
        cursor.execute("select handovers_check_receipt(%s)", [token])
        verdict, _space, issued = str(cursor.fetchone()[0]).partition(" ")
    return verdict, datetime.date.fromisoformat(issued) if issued else None


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
    if actor.role == RoleName.COORDINATOR:
        turns += [*_grants_to_list(actor), *_receipts_left(actor)]
    return turns


def _grants_to_list(actor: Actor) -> list[Turn]:
    """Approved grants of the coordinator's centres that stand on no ceremony's list."""
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


__all__ = [
    "HolderState",
    "Missing",
    "Progress",
    "check",
    "current_minutes",
    "grants_to_list",
    "lines_of",
    "missing",
    "papers_of",
    "progress",
    "receipts_of",
    "visible",
    "waiting",
]
