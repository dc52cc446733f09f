"""Reading ceremonies and receipts, through the policies of their tables."""

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.grants.queries import with_agreement
from wasl.handovers.enums import DELIVERED, LIVE, PaperKind, ReceiptStatus
from wasl.handovers.models import Ceremony, CeremonyPaper, HandoverLine, InstitutionalGift, Receipt, Reversal
from wasl.handovers.standing import HolderState, Missing, Progress
from wasl.life_projects.models import Holder, MicroProject


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
        .select_related("file__record", "trade", "residence", "issuing_centre", "replaces")
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


def followed_elsewhere(ceremony: Ceremony) -> int:
    """How many grants of the list belong to people whose file another centre has accepted since: their rows are not here."""
    here = MicroProject.objects.filter(pk=OuterRef("grant__project_id"))
    lines = HandoverLine.objects.filter(ceremony=ceremony, withdrawn_at=None, grant__number__gt="")
    return lines.filter(~Exists(here)).count()


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
        undone=sum(len(state.undone) for state in states),
        grants=len({state.line.grant_id for state in states}),
        equipment=equipment,
        cash=cash,
        **counts,
    )


def _people_served(states: list[HolderState]) -> int:
    by_file: dict[object, list[HolderState]] = {}
    for state in states:
        by_file.setdefault(state.holder.file_id, []).append(state)
    return sum(all(state.served for state in mine) for mine in by_file.values())


def grants_to_list(ceremony: Ceremony) -> QuerySet[Grant]:
    """Approved grants of the ceremony's centre that stand on no list and were not handed over."""
    return (
        with_agreement(Grant.objects.all())
        .filter(status=GrantStatus.APPROVED, project__file__centre_id=ceremony.centre_id)
        .filter(decided_on__lte=ceremony.held_on)
        .exclude(handover_lines__withdrawn_at=None, handover_lines__isnull=False)
        .select_related("project__trade", "project__site", "agreement")
        .prefetch_related(
            Prefetch("project__holders", Holder.objects.select_related("file__record").order_by("rank", "id"))
        )
        .order_by("number")
    )


def is_printed(ceremony: Ceremony) -> bool:
    """Whether a receipt or another paper of the ceremony was ever printed: from then on it stays as it was prepared."""
    return (
        Receipt.objects.filter(ceremony=ceremony).exists()
        or CeremonyPaper.objects.filter(ceremony=ceremony).exists()
    )


def reversals_of(*, ceremony: Ceremony | None = None, project: MicroProject | None = None) -> list[Reversal]:
    """The papers that undid receipts of a ceremony or of a project, latest first, each with its receipt and what replaced it."""
    of: dict[str, object] = {}
    if ceremony is not None:
        of["receipt__ceremony"] = ceremony
    if project is not None:
        of["receipt__grant__project"] = project
    return list(
        Reversal.objects.filter(**of)
        .select_related("receipt__replaced_by", "receipt__file__record")
        .order_by("-dated", "-number")
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
