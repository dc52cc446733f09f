"""What is held on somebody, handed over in Arabic; and what people ask to be corrected."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wasl.accounts.queries import names_of
from wasl.attachments.rules import PDF
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.privacy import operations, queries
from wasl.privacy.enums import RequestState
from wasl.privacy.models import CorrectionRequest
from wasl.web.downloads import download
from wasl.web.pages import attempt, page, tell
from wasl.web.people.files import writable
from wasl.web.privacy.forms import AnswerForm, HandOverForm, RequestForm
from wasl.web.requests import Request
from wasl.wording.dates import today


@page("files.write", methods=("GET", "POST"))
def held(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Say to whom the paper goes, then print it. The paper is not kept; that it was handed over is."""
    file = writable(request, pk)
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            paper = operations.hand_over_held(by=request.actor, file=file, to=form.cleaned_data["to"])
        except NotAllowed:
            raise
        except Refusal as refusal:
            tell(refusal, form, request)
        else:
            return download(paper.pdf, PDF, f"{file.number}-held.pdf")
    asked = queries.requests().filter(file=file)
    return render(request, "privacy/held.html", {"file": file, "form": form, "requests": asked})


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def request_new(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Record that somebody asks for a correction."""
    file = writable(request, pk)
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.record_request(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("The request is recorded, with the day by which it is answered."),
            to=lambda asked: reverse("correction_request", args=[asked.pk]),
        )
        if done:
            return done
    return render(
        request, "privacy/request_new.html", {"file": file, "form": form, "days": queries.answer_days()}
    )


@page("files.read")
def requests(request: Request) -> HttpResponse:
    """Every request the reader may see: those that wait, the soonest due first, then those answered."""
    found = queries.requests()
    return render(
        request,
        "privacy/requests.html",
        {
            "waiting": found.filter(state=RequestState.WAITING),
            "answered": found.exclude(state=RequestState.WAITING).order_by("-answered_at")[:50],
            "today": today(),
        },
    )


@sensitive_post_parameters()
@page("files.read", methods=("GET", "POST"))
def correction_request(request: Request, pk: uuid.UUID) -> HttpResponse:
    """One request: what is asked, until when, and its answer."""
    one: CorrectionRequest | None = queries.requests().filter(pk=pk).first()
    if one is None:
        raise Http404
    may_answer = (
        one.state == RequestState.WAITING
        and request.actor.may("files.write")
        and one.file.centre_id in request.actor.scope.write_centres
    )
    form = AnswerForm(request.POST or None) if may_answer else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            done = attempt(
                request,
                lambda: operations.answer_request(by=request.actor, request=one, **form.cleaned_data),
                form=form,
                success=_("The answer is recorded: tell it to the person."),
                to=reverse("correction_request", args=[pk]),
            )
            if done:
                return done
    names = names_of([one.recorded_by, one.answered_by])
    return render(
        request,
        "privacy/request.html",
        {
            "one": one,
            "form": form,
            "recorded_by": names[one.recorded_by],
            "answered_by": names.get(one.answered_by, ""),
            "late": one.state == RequestState.WAITING and one.due_on < today(),
        },
    )
