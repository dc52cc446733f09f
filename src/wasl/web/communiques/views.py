"""Communiqués: the list, the text with its checks, what a figure is made of, approval, errata and papers."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.accounts.queries import names_of
from wasl.attachments.queries import content_of
from wasl.attachments.rules import PDF
from wasl.communiques import operations, queries, quoting
from wasl.communiques.documents.communique import communique_paper
from wasl.communiques.models import Communique
from wasl.handovers.models import Ceremony
from wasl.tallies.rules import Definition
from wasl.tallies.sentences import definition_sentence
from wasl.web.communiques import shown
from wasl.web.communiques.forms import ApprovalForm, DraftForm
from wasl.web.downloads import download
from wasl.web.pages import attempt, page
from wasl.web.requests import Request, number_in
from wasl.wording.languages import current


@page("communiques.read")
def communiques(request: Request) -> HttpResponse:
    """Communiqués the reader may see, and finished ceremonies nobody has written about."""
    page = Paginator(queries.visible().prefetch_related("errata"), 30).get_page(request.GET.get("page"))
    standing = queries.standing_of(page)
    return render(
        request,
        "communiques/list.html",
        {
            "page": page,
            "rows": [(one, standing.get(one.pk), len(one.errata.all())) for one in page],
            "names": names_of([label for one in page for label in (one.drafted_by, one.approved_by)]),
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
    errata = list(one.errata.all())
    corrections = queries.corrections(one) if one.status == "approved" else []
    changes = queries.changes_since_draft(one) if draft else []
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
            "changes": shown.differences(changes),
            "corrections": shown.differences(corrections),
            "errata": [shown.erratum(erratum, language) for erratum in reversed(errata)],
            "told": [erratum.number for erratum in errata],
            "untold": queries.is_untold(one, corrections),
            "names": names_of(
                [one.drafted_by, one.approved_by, one.withdrawn_by, *(e.issued_by for e in errata)]
            ),
            "draft": draft,
            "quoted": quoting.words_of(one).select_related("file"),
            "silenced": quoting.silenced(one),
            "offered": quoting.offered(one).select_related("file")
            if draft and actor.may("communiques.draft")
            else [],
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
    receipts = behind.receipts.select_related("residence", "trade", "reversal")
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
            **shown.figure_today(queries.figure_today(one, figure), figure),
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


@page("communiques.draft", methods=("POST",))
def communique_quote(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Let a draft carry words of a beneficiary, among those it may take."""
    one = _communique(pk)
    wanted = request.POST.get("quotation", "")
    words = next((found for found in quoting.offered(one) if str(found.pk) == wanted), None)
    if words is None:
        return HttpResponseRedirect(reverse("communique", args=[one.pk]))
    return _simply(
        request,
        one,
        lambda: operations.quote(by=request.actor, communique=one, quotation=words),
        _("The draft carries these words. They vanish from it if their consent is withdrawn."),
    )


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
    """The stored paper of an approved communiqué, or of its erratum ``?erratum=1``; a draft is printed as it stands,
    marked as a draft."""
    one = _communique(pk)
    if lang not in queries.LANGUAGES:
        raise Http404
    if number := request.GET.get("erratum", ""):
        erratum = get_object_or_404(one.errata.all(), number=number_in(number) or 0)
        return _pdf(content_of(getattr(erratum, f"document_{lang}")), f"{erratum.reference}-{lang}")
    stored = getattr(one, f"document_{lang}")
    if stored is not None:
        return _pdf(content_of(stored), f"{one.reference}-{lang}")
    text = queries.text_of(one, lang)
    paper = communique_paper(text, ceremony=one.ceremony, reference=one.reference, language=lang)
    return _pdf(paper.pdf, f"{one.reference}-{lang}")


def _pdf(content: bytes, name: str) -> HttpResponse:
    return download(content, PDF, f"{name.replace('/', '-')}.pdf", inline=True)


def _communique(pk: uuid.UUID) -> Communique:
    return get_object_or_404(queries.visible(), pk=pk)
