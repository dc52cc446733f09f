"""Restricted programmes: which they are, who may read them today, and giving that right by two people."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.accounts.models import Clearance
from wasl.accounts.queries import names_of
from wasl.programmes import operations, queries
from wasl.programmes.models import Programme
from wasl.web.pages import attempt, page
from wasl.web.privacy.forms import ClearanceForm, RestrictForm
from wasl.web.requests import Request
from wasl.wording.dates import today


def _state(one: Clearance) -> str:
    """Where a right to read stands: proposed, open, later, over, ended."""
    day = today()
    if one.ended_at is not None:
        return "ended"
    if one.until < day:
        return "over"
    if one.confirmed_at is None:
        return "proposed"
    return "later" if one.since > day else "open"


@page("privacy.read")
def restricted(request: Request) -> HttpResponse:
    """Restricted programmes and every right to read them, open ones and past ones."""
    given = list(queries.clearances())
    names = names_of(label for one in given for label in (one.proposed_by, one.confirmed_by, one.ended_by))
    programmes = {p.pk: p for p in Programme.objects.filter(restricted=True).order_by("code")}
    return render(
        request,
        "privacy/restricted.html",
        {
            "programmes": programmes.values(),
            "rights": [
                (one, _state(one), programmes.get(one.programme_code), names.get(one.proposed_by), names.get(one.confirmed_by))
                for one in given
            ],
            "may_write": request.actor.may("privacy.write"),
        },
    )  # fmt: skip


@page("privacy.write", methods=("GET", "POST"))
def restrict(request: Request) -> HttpResponse:
    """Make a programme restricted, or ordinary again, before its first agreement."""
    form = RestrictForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            request,
            lambda: operations.restrict(
                by=request.actor,
                programme=given["programme"],
                restricted=given["restricted"] == "yes",
                reason=given["reason"],
            ),
            form=form,
            success=_("It is recorded who reads the programme."),
            to=reverse("restricted"),
        )
        if done:
            return done
    return render(request, "privacy/restrict.html", {"form": form})


@page("privacy.write", methods=("GET", "POST"))
def clearance_new(request: Request) -> HttpResponse:
    """Propose that somebody may read a restricted programme: another of the central services confirms it."""
    form = ClearanceForm(request.POST or None, by=request.actor.id)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.propose_clearance(by=request.actor, **form.cleaned_data),
            form=form,
            success=_("The right to read is proposed: another of the central services confirms it."),
            to=reverse("restricted"),
        )
        if done:
            return done
    return render(request, "privacy/propose.html", {"form": form})


@page("privacy.write", methods=("GET", "POST"))
def clearance(request: Request, pk: uuid.UUID) -> HttpResponse:
    """One right to read: confirm it, or end it."""
    one = get_object_or_404(queries.clearances(), pk=pk)
    if request.method == "POST":
        confirming = request.POST.get("act") == "confirm"
        operation = operations.confirm_clearance if confirming else operations.end_clearance
        done = attempt(
            request,
            lambda: operation(by=request.actor, clearance=one),
            success=_("The right to read is confirmed.") if confirming else _("The right to read is ended."),
            to=reverse("restricted"),
        )
        if done:
            return done
        one.refresh_from_db()
    names = names_of([one.proposed_by, one.confirmed_by])
    own = request.actor.label == one.proposed_by or request.actor.id == one.user_id
    state = _state(one)
    return render(
        request,
        "privacy/clearance.html",
        {
            "one": one,
            "state": state,
            "programme": Programme.objects.get(pk=one.programme_code),
            "proposed_by": names[one.proposed_by],
            "confirmed_by": names.get(one.confirmed_by, ""),
            "may_confirm": state == "proposed" and not own,
            "may_end": state in {"proposed", "later", "open"},
        },
    )
