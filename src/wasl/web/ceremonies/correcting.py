"""Correcting and cancelling a prepared ceremony, while nothing of it is printed."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.handovers import operations, queries
from wasl.handovers.enums import CeremonyStatus, OfficialRole
from wasl.handovers.models import Ceremony
from wasl.institutions.models import Office
from wasl.web.ceremonies.forms import CancelForm, CeremonyCorrectionForm
from wasl.web.ceremonies.preparing import address_of, ceremony_to_write
from wasl.web.pages import attempt, page
from wasl.web.requests import Request


def may_change(actor: Actor, ceremony: Ceremony) -> bool:
    """Whether the page offers to correct and cancel the ceremony: it is prepared, and nothing of it is printed."""
    return (
        actor.may("ceremonies.write")
        and ceremony.centre_id in actor.scope.write_centres
        and not _closed(ceremony)
    )


def _closed(ceremony: Ceremony) -> bool:
    return ceremony.status != CeremonyStatus.PREPARED or queries.is_printed(ceremony)


@page("ceremonies.write", methods=("GET", "POST"))
def ceremony_correct(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Correct place, venue, day, officials and the office that states the balance."""
    ceremony = ceremony_to_write(request.actor, pk)
    seated = [(o.office, o.role) for o in ceremony.officials.select_related("office").order_by("rank", "id")]
    form = CeremonyCorrectionForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        place=ceremony.place,
        initial=_initial(ceremony, seated),
    )
    if form.is_bound and form.is_valid():
        names = ("place", "venue_ar", "venue_fr", "held_on", "statement_office")
        done = attempt(
            request,
            lambda: operations.correct_ceremony(
                by=request.actor,
                ceremony=ceremony,
                officials=_in_order(form.officials(), seated),
                **{name: form.cleaned_data[name] for name in names},
            ),
            form=form,
            success=_("The ceremony is corrected."),
            to=address_of(ceremony),
        )
        if done:
            return done
    return render(
        request,
        "ceremonies/correct.html",
        {"ceremony": ceremony, "form": form, "closed": _closed(ceremony)},
    )


def _initial(ceremony: Ceremony, seated: list[tuple[Office, str]]) -> dict[str, object]:
    presiding = [office for office, role in seated if role == OfficialRole.PRESIDING]
    return {
        "place": ceremony.place_id,
        "venue_ar": ceremony.venue_ar,
        "venue_fr": ceremony.venue_fr,
        "held_on": ceremony.held_on,
        "presiding": presiding[0] if presiding else None,
        "present": [office for office, role in seated if role != OfficialRole.PRESIDING],
        "statement_office": ceremony.statement_office_id,
    }


def _in_order(chosen: list[tuple[Office, str]], seated: list[tuple[Office, str]]) -> list[tuple[Office, str]]:
    """The officials chosen: as they were seated, when they are the same ones."""
    return seated if set(chosen) == set(seated) else chosen


@page("ceremonies.write", methods=("GET", "POST"))
def ceremony_cancel(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Cancel a prepared ceremony, with the reason; its grants can then be handed over elsewhere."""
    ceremony = ceremony_to_write(request.actor, pk)
    form = CancelForm(request.POST or None)
    if form.is_bound and form.is_valid():
        done = attempt(
            request,
            lambda: operations.cancel_ceremony(
                by=request.actor, ceremony=ceremony, reason=form.cleaned_data["reason"]
            ),
            form=form,
            success=_("The ceremony is cancelled. Its grants can be put on another list."),
            to=address_of(ceremony),
        )
        if done:
            return done
    return render(
        request,
        "ceremonies/cancel.html",
        {
            "ceremony": ceremony,
            "form": form,
            "grants": ceremony.lines.filter(withdrawn_at=None).count(),
            "closed": _closed(ceremony),
        },
    )
