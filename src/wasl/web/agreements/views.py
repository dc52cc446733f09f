"""Agreements: the list, one agreement with its balance and ledger, and recording what was signed, amended, paid in."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.agreements import operations, queries
from wasl.agreements.models import Agreement
from wasl.agreements.rules import last_day
from wasl.funding import operations as ledger_operations
from wasl.funding import queries as funding
from wasl.funding.enums import EntryKind
from wasl.funding.models import Entry, FundingLine
from wasl.funding.operations import Reference
from wasl.funding.rules import Balance
from wasl.grants import queries as grants
from wasl.institutions.queries import institutions
from wasl.web.agreements.forms import (
    AgreementFilters,
    AgreementForm,
    AmendmentForm,
    ContributionForm,
    LineForm,
    PartyForm,
    ReversalForm,
)
from wasl.web.agreements.ledger import BY_HAND, Standing, bar, spoken, tell
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.dates import today

# Rows offered at first, and at most.
PARTIES, LINES, MOST = 4, 3, 40
Formset = Any


@page("agreements.read")
def agreements(request: Request) -> HttpResponse:
    """Agreements the reader may see, with what each one still holds."""
    visible = queries.visible()
    years = sorted(set(visible.order_by().values_list("budget_year", flat=True)), reverse=True)
    filters = AgreementFilters(request.GET, years=years)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    found = queries.with_parties(visible)
    if chosen.get("year"):
        found = found.filter(budget_year=chosen["year"])
    if chosen.get("kind"):
        found = found.filter(kind=chosen["kind"])
    shown = Paginator(found, 30).get_page(request.GET.get("page"))
    balances = queries.balances_of(shown.object_list)
    day = today()
    rows = [(one, balances[one.pk], last_day(one) >= day) for one in shown.object_list]
    return render(
        request,
        "agreements/list.html",
        {
            "rows": rows,
            "page": shown,
            "filters": filters,
            "filtered": any(chosen.values()),
            "may_write": request.actor.may("agreements.write"),
            "reads_grants": request.actor.may("grants.read"),
        },
    )


@page("agreements.read")
def agreement(request: Request, pk: object) -> HttpResponse:
    """One agreement: parties, axes, balance, ledger, amendments, cohorts. A partner sees sums, never entries."""
    actor = request.actor
    one = _agreement(pk)
    lines = queries.lines_of(one)
    balances = funding.balances(line.pk for line in lines)
    total = sum(balances.values(), Balance())
    entries = Paginator(queries.entries_of(one).reverse(), 50).get_page(request.GET.get("page"))
    cohorts = list(grants.cohorts_of(one)) if actor.may("grants.read") else []
    granted = grants.granted_to(cohort.pk for cohort in cohorts)
    return render(
        request,
        "agreements/agreement.html",
        {
            "agreement": one,
            "until": last_day(one),
            "in_force": last_day(one) >= today(),
            "parties": [
                (party, _paid_by(party.institution_id, lines, balances)) for party in one.parties.all()
            ],
            "lines": [Standing(line, balances[line.pk]) for line in lines],
            "total": total,
            "said": spoken(total),
            "parts": bar(total, pgettext("sum of a line", "Committed"), pgettext("sum of a line", "Paid")),
            "page": entries,
            "entries": tell(list(entries.object_list), actor, one),
            "sees_entries": actor.role != "partner",
            "amendments": list(one.amendments.all()),
            "cohorts": [(cohort, granted.get(cohort.pk)) for cohort in cohorts],
            "grants": grants.visible().filter(agreement=one).count() if actor.may("grants.read") else None,
            "may_amend": actor.may("agreements.write"),
            "may_enter": actor.may("ledger.write"),
        },
    )


@page("agreements.write", methods=("GET", "POST"))
def agreement_new(request: Request) -> HttpResponse:
    """Record a signed agreement with its parties and lines. More rows come without script, by a button."""
    centres = request.actor.scope.write_ledgers
    if _asks_for_rows(request):
        form = AgreementForm(initial=request.POST.dict(), centres=centres)
    else:
        form = AgreementForm(request.POST or None, centres=centres)
    parties = _rows(PartyForm, "parties", PARTIES, request)
    lines = _rows(LineForm, "lines", LINES, request)
    if form.is_bound and all([form.is_valid(), parties.is_valid(), lines.is_valid()]):
        done = attempt(
            request,
            lambda: _sign(request, form, parties, lines),
            form=form,
            success=_("The agreement is recorded, with the contributions of its lines."),
            to=lambda signed: reverse("agreement", args=[signed.pk]),
        )
        if done:
            return done
    return render(request, "agreements/new.html", {"form": form, "parties": parties, "lines": lines})


@page("agreements.write", methods=("GET", "POST"))
def agreement_amend(request: Request, pk: object) -> HttpResponse:
    """Record an amendment: a new end, or sums added to lines by entries of their own."""
    one = _agreement(pk)
    lines = queries.lines_of(one)
    form = AmendmentForm(request.POST or None, lines=lines)
    if request.method == "POST" and form.is_valid():
        given = {
            name: form.cleaned_data[name] for name in ("signed_on", "subject_ar", "subject_fr", "ends_on")
        }
        done = attempt(
            request,
            lambda: operations.amend(by=request.actor, agreement=one, additions=form.additions(), **given),
            form=form,
            success=_("The amendment is recorded."),
            to=reverse("agreement", args=[one.pk]),
        )
        if done:
            return done
    return render(
        request,
        "agreements/amend.html",
        {"agreement": one, "until": last_day(one), "form": form, "additions": form.additions_fields()},
    )


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
            lambda: ledger_operations.enter(
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
            lambda: ledger_operations.reverse_entry(by=request.actor, entry=entry, **form.cleaned_data),
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
            "undone": hasattr(entry, "reversed_by"),
            "by_hand": by_hand,
            "form": form,
        },
    )


def _agreement(pk: object) -> Agreement:
    return get_object_or_404(queries.with_parties(queries.visible()), pk=pk)


def _paid_by(institution_code: str, lines: list[FundingLine], balances: dict[Any, Balance]) -> Balance | None:
    paid = [balances[line.pk] for line in lines if line.funder_id == institution_code]
    return sum(paid, Balance()) if paid else None


def _asks_for_rows(request: Request) -> bool:
    return any(f"more_{prefix}" in request.POST for prefix in ("parties", "lines"))


def _rows(form: type[forms.Form], prefix: str, extra: int, request: Request) -> Formset:
    """A formset of rows that may stay empty. While another row is asked for, nothing typed is judged yet."""
    given: dict[str, Any] = {"prefix": prefix, "form_kwargs": {"institutions": institutions()}}
    if _asks_for_rows(request):
        given["initial"] = _typed(request, prefix, list(form.base_fields))
        extra = 1 if f"more_{prefix}" in request.POST else 0
    elif request.method == "POST":
        given["data"] = request.POST
    return forms.formset_factory(form, extra=extra, max_num=MOST, absolute_max=MOST)(**given)


def _typed(request: Request, prefix: str, names: list[str]) -> list[dict[str, str]]:
    total = request.POST.get(f"{prefix}-TOTAL_FORMS", "")
    count = min(int(total), MOST) if total.isdecimal() else 0
    return [
        {name: request.POST.get(f"{prefix}-{index}-{name}", "") for name in names} for index in range(count)
    ]


def _sign(request: Request, form: AgreementForm, parties: Formset, lines: Formset) -> Agreement:
    chosen = [row.cleaned_data for row in parties if row.cleaned_data.get("institution")]
    return operations.sign_agreement(
        by=request.actor,
        parties=[(row["institution"], row["role"]) for row in chosen],
        lines=[line for row in lines if (line := row.line())],
        **form.cleaned_data,
    )
