"""Pages where people decide whether two records are of one person."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wasl.accounts.enums import RoleName
from wasl.accounts.queries import names_of
from wasl.participants import operations
from wasl.participants.models import Comparison
from wasl.participants.queries import comparisons as queries
from wasl.participants.queries.comparisons import LikelyPair
from wasl.web.comparisons.forms import AnswerForm, JoiningForm, ReasonForm
from wasl.web.comparisons.side_by_side import lines
from wasl.web.pages import attempt, page
from wasl.web.people.casework import tabs
from wasl.web.requests import Request

_SHOWN_AT_MOST = 50


@page("identity.decide")
def comparisons(request: Request) -> HttpResponse:
    """Pairs that look like one person, desks that wait for an answer, and what was decided."""
    pairs = queries.likely_pairs()
    past = list(queries.decided()[:_SHOWN_AT_MOST])
    return render(request, "comparisons/list.html", {
        **tabs(request, "comparisons"), "pairs": pairs[:_SHOWN_AT_MOST], "count": len(pairs), "past": past,
        "names": names_of([one.decided_by for one in past]),
        "inquiries": queries.open_inquiries() if request.actor.role == RoleName.HEADQUARTERS else [],
        "many": _lookers() if request.actor.role == RoleName.HEADQUARTERS else [],
    })  # fmt: skip


def _lookers() -> list[dict[str, Any]]:
    found = queries.many_look_ups()
    names = names_of([label for label, _many in found])
    return [{"name": names.get(label, label), "people": many} for label, many in found]


@sensitive_post_parameters("reason")
@page("identity.decide", methods=("GET", "POST"))
def comparison(request: Request, first: uuid.UUID, second: uuid.UUID) -> HttpResponse:
    """Two records side by side: join them, keep them apart, or undo their joining."""
    pair = queries.pair_of(first, second)
    if pair is None:
        raise Http404
    forms = _forms(request, pair)
    if request.method == "POST" and (done := _decide(request, pair, forms)):
        return done
    past = list(queries.decisions(pair.first, pair.second).select_related("kept_file"))
    standing = next((one for one in past if queries.can_be_undone(one)), None)
    return render(request, "comparisons/pair.html", {
        "pair": pair, "lines": lines(pair.first, pair.second), "past": past, "standing": standing, **forms,
        "joined": pair.first.person_id == pair.second.person_id,
        "decision": str(request.POST.get("decision", "")), "names": names_of([one.decided_by for one in past]),
    })  # fmt: skip


def _forms(request: Request, pair: LikelyPair) -> dict[str, Any]:
    """The three forms of the page; what was typed stands in the one that was sent."""
    sent = request.POST.get("decision", "") if request.method == "POST" else ""
    return {
        "joining": JoiningForm(request.POST if sent == "join" else None, records=(pair.first, pair.second)),
        "parting": ReasonForm(request.POST if sent == "apart" else None),
        "undoing": ReasonForm(request.POST if sent == "undo" else None),
    }


def _decide(request: Request, pair: LikelyPair, forms: dict[str, Any]) -> HttpResponseRedirect | None:
    by, sent = request.actor, request.POST.get("decision", "")
    here = reverse("comparison", args=[pair.first.pk, pair.second.pk])
    joining, parting, undoing = forms["joining"], forms["parting"], forms["undoing"]
    if sent == "join" and joining.is_valid():
        return attempt(
            request,
            lambda: operations.join_records(
                by=by,
                first=pair.first,
                second=pair.second,
                reason=joining.cleaned_data["reason"],
                kept=joining.file_kept(),
            ),
            form=joining,
            success=_("The two records are of one person now. Figures count them once; it can be undone."),
            to=here,
        )
    if sent == "apart" and parting.is_valid():
        return attempt(
            request,
            lambda: operations.keep_apart(
                by=by, first=pair.first, second=pair.second, **parting.cleaned_data
            ),
            form=parting,
            success=_("They are two people: the pair has left the queue."),
            to=reverse("comparisons"),
        )
    if sent == "undo" and undoing.is_valid():
        standing = _standing(pair)
        return attempt(
            request,
            lambda: operations.undo_joining(by=by, comparison=standing, **undoing.cleaned_data),
            form=undoing,
            success=_("Undone: each record is back with its own person."),
            to=here,
        )
    return None


def _standing(pair: LikelyPair) -> Comparison:
    for one in queries.decisions(pair.first, pair.second):
        if queries.can_be_undone(one):
            return one
    raise Http404


@sensitive_post_parameters("note")
@page("identity.decide", methods=("GET", "POST"))
def inquiry(request: Request, pk: uuid.UUID) -> HttpResponse:
    """What a desk wrote about someone whose card has an open file elsewhere, beside who looks like them."""
    found = queries.inquiries().filter(pk=pk).first() if request.actor.role == RoleName.HEADQUARTERS else None
    if found is None:
        raise Http404
    form = AnswerForm(request.POST or None) if not found.answer else None
    if request.method == "POST" and form is not None and form.is_valid():
        done = attempt(
            request,
            lambda: operations.answer_inquiry(by=request.actor, inquiry=found, **form.cleaned_data),
            form=form,
            success=_("The desk reads your answer among what waits for it."),
            to=reverse("comparisons"),
        )
        if done:
            return done
    near = queries.alike(queries.traits_of_row(found), most=3)
    return render(request, "comparisons/inquiry.html", {
        "inquiry": found, "form": form, "asker": names_of([found.asked_by]).get(found.asked_by, found.asked_by),
        "near": [{"alike": one, "lines": lines(found, one.record)} for one in near],
    })  # fmt: skip
