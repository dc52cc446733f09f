"""A sheet compared with itself. It stays in this server's memory for a quarter of an hour, for its reader alone."""

from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from wasl.audit.refusals import Refusal
from wasl.exchange.identities.comparing import Compared, compare_sheet
from wasl.exchange.identities.marked import marked_workbook
from wasl.web.downloads import XLSX, download
from wasl.web.identities.forms import SheetForm
from wasl.web.pages import page, tell
from wasl.web.people.casework import tabs
from wasl.web.requests import Request
from wasl.wording.dates import today

_KEPT_SECONDS = 15 * 60
_MOST_LINES = 20_000
_PAIRS_SHOWN, _FAULTS_SHOWN = 100, 50


@sensitive_post_parameters()
@sensitive_variables("content", "compared")
@page("files.write", methods=("GET", "POST"))
def sheet(request: Request) -> HttpResponse:
    """Take a sheet; show what was understood, what was not, and the likely duplicates."""
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, **tabs(request, "sheet")}
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["sheet"].read()
        try:
            compared = _compared(content)
        except Refusal as refusal:
            tell(refusal, form)
        else:
            cache.set(_key(request), content, timeout=_KEPT_SECONDS)
            return render(request, "identities/compared.html", {**context, **_shown(compared)})
    return render(request, "identities/sheet.html", context)


@page("files.write")
def sheet_marked(request: Request) -> HttpResponse:
    """The sheet last compared, with what was found beside each line."""
    content = cache.get(_key(request))
    if content is None:
        messages.warning(request, _("The sheet is no longer kept: send it again."))
        return redirect("sheet")
    return download(marked_workbook(_compared(content)), XLSX, "compared-sheet.xlsx")


def _compared(content: bytes) -> Compared:
    return compare_sheet(content, today(), most_lines=_MOST_LINES)


def _key(request: Request) -> str:
    return f"compared-sheet:{request.actor.id}"


def _shown(compared: Compared) -> dict[str, Any]:
    first = compared.sheet.lines[0].cells if compared.sheet.lines else []
    return {
        "columns": [
            {"heading": column.heading, "title": column.title, "example": first[column.place] if column.place < len(first) else ""}
            for column in compared.sheet.columns
            if column.heading or column.meaning
        ],
        "lines": len(compared.sheet.lines),
        "groups": len({tuple(group) for group in compared.groups().values()}),
        "pairs": compared.pairs[:_PAIRS_SHOWN],
        "pairs_found": len(compared.pairs),
        "faults": sorted(compared.sheet.faults)[:_FAULTS_SHOWN],
        "faults_found": len(compared.sheet.faults),
    }  # fmt: skip
