"""The journal, for auditors."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from wasl.audit.queries import events
from wasl.web.audit.forms import JournalForm
from wasl.web.audit.references import references
from wasl.web.audit.sentences import told
from wasl.web.pages import page
from wasl.web.requests import Request


@page("audit.read")
def journal(request: Request) -> HttpResponse:
    """Acts, refusals and sealed readings, newest first. Labels are numbers; no name stands here."""
    form = JournalForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = events(
        actor=wanted.get("account", ""), label=wanted.get("reference", ""), outcome=wanted.get("outcome", "")
    )
    pages = Paginator(found, 50).get_page(request.GET.get("page"))
    about = references(pages.object_list, request.actor)
    rows = [(event, told(event), about[event.pk]) for event in pages]
    return render(request, "audit/journal.html", {"form": form, "page": pages, "rows": rows})
