"""The register of processing: read, printed, written again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.attachments.rules import PDF
from wasl.privacy import operations, queries
from wasl.privacy.documents.held import register_paper
from wasl.web.downloads import download
from wasl.web.pages import attempt, page
from wasl.web.privacy.forms import TOLD, ProcessingForm
from wasl.web.requests import Request
from wasl.wording.dates import today


@page("privacy.read")
def processing(request: Request) -> HttpResponse:
    """What is done with personal data here: purpose, ground, data, recipients, keeping, authorisation."""
    entries = [
        (entry, {name: entry.told(name) for name in TOLD}, list(queries.history(entry.code))[1:])
        for entry in queries.current()
    ]
    return render(
        request,
        "privacy/processing.html",
        {"entries": entries, "may_write": request.actor.may("privacy.write")},
    )


@page("privacy.read")
def processing_pdf(request: Request) -> HttpResponse:
    """The register as it stands, to print."""
    paper = register_paper(list(queries.current()), on=today())
    return download(paper.pdf, PDF, "register.pdf", inline=True)


@page("privacy.write", methods=("GET", "POST"))
def processing_write(request: Request) -> HttpResponse:
    """Write an entry again (``?entry=``): a new version, the earlier ones stay."""
    entry = queries.history(request.GET.get("entry", "files")).first()
    if entry is None:
        raise Http404
    form = ProcessingForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        done = attempt(
            request,
            lambda: operations.write_processing(
                by=request.actor,
                code=entry.code,
                authorisation=given["authorisation"],
                answer_days=given["answer_days"],
                texts=form.texts(),
            ),
            form=form,
            success=_("The entry is written. Its earlier versions stay."),
            to=reverse("processing"),
        )
        if done:
            return done
    return render(request, "privacy/write.html", {"entry": entry, "name": entry.told("name"), "form": form})
