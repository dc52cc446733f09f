"""The ledger of an agreement: all its entries, those a sum is made of, entering a contribution, undoing one."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.accounts.queries import names_of
from wasl.agreements import queries
from wasl.funding import operations
from wasl.funding import queries as funding
from wasl.funding.enums import EntryKind
from wasl.funding.models import Entry, FundingLine
from wasl.funding.operations import Reference
from wasl.funding.rules import Balance
from wasl.web.agreements.forms import ContributionForm, LedgerFilters, ReversalForm
from wasl.web.agreements.ledger import BY_HAND, may_read_entries, tell
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.dates import today

ROWS = 20


@page("agreements.read")
def agreement_ledger(request: Request, pk: object) -> HttpResponse:
    """The entries of an agreement, latest first, by line and by the sum they make."""
    if not may_read_entries(request.actor):
        raise Http404
    one = get_object_or_404(queries.visible(), pk=pk)
    lines = queries.lines_of(one)
    filters = LedgerFilters(request.GET, lines=lines)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    found = queries.entries_of(one)
    if line := chosen.get("line"):
        found = found.filter(line=line)
    if what := chosen.get("what"):
        found = funding.moving(found, what)
    shown = Paginator(found.reverse(), ROWS).get_page(request.GET.get("page"))
    return render(
        request,
        "agreements/ledger.html",
        {
            "agreement": one,
            "page": shown,
            "entries": tell(list(shown.object_list), request.actor, one),
            "filters": filters,
            "filtered": any(chosen.values()),
            "made": _made([line] if line else lines, what) if what else None,
        },
    )


def _made(lines: list[FundingLine], what: str) -> Any:
    """The sum the entries make, from the same balances as everywhere."""
    return getattr(sum(funding.balances(line.pk for line in lines).values(), Balance()), what)


@page("ledger.write", methods=("GET", "POST"))
def entry_new(request: Request, pk: object) -> HttpResponse:
    """Enter what a funder has given for a line."""
    line = get_object_or_404(FundingLine.objects.select_related("funder", "agreement_line__agreement"), pk=pk)
    one = line.agreement_line.agreement
    form = ContributionForm(request.POST or None, initial={"dated": today()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            request,
            lambda: operations.enter(
                by=request.actor,
                line=line,
                kind=EntryKind.CONTRIBUTION,
                amount=given["amount"],
                dated=given["dated"],
                reference=Reference("agreement", one.pk, given["paper"] or one.number),
            ),
            form=form,
            success=_("The contribution is entered."),
            to=reverse("agreement", args=[one.pk]),
        )
        if done:
            return done
    return render(
        request,
        "agreements/contribute.html",
        {"agreement": one, "line": line, "balance": funding.balance(line), "form": form},
    )


@page("ledger.write", methods=("GET", "POST"))
def entry_reverse(request: Request, pk: object) -> HttpResponse:
    """Show an entry once more, and undo it by its mirror with a reason. Only what is kept by hand is undone here."""
    entry = get_object_or_404(
        Entry.objects.select_related("line__agreement_line__agreement", "reversed_by"), pk=pk
    )
    one = entry.line.agreement_line.agreement
    by_hand = entry.kind in BY_HAND
    form = ReversalForm(request.POST or None, initial={"dated": today()})
    if request.method == "POST" and by_hand and form.is_valid():
        done = attempt(
            request,
            lambda: operations.reverse_entry(by=request.actor, entry=entry, **form.cleaned_data),
            form=form,
            success=_("The entry is reversed; both stay in the ledger."),
            to=reverse("agreement", args=[one.pk]),
        )
        if done:
            return done
    return render(
        request,
        "agreements/reverse.html",
        {
            "agreement": one,
            "entry": entry,
            "names": names_of([entry.recorded_by]),
            "undone": hasattr(entry, "reversed_by"),
            "by_hand": by_hand,
            "form": form,
        },
    )
