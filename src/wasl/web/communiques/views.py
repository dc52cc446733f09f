"""Communiqués: the list, the text with its checks, what a figure is made of, approval, errata and papers."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.attachments.queries import content_of
from wasl.communiques import operations, queries
from wasl.communiques.documents.communique import communique_paper
from wasl.communiques.models import Communique
from wasl.handovers.models import Ceremony
from wasl.tallies.rules import Definition
from wasl.tallies.sentences import definition_sentence
from wasl.web.communiques import shown
from wasl.web.communiques.forms import ApprovalForm, DraftForm
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.languages import current


@page("communiques.read")
def communiques(request: Request) -> HttpResponse:
    """Communiqués the reader may see, and finished ceremonies nobody has written about."""
    return render(
        request,
        "communiques/list.html",
        {
            "page": Paginator(queries.visible(), 30).get_page(request.GET.get("page")),
            "waiting": queries.without_communique() if request.actor.may("communiques.draft") else [],
            "draft_form": DraftForm(),
        },
    )


@page("communiques.read")
def communique(request: Request, pk: uuid.UUID) -> HttpResponse:
    """One communiqué in one language, with its checks, its small cells and what has changed since."""
    return _text(request, _communique(pk))


def _text(request: Request, one: Communique, approval: ApprovalForm | None = None) -> HttpResponse:
    language = request.GET.get("lang", current())
    if language not in queries.LANGUAGES:
        raise Http404
    text = queries.text_of(one, language)
    actor, draft = request.actor, one.status == "draft"
    corrections = queries.corrections(one) if one.status != "withdrawn" else []
    errata = list(one.errata.all())
    told = errata[-1].differences if errata else []
    return render(
        request,
        "communiques/communique.html",
        {
            "communique": one,
            "ceremony": one.ceremony,
            "text_language": language,
            "in_arabic": language == "ar",
            "in_french": language == "fr",
            "specimen": _specimen(one, language),
            "paper_hint": "" if one.document_ar_id else _("Marked as a draft, not to be published"),
            "title": text.title,
            "paragraphs": shown.paragraphs(one, text, language),
            "checks": shown.checked(queries.checks_of(one)),
            "small_cells": shown.named(one.small_cells),
            "corrections": shown.differences(corrections),
            "errata": [(erratum, shown.differences(erratum.differences)) for erratum in errata],
            "untold": one.status == "approved"
            and [c.to_json() for c in corrections] != told
            and bool(corrections),
            "draft": draft,
            "own": actor.label == one.drafted_by,
            "may_approve": actor.may("communiques.approve"),
            "may_draft": actor.may("communiques.draft"),
            "approval": approval or ApprovalForm(communique=one),
            "draft_form": DraftForm(),
        },
    )


def _specimen(one: Communique, language: str) -> str:
    """The word across a specimen, in the language of the text."""
    return {"ar": "نموذج", "fr": "SPÉCIMEN"}[language] if one.ceremony.specimen else ""


@page("communiques.read")
def communique_figure(request: Request, pk: uuid.UUID, lang: str, rank: int) -> HttpResponse:
    """What a printed figure is made of: its definition, its value today, the receipts behind it."""
    one = _communique(pk)
    if lang not in queries.LANGUAGES:
        raise Http404
    figures = queries.text_of(one, lang).figures
    if rank >= len(figures):
        raise Http404
    figure = figures[rank]
    stored = one.tally.definition.get(figure.definition)
    behind = queries.behind(one, figure)
    receipts = behind.receipts.select_related("residence", "trade")
    (told,) = shown.named([figure.to_json()])
    return render(
        request,
        "communiques/figure.html",
        {
            "communique": one,
            "ceremony": one.ceremony,
            "text_language": lang,
            "figure": figure,
            "told": told,
            "value": shown.worded(figure.value, figure.unit),
            "today": shown.worded(queries.value_today(one, figure), figure.unit) if stored else "",
            "sentence": definition_sentence(_spoken_for(stored, behind.before)) if stored else "",
            "before": behind.before,
            "others": behind.others,
            "page": Paginator(receipts, 50).get_page(request.GET.get("page")),
        },
    )


def _spoken_for(stored: dict[str, Any], before: dict[str, Any] | None) -> Definition:
    """The question a printed figure answers: a balance begins with the years before the register."""
    return Definition.from_json({**stored, "since": before["since"]} if before else stored)


@page("communiques.draft", methods=("POST",))
def communique_draft(request: Request, ceremony_pk: uuid.UUID) -> HttpResponse:
    """Draft the communiqué of a ceremony, in place of an earlier draft."""
    ceremony = get_object_or_404(Ceremony, pk=ceremony_pk)
    form = DraftForm(request.POST)
    form.is_valid()
    done = attempt(
        request,
        lambda: operations.draft(by=request.actor, ceremony=ceremony, **form.cleaned_data),
        success=_("The communiqué is drafted: read it, then another person approves it."),
        to=lambda drafted: reverse("communique", args=[drafted.pk]),
    )
    if done:
        return done
    live = queries.live_of(ceremony)
    return HttpResponseRedirect(reverse("communique", args=[live.pk]) if live else reverse("communiques"))


@page("communiques.approve", methods=("POST",))
def communique_approve(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Approve a draft: it is printed, kept, and never changes."""
    one = _communique(pk)
    form = ApprovalForm(request.POST, communique=one)
    if form.is_valid():
        done = attempt(
            request,
            lambda: operations.approve(
                by=request.actor, communique=one, reason=form.cleaned_data.get("reason", "")
            ),
            form=form,
            success=_("The communiqué is approved and frozen; its papers are printed."),
            to=reverse("communique", args=[one.pk]),
        )
        if done:
            return done
    return _text(request, _communique(pk), form)


@page("communiques.draft", methods=("POST",))
def communique_withdraw(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Take back a draft."""
    one = _communique(pk)
    return _simply(
        request,
        one,
        lambda: operations.withdraw(by=request.actor, communique=one),
        _("The draft is withdrawn."),
    )


@page("communiques.approve", methods=("POST",))
def communique_erratum(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Issue the next erratum of an approved communiqué."""
    one = _communique(pk)
    return _simply(
        request,
        one,
        lambda: operations.issue_erratum(by=request.actor, communique=one),
        _("The erratum is issued; the approved text stays as it was."),
    )


def _simply(request: Request, one: Communique, act: Any, success: str) -> HttpResponse:
    back = reverse("communique", args=[one.pk])
    return attempt(request, act, success=success, to=back) or HttpResponseRedirect(back)


@page("communiques.read")
def communique_pdf(request: Request, pk: uuid.UUID, lang: str) -> HttpResponse:
    """The stored paper of an approved communiqué; a draft is printed as it stands, marked as a draft."""
    one = _communique(pk)
    if lang not in queries.LANGUAGES:
        raise Http404
    stored = getattr(one, f"document_{lang}")
    if stored is not None:
        content = content_of(stored)
    else:
        text = queries.text_of(one, lang)
        paper = communique_paper(text, ceremony=one.ceremony, reference=one.reference, language=lang)
        content = paper.pdf
    response = HttpResponse(content, content_type="application/pdf")
    name = f"{one.reference.replace('/', '-')}-{lang}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store"
    return response


def _communique(pk: uuid.UUID) -> Communique:
    return get_object_or_404(queries.visible(), pk=pk)
