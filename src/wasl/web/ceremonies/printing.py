"""Printing the papers of a ceremony, recording its gifts, closing it."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.handovers import operations, queries
from wasl.handovers.models import CeremonyPaper, InstitutionalGift
from wasl.web.ceremonies.forms import GiftForm
from wasl.web.ceremonies.preparing import address_of, ceremony_to_write
from wasl.web.pages import attempt, page
from wasl.web.requests import Request


@page("papers.print", methods=("GET", "POST"))
def ceremony_print(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Print and keep the minutes or the list, as the receipts stand now."""
    ceremony = ceremony_to_write(request.actor, pk)
    acts = {"minutes": operations.print_minutes, "beneficiaries": operations.print_beneficiaries}
    act = acts.get(request.POST.get("paper", ""))
    if act is not None:
        done = attempt(
            request,
            lambda: act(by=request.actor, ceremony=ceremony),
            success=_("The paper is printed and kept."),
            to=f"{address_of(ceremony)}#papers",
        )
        if done:
            return done
    return render(
        request,
        "ceremonies/print.html",
        {
            "ceremony": ceremony,
            "waiting": queries.receipts_of(ceremony).filter(status="issued").count(),
            "minutes": queries.current_minutes(ceremony),
        },
    )


@page("ceremonies.write", methods=("GET", "POST"))
def ceremony_finish(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Close the ceremony; what is missing is listed first."""
    ceremony = ceremony_to_write(request.actor, pk)
    if request.method == "POST":
        done = attempt(
            request,
            lambda: operations.finish_ceremony(by=request.actor, ceremony=ceremony),
            success=_("The ceremony is finished."),
            to=address_of(ceremony),
        )
        if done:
            return done
    states = queries.lines_of(ceremony)
    return render(
        request,
        "ceremonies/finish.html",
        {
            "ceremony": ceremony,
            "progress": queries.progress(ceremony, states),
            "missing": queries.missing(ceremony, states),
        },
    )


@page("ceremonies.write", methods=("GET", "POST"))
def gift_new(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Record a gift to an institution at the ceremony."""
    ceremony = ceremony_to_write(request.actor, pk)
    form = GiftForm(request.POST or None, sums=request.actor.may("grants.approve"))
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            lambda: operations.record_gift(by=request.actor, ceremony=ceremony, **form.cleaned_data),
            form=form,
            success=_("The gift is recorded. Print its minutes."),
            to=f"{address_of(ceremony)}#gifts",
        )
        if done:
            return done
    return render(request, "ceremonies/gift.html", {"ceremony": ceremony, "form": form})


@page("papers.print", methods=("GET", "POST"))
def gift_print(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Print and keep the minutes of a gift."""
    gift = get_object_or_404(
        InstitutionalGift.objects.select_related("ceremony", "recipient", "agreement"), pk=pk
    )
    ceremony = ceremony_to_write(request.actor, gift.ceremony_id)
    if request.method == "POST":
        done = attempt(
            request,
            lambda: operations.print_gift_minutes(by=request.actor, gift=gift),
            success=_("The paper is printed and kept."),
            to=_paper_address,
        )
        if done:
            return done
    return render(request, "ceremonies/gift_print.html", {"ceremony": ceremony, "gift": gift})


def _paper_address(paper: CeremonyPaper) -> str:
    return f"{reverse('ceremony', args=[paper.ceremony_id])}#gifts"
