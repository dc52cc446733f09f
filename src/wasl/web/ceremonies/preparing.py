"""Preparing a ceremony: its page, its list, its receipts."""

import uuid

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wasl.audit.actors import Actor
from wasl.grants.models import Grant
from wasl.handovers import operations, queries
from wasl.handovers.access import may_write
from wasl.handovers.models import Ceremony, HandoverLine
from wasl.web.ceremonies.forms import CeremonyForm, GrantsForm, IssueForm
from wasl.web.ceremonies.standing import ceremony_or_404
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.dates import today

_ADDRESS_OF = "ceremony"


def address_of(ceremony: Ceremony) -> str:
    """The page of a ceremony."""
    return reverse(_ADDRESS_OF, args=[ceremony.pk])


def ceremony_to_write(actor: Actor, pk: uuid.UUID) -> Ceremony:
    """The ceremony, when the reader works for its centre; 404 otherwise."""
    found = ceremony_or_404(pk)
    if not may_write(actor, found.centre_id):
        raise Http404
    return found


@page("ceremonies.write", methods=("GET", "POST"))
def ceremony_new(request: Request) -> HttpResponse:
    """Prepare a ceremony: place, day, officials."""
    form = CeremonyForm(request.POST or None, actor=request.actor)
    if form.is_bound and form.is_valid():
        names = ("centre", "place", "venue_ar", "venue_fr", "held_on", "statement_office")
        done = attempt(
            request,
            lambda: operations.prepare_ceremony(
                by=request.actor,
                officials=form.officials(),
                **{name: form.cleaned_data[name] for name in names},
            ),
            form=form,
            success=_("The ceremony is prepared. Choose the grants to hand over."),
            to=address_of,
        )
        if done:
            return done
    return render(request, "ceremonies/new.html", {"form": form})


@page("ceremonies.write", methods=("GET", "POST"))
def ceremony_grants(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Choose approved grants of the centre; each goes on the list in the order shown."""
    ceremony = ceremony_to_write(request.actor, pk)
    offered = queries.grants_to_list(ceremony)
    form = GrantsForm(request.POST if request.method == "POST" else None, offered=offered)
    if form.is_bound and form.is_valid():
        chosen = list(form.cleaned_data["grants"])
        done = attempt(
            request,
            lambda: _list_all(request.actor, ceremony, chosen),
            form=form,
            success=ngettext(
                "%(count)s grant is on the list.", "%(count)s grants are on the list.", len(chosen)
            )
            % {"count": len(chosen)},
            to=address_of(ceremony),
        )
        if done:
            return done
    ticked = set(request.POST.getlist("grants"))
    rows = [
        (grant, [holder.file.record.name for holder in grant.project.holders.all()], str(grant.pk) in ticked)
        for grant in offered
    ]
    return render(request, "ceremonies/grants.html", {"ceremony": ceremony, "rows": rows, "form": form})


def _list_all(actor: Actor, ceremony: Ceremony, grants: list[Grant]) -> None:
    with transaction.atomic():
        for grant in grants:
            operations.list_grant(by=actor, ceremony=ceremony, grant=grant)


@page("ceremonies.write", methods=("GET", "POST"))
def line_withdraw(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Take a grant off the list of a ceremony."""
    line = get_object_or_404(
        HandoverLine.objects.select_related("ceremony__place", "grant__project__trade"),
        pk=pk,
        withdrawn_at=None,
    )
    ceremony = ceremony_to_write(request.actor, line.ceremony_id)
    if request.method == "POST":
        done = attempt(
            request,
            lambda: operations.withdraw_grant(by=request.actor, line=line),
            success=_("The grant is off the list."),
            to=address_of(ceremony),
        )
        if done:
            return done
    return render(request, "ceremonies/withdraw.html", {"ceremony": ceremony, "line": line})


@page("receipts.write", methods=("GET", "POST"))
def ceremony_issue(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Number and print the receipts of everybody on the list who has none."""
    ceremony = ceremony_to_write(request.actor, pk)
    form = IssueForm(request.POST or None, initial={"issued_on": min(ceremony.held_on, today())})
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            lambda: operations.issue_receipts(
                by=request.actor, ceremony=ceremony, issued_on=form.cleaned_data["issued_on"]
            ),
            form=form,
            success=_("The receipts are issued. Print them for the ceremony."),
            to=address_of(ceremony),
        )
        if done:
            return done
    states = queries.lines_of(ceremony)
    waiting = [state for state in states if not state.receipts]
    return render(
        request,
        "ceremonies/issue.html",
        {"ceremony": ceremony, "form": form, "people": len(states), "without": len(waiting)},
    )
