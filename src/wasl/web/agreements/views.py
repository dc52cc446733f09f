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
from wasl.agreements.operations import NewLine
from wasl.agreements.rules import check_parties, last_day
from wasl.funding import queries as funding
from wasl.funding.models import FundingLine
from wasl.funding.rules import Balance
from wasl.grants import queries as grants
from wasl.institutions.models import Institution
from wasl.institutions.queries import institutions
from wasl.programmes.queries import open_to
from wasl.web.agreements.forms import (
    AgreementFilters,
    AgreementForm,
    AmendmentForm,
    LineForm,
    PartyForm,
)
from wasl.web.agreements.ledger import Standing, bar, may_read_entries, spoken, tell
from wasl.web.pages import attempt, page
from wasl.web.requests import Request, number_in
from wasl.wording.dates import today

# Rows offered at first, and at most; entries shown beside the summary.
PARTIES, LINES, MOST = 4, 3, 40
LATEST = 5
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
    """One agreement: balance of each line, cohorts, amendments, parties, axes; the ledger has its own page.

    A partner sees sums, never entries.
    """
    actor = request.actor
    one = _agreement(pk)
    lines = queries.lines_of(one)
    balances = funding.balances(line.pk for line in lines)
    total = sum(balances.values(), Balance())
    entries = queries.entries_of(one)
    sees_entries = may_read_entries(actor)
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
            "entries": tell(list(entries.reverse()[:LATEST]), actor, one) if sees_entries else [],
            "entries_count": entries.count() if sees_entries else 0,
            "sees_entries": sees_entries,
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
    centres, programmes = request.actor.scope.write_ledgers, open_to(request.actor)
    if _asks_for_rows(request):
        form = AgreementForm(initial=request.POST.dict(), centres=centres, programmes=programmes)
    else:
        form = AgreementForm(request.POST or None, centres=centres, programmes=programmes)
    parties = _rows(PartyForm, "parties", PARTIES, request)
    lines = _rows(LineForm, "lines", LINES, request)
    if form.is_bound and _whole(form, parties, lines):
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
    form = AmendmentForm(request.POST or None, agreement=one, lines=lines)
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


def _agreement(pk: object) -> Agreement:
    return get_object_or_404(queries.with_parties(queries.visible()), pk=pk)


def _paid_by(institution_code: str, lines: list[FundingLine], balances: dict[Any, Balance]) -> Balance | None:
    paid = [balances[line.pk] for line in lines if line.funder_id == institution_code]
    return sum(paid, Balance()) if paid else None


def _whole(form: AgreementForm, parties: Formset, lines: Formset) -> bool:
    """Whether everything typed is valid by itself. When it is not, the rules over the rows are still heard."""
    rows = all([parties.is_valid(), lines.is_valid()])
    if form.is_valid() and rows:
        return True
    if rows:
        form.hear(lambda: check_parties(form.cleaned_data["kind"], _chosen(parties), _written(lines)), "kind")
    return False


def _chosen(parties: Formset) -> list[tuple[Institution, str]]:
    given = [row.cleaned_data for row in parties if row.cleaned_data.get("institution")]
    return [(row["institution"], row["role"]) for row in given]


def _written(lines: Formset) -> list[NewLine]:
    return [line for row in lines if (line := row.line())]


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
    count = min(number_in(request.POST.get(f"{prefix}-TOTAL_FORMS", "")) or 0, MOST)
    return [
        {name: request.POST.get(f"{prefix}-{index}-{name}", "") for name in names} for index in range(count)
    ]


def _sign(request: Request, form: AgreementForm, parties: Formset, lines: Formset) -> Agreement:
    return operations.sign_agreement(
        by=request.actor, parties=_chosen(parties), lines=_written(lines), **form.cleaned_data
    )
