"""Ceremonies: the list, and one ceremony with everything about it."""

import uuid
from collections import Counter

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wasl.accounts.queries import names_of
from wasl.handovers import queries
from wasl.handovers.access import may_write
from wasl.handovers.enums import LIVE, CeremonyStatus, PaperKind, ReceiptKind
from wasl.handovers.models import InstitutionalGift
from wasl.papers.compiler import MERGED_AT_MOST
from wasl.web.ceremonies.correcting import may_change
from wasl.web.ceremonies.forms import YearFilter
from wasl.web.ceremonies.standing import called, ceremony_or_404, seated, turn_of
from wasl.web.communiques.shown import of_ceremony
from wasl.web.pages import page
from wasl.web.requests import Request
from wasl.wording.dates import today

_A_PAGE = 25


@page("ceremonies.read")
def ceremonies(request: Request) -> HttpResponse:
    """Ceremonies the reader may see, newest first."""
    found = queries.visible()
    years = sorted({day.year for day in found.order_by().values_list("held_on", flat=True)}, reverse=True)
    form = YearFilter(request.GET, years=years)
    year = form.cleaned_data["year"] if form.is_valid() else None
    if year:
        found = found.filter(held_on__year=year)
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "ceremonies/list.html",
        {
            "page": shown,
            "form": form,
            "filtered": bool(year),
            "several_years": len(years) > 1,
            "several_centres": len(request.actor.scope.read_centres) > 1,
            "today": today(),
            "may_write": request.actor.may("ceremonies.write"),
        },
    )


def parts(count: int) -> range:
    """The files, numbered from 1, that so many receipts are printed in."""
    return range(1, -(-count // MERGED_AT_MOST) + 1)


@page("ceremonies.read")
def ceremony(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Place, day and officials; progress; the list with each holder's receipts; papers, gifts, what is missing."""
    shown = ceremony_or_404(pk)
    states = queries.lines_of(shown)
    progress = queries.progress(shown, states)
    missing = queries.missing(shown, states) if shown.status == CeremonyStatus.PREPARED else []
    papers = list(queries.papers_of(shown))
    minutes = queries.current_minutes(shown) if papers else None
    gifts = InstitutionalGift.objects.filter(ceremony=shown).select_related("agreement", "recipient")
    kinds = {receipt.kind for state in states for receipt in state.receipts}
    live = Counter(receipt.kind for state in states for receipt in state.receipts if receipt.status in LIVE)
    mine = may_write(request.actor, shown.centre_id) and request.actor.may("receipts.write")
    turn = turn_of(request.actor, shown, progress, missing)
    return render(
        request,
        "ceremonies/ceremony.html",
        {
            "ceremony": shown,
            "rows": called(states),
            "progress": progress,
            "missing": missing,
            "turn": turn,
            "officials": seated(shown),
            "papers": papers,
            "stale_minutes": minutes is None and any(paper.kind == PaperKind.MINUTES for paper in papers),
            "elsewhere": queries.followed_elsewhere(shown),
            "gifts": [(gift, [paper for paper in papers if paper.gift_id == gift.pk]) for gift in gifts],
            "has_cash": ReceiptKind.CASH in kinds,
            # Papers are made of receipts that stand: void and reversed ones are not printed again.
            "prints_equipment": ReceiptKind.EQUIPMENT in live,
            "parts_of_equipment": parts(live[ReceiptKind.EQUIPMENT]),
            "parts_of_cash": parts(live[ReceiptKind.CASH]),
            "prints": bool(live),
            "has_receipts": bool(kinds),
            "reversals": queries.reversals_of(ceremony=shown) if progress.reversed else [],
            "outdated": sum(len(state.outdated) for state in states) if mine else 0,
            "may_change": may_change(request.actor, shown),
            "names": names_of([shown.prepared_by, shown.corrected_by, shown.finished_by, shown.cancelled_by]),
            "show_check_off": bool(progress.issued and mine)
            and not (turn and turn.url == reverse("check_off", args=[shown.pk])),
            "cancelled": shown.status == CeremonyStatus.CANCELLED,
            "open": shown.status == CeremonyStatus.PREPARED,
            "may_write": mine and request.actor.may("ceremonies.write"),
            "may_print": mine and request.actor.may("papers.print"),
            **of_ceremony(request.actor, shown),
        },
    )
