"""The import of a sheet of people.

The sheet stays in the browser: what would happen is shown beneath the form that holds it, and confirming sends it again,
with the fingerprint of what was shown. Without scripts the reader chooses the same file once more.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django_htmx.http import HttpResponseClientRedirect

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.exchange.importing.columns import ANSWER, title_of
from wasl.exchange.importing.preview import Preview, SheetRefused
from wasl.exchange.importing.template import empty_sheet
from wasl.exchange.operations import Imported, import_records, preview_import
from wasl.participants.likeness import ELSEWHERE
from wasl.territory.models import Centre
from wasl.web.downloads import XLSX, download
from wasl.web.intake.forms import AnswersForm, ImportForm, answers_in
from wasl.web.pages import attempt, page, tell
from wasl.web.people.casework import tabs
from wasl.web.requests import Request

_FAULTS_SHOWN, _QUESTIONS_SHOWN = 100, 200


@sensitive_post_parameters()
@sensitive_variables("content", "answers", "preview", "context")
@page("files.import", methods=("GET", "POST"))
def records_import(request: Request) -> HttpResponse:
    """Take a sheet; show what its import would do; import it when that is confirmed."""
    form = ImportForm(request.POST or None, request.FILES or None, actor=request.actor)
    context: dict[str, Any] = {"form": form, **tabs(request, "people")}
    if request.method == "POST" and form.is_valid():
        content, centre = form.cleaned_data["sheet"].read(), form.cleaned_data["centre"]
        answers = answers_in(request.POST.dict())
        if request.POST.get("step") == "confirm":
            done = _imported(request, form, centre, content, answers, context)
            if done is not None:
                return HttpResponseClientRedirect(done["Location"]) if request.htmx else done
        else:
            _previewed(request, form, centre, content, answers, context)
    return render(request, "intake/shown.html" if request.htmx else "intake/import.html", context)


def _previewed(
    request: Request, form: ImportForm, centre: Centre, content: bytes, answers: dict[int, str], context: dict[str, Any]
) -> None:  # fmt: skip
    try:
        preview = preview_import(by=request.actor, centre=centre, content=content, answers=answers)
    except NotAllowed:
        raise
    except Refusal as refusal:
        tell(refusal, form)
    else:
        context |= _shown(preview, centre)


def _imported(
    request: Request, form: ImportForm, centre: Centre, content: bytes, answers: dict[int, str], context: dict[str, Any]
) -> HttpResponse | None:  # fmt: skip
    """The way on after an import; None when it was refused, and ``context`` says why."""
    refused: list[Preview] = []

    def work() -> Imported:
        try:
            return import_records(
                by=request.actor, centre=centre, content=content, answers=answers, sha256=request.POST.get("sha256", ""),
            )  # fmt: skip
        except SheetRefused as refusal:
            refused.append(refusal.preview)
            raise

    def onwards(done: Imported) -> str:
        _say(request, done)
        return reverse("people")

    answer = attempt(request, work, form=form, to=onwards)
    if refused:
        context |= _shown(refused[0], centre)
    return answer


def _say(request: Request, done: Imported) -> None:
    if done.opened:
        messages.success(
            request,
            ngettext(
                "%(number)s file was opened from the sheet.",
                "%(number)s files were opened from the sheet.",
                done.opened,
            )
            % {"number": done.opened},
        )
    else:
        messages.info(request, _("No file was opened: every row was there already, or left out."))
    if done.elsewhere or done.left_out:
        messages.warning(request, str(ELSEWHERE))


def _shown(preview: Preview, centre: Centre) -> dict[str, Any]:
    questions = preview.questions[:_QUESTIONS_SHOWN]
    form = AnswersForm(questions)
    return {
        "preview": preview,
        "centre": centre,
        "columns": [column for column in preview.people.columns if column.heading],
        "faults": preview.faults[:_FAULTS_SHOWN],
        "faulty_rows": len({fault.line for fault in preview.faults}),
        "new": len(preview.fresh),
        "to_open": sum(not question.same for question in preview.questions)
        + len(preview.fresh)
        - len(preview.questions),
        "asked": [
            {
                "question": question,
                "answer": form[f"answer-{question.row.line}"],
                "reason": None if question.stops else form[f"reason-{question.row.line}"],
            }
            for question in questions
        ],
        "answer_column": title_of(ANSWER),
    }


@page("files.import")
def records_import_sheet(request: Request) -> HttpResponse:
    """The empty sheet, with its headings in the reader's language."""
    return download(empty_sheet(), XLSX, "people-to-import.xlsx")
