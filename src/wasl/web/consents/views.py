"""Consents of a file: where each stands, telling and asking, withdrawing, the paper, words to quote, past uses."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wasl.attachments.queries import content_of
from wasl.attachments.rules import EXTENSIONS, PDF
from wasl.participants import consent_queries, operations
from wasl.participants.documents.consent_form import Language, consent_form
from wasl.participants.enums import ConsentAnswer, ConsentKind
from wasl.participants.models import ConsentEvent, File
from wasl.privacy.queries import authorisation
from wasl.web.consents import shown
from wasl.web.consents.forms import AnswerForm, ConsentScanForm, QuotationForm, WithdrawalForm
from wasl.web.downloads import download
from wasl.web.pages import attempt, page
from wasl.web.people.files import file_or_404, writable
from wasl.web.requests import Request
from wasl.wording.dates import today
from wasl.wording.languages import current


def _back(pk: uuid.UUID) -> str:
    return reverse("consents", args=[pk])


@page("files.read")
def consents(request: Request, pk: uuid.UUID) -> HttpResponse:
    """What this person was told and agreed to, what may be used, and what was used before."""
    file = file_or_404(pk)
    found = consent_queries.standings(file)
    minor = consent_queries.minor(file)
    writes = request.actor.may("files.write") and file.centre_id in request.actor.scope.write_centres
    asked = shown.questions(found, file.pk, minor=minor)
    return render(request, "consents/consents.html", {
        "file": file, "minor": minor, "writes": writes, "questions": asked, "told": shown.told(found),
        "used": shown.used(found), "informed": found[ConsentKind.NOTICE].stands,
        "may_withdraw": writes and any(q.stands and q.kind != ConsentKind.NOTICE for q in asked),
        "quotations": consent_queries.quotations(file),
        "may_quote": writes and consent_queries.may_use(file, ConsentKind.QUOTATION),
    })  # fmt: skip


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def consent_record(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The text to read aloud, and beside it what was answered."""
    file = writable(request, pk)
    kind = request.GET.get("kind") or ConsentKind.NOTICE
    if kind not in ConsentKind.values:
        raise Http404
    minor = consent_queries.minor(file)
    form = AnswerForm(request.POST or None, request.FILES or None, kind=kind, minor=minor, record=file.record)
    if request.method == "POST" and form.is_valid():
        said: dict[str, Any] = {"answer": ConsentAnswer.INFORMED, **form.told()}
        done = attempt(
            request,
            lambda: operations.record_consent(by=request.actor, file=file, kind=kind, **said),
            form=form,
            success=_("The answer is recorded. It changes nothing in the aid."),
            to=_back(pk),
        )
        if done:
            return done
    text = consent_queries.text_in_force(kind, today())
    language = request.GET.get("lang", current())
    return render(request, "consents/record.html", {
        "file": file, "form": form, "kind": kind, "name": ConsentKind(kind).label, "minor": minor, "text": text,
        "text_language": "fr" if language == "fr" else "ar", "in_french": language == "fr", "in_arabic": language != "fr",
        "title": consent_queries.title(text, language) if text else "",
        "paragraphs": consent_queries.paragraphs(text, language) if text else [],
    })  # fmt: skip


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def consent_withdraw(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Record that a consent is taken back."""
    file = writable(request, pk)
    found = consent_queries.standings(file)
    standing = [kind for kind, one in found.items() if one.stands and kind != ConsentKind.NOTICE]
    form = WithdrawalForm(request.POST or None, request.FILES or None, standing=standing)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.withdraw_consent(by=request.actor, file=file, **form.told()),
            form=form,
            success=_("The withdrawal is recorded: from now on nothing new uses it."),
            to=_back(pk),
        )
        if done:
            return done
    return render(request, "consents/withdraw.html", {"file": file, "form": form, "standing": standing})


@page("files.read")
def consent_paper(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The form to print, read aloud and sign, on the texts in force today. Its name is a number."""
    file = file_or_404(pk)
    language: Language = "fr" if request.GET.get("lang") == "fr" else "ar"
    paper = consent_form(file, on=today(), language=language, authorisation=authorisation())
    return download(paper.pdf, PDF, f"{file.number}-consents.pdf", inline=True)


@page("files.write", methods=("GET", "POST"))
def consent_scan(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Add the signed paper of an answer that has none yet (``?answer=``)."""
    file = writable(request, pk)
    event = _answer(request, file)
    if event is None or hasattr(event, "scan"):
        return redirect(_back(pk))
    form = ConsentScanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.keep_consent_scan(
                by=request.actor, event=event, content=form.cleaned_data["scan"].read()
            ),
            form=form,
            success=_("The signed paper is kept in the file."),
            to=_back(pk),
        )
        if done:
            return done
    return render(request, "consents/scan.html", {"file": file, "form": form, "event": event})


@page("files.read")
def consent_scan_file(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The signed paper of an answer (``?answer=``): saved, not shown, for its content came from outside."""
    file = file_or_404(pk)
    event = _answer(request, file)
    if event is None or not hasattr(event, "scan"):
        return redirect(_back(pk))
    stored = event.scan.document
    name = f"{file.number}-consent-{event.answered_on}.{EXTENSIONS[stored.media_type]}"
    return download(content_of(stored), stored.media_type, name, inline=False)


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def quotation_new(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Write down words this person lets be quoted."""
    file = writable(request, pk)
    form = QuotationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.write_quotation(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("The words are kept. They may be quoted while the consent stands."),
            to=_back(pk),
        )
        if done:
            return done
    return render(request, "consents/quotation.html", {
        "file": file, "form": form, "may_quote": consent_queries.may_use(file, ConsentKind.QUOTATION),
    })  # fmt: skip


def _answer(request: Request, file: File) -> ConsentEvent | None:
    try:
        wanted = uuid.UUID(request.GET.get("answer", ""))
    except ValueError:
        return None
    events = ConsentEvent.objects.select_related("scan__document").defer("scan__document__content")
    return events.filter(pk=wanted, file=file).first()
