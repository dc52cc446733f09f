"""Grants: the list, one grant, proposing it from a complete project, deciding on it, cancelling it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.accounts.queries import names_of
from wasl.agreements.enums import AgreementKind
from wasl.agreements.models import AgreementLine
from wasl.agreements.rules import ended_before
from wasl.funding import queries as funding
from wasl.grants import operations, queries
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Grant
from wasl.grants.rules import Amounts
from wasl.life_projects.models import Holder, MicroProject
from wasl.life_projects.queries import current_equipment
from wasl.life_projects.rules import Share, shares
from wasl.web.grants.forms import ApprovalForm, GrantFilters, ProposalForm, RefusalForm
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.dates import today


@page("grants.read")
def grants(request: Request) -> HttpResponse:
    """Grants the reader may see, by status, latest proposed first."""
    filters = GrantFilters(request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    found = queries.visible()
    if chosen.get("status"):
        found = found.filter(status=chosen["status"])
    if chosen.get("agreement"):
        found = found.filter(agreement=chosen["agreement"])
    if chosen.get("cohort"):
        found = found.filter(cohort=chosen["cohort"])
    shown = Paginator(found, 30).get_page(request.GET.get("page"))
    return render(
        request, "grants/list.html", {"page": shown, "filters": filters, "filtered": any(chosen.values())}
    )


@page("grants.read")
def grant(request: Request, pk: object) -> HttpResponse:
    """One grant: its project, amounts, lines, rules, who proposed and who decided."""
    one = _grant(pk)
    return render(request, "grants/grant.html", {**_told(one), **_may(request, one)})


@page("grants.propose", methods=("GET", "POST"))
def grant_propose(request: Request, pk: object) -> HttpResponse:
    """Propose support for a complete project, from lines of an agreement of its centre."""
    project = get_object_or_404(
        MicroProject.objects.select_related("trade__sector", "site", "file__centre", "file__record"), pk=pk
    )
    amounts = queries.amounts_of(project)
    form = _proposal(request, project, amounts)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.propose_grant(by=request.actor, project=project, **form.cleaned_data),
            form=form,
            success=_("The grant is proposed: another person decides."),
            to=lambda proposed: reverse("grant", args=[proposed.pk]),
        )
        if done:
            return done
    return render(
        request,
        "grants/propose.html",
        {
            "project": project,
            "amounts": amounts,
            "shares": _shares(project),
            "standing": queries.live_grant_of(project),
            "complete": project.status == "complete",
            "form": form,
            "ended": form.ended(),
            "refused": queries.set_aside_on(project),
        },
    )


@page("grants.approve", methods=("GET", "POST"))
def grant_decide(request: Request, pk: object) -> HttpResponse:
    """Show everything a decision rests on, then approve or reject. Whoever proposed only reads."""
    one = _decidable(pk)
    rejecting = request.POST.get("decision") == "reject"
    approval = ApprovalForm(request.POST if request.method == "POST" and not rejecting else None, grant=one)
    refusal = RefusalForm(request.POST if rejecting else None, grant=one)
    form = refusal if rejecting else approval
    if form.is_bound and form.is_valid():
        decide = operations.reject_grant if rejecting else operations.approve_grant
        done = attempt(
            request,
            lambda: decide(by=request.actor, grant=one, **form.cleaned_data),
            form=form,
            success=_("The grant is rejected; the centre reads your reason.")
            if rejecting
            else _("The grant is approved and committed on its lines."),
            to=reverse("grant", args=[one.pk]),
        )
        if done:
            return done
    return render(
        request,
        "grants/decide.html",
        {
            **_told(one),
            "own": request.actor.label == one.proposed_by,
            "waits": one.status == GrantStatus.PROPOSED,
            "ended": ended_before(one.agreement, today()),
            "approval": approval,
            "refusal": refusal,
            "rejecting": rejecting,
        },
    )


@page("grants.approve", methods=("GET", "POST"))
def grant_cancel(request: Request, pk: object) -> HttpResponse:
    """Cancel an approved grant and release what it committed."""
    one = _decidable(pk)
    form = RefusalForm(request.POST or None, grant=one)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.cancel_grant(by=request.actor, grant=one, **form.cleaned_data),
            form=form,
            success=_("The grant is cancelled; its money is free again."),
            to=reverse("grant", args=[one.pk]),
        )
        if done:
            return done
    return render(request, "grants/cancel.html", {**_told(one), **_may(request, one), "form": form})


def _grant(pk: object) -> Grant:
    found = queries.visible().select_related(
        "project__site", "project__trade__sector", "agreement__programme"
    )
    return get_object_or_404(found, pk=pk)


def _decidable(pk: object) -> Grant:
    """A grant whose agreement the reader may see: nobody decides on what they may not read."""
    one = _grant(pk)
    if one.agreement is None:
        raise Http404
    return one


def _shares(project: MicroProject) -> list[Share]:
    holders = Holder.objects.select_related("file__record")
    prefetch_related_objects([project], Prefetch("holders", holders))
    return shares(project)


def _told(one: Grant) -> dict[str, Any]:
    """What a page tells of a grant, whoever reads it."""
    effect = queries.effect(one) if one.status == GrantStatus.PROPOSED else []
    lines = [line for line in (one.equipment_line, one.cash_line) if line is not None]
    now = funding.balances(line.pk for line in lines)
    return {
        "grant": one,
        "project": one.project,
        "shares": _shares(one.project),
        "items": [(item, item.quantity * item.unit_price) for item in current_equipment(one.project)],
        "effect": effect,
        "short": any(then.free < 0 for _line, _before, then in effect),
        "balances": [(line, now[line.pk]) for line in lines],
        "entries": list(funding.entries_of(one.pk)),
        "names": names_of([one.proposed_by, one.decided_by, one.cancelled_by]),
    }


def _may(request: Request, one: Grant) -> dict[str, bool]:
    decides = request.actor.may("grants.approve") and one.agreement is not None
    return {
        "may_decide": decides
        and one.status == GrantStatus.PROPOSED
        and one.proposed_by != request.actor.label,
        "own_waits": one.status == GrantStatus.PROPOSED and one.proposed_by == request.actor.label,
        "may_cancel": decides and one.status == GrantStatus.APPROVED,
        "may_propose": request.actor.may("grants.propose")
        and one.status in {GrantStatus.REJECTED, GrantStatus.CANCELLED},
    }


def _proposal(request: Request, project: MicroProject, amounts: Amounts) -> ProposalForm:
    offered = list(
        AgreementLine.objects.filter(
            line__centre=project.file.centre_id, agreement__kind=AgreementKind.PARTNERSHIP
        )
        .select_related("line__centre", "agreement__programme")
        .prefetch_related("agreement__amendments")
        .order_by("-agreement__signed_on", "agreement__number", "line__code")
    )
    return ProposalForm(
        request.POST or None,
        offered=offered,
        balances=funding.balances(own.line_id for own in offered),
        cohorts=list(queries.cohorts().filter(centre=project.file.centre_id)),
        project=project,
        amounts=amounts,
    )
