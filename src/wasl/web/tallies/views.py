"""The tally: one question, its figures, and the way down to the receipts behind them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wasl.attachments.rules import PDF
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.tallies.access import may_ask
from wasl.tallies.documents.paper import tally_paper
from wasl.tallies.documents.workbook import tally_workbook
from wasl.tallies.enums import Basis, Dimension, Money, PlaceAxis, Precision
from wasl.tallies.models import TallyFact
from wasl.tallies.queries import answer, receipts_behind
from wasl.tallies.rules import Definition, Row, Tally
from wasl.tallies.sentences import definition_sentence, labels, masked, precision_words
from wasl.web.downloads import XLSX, download
from wasl.web.pages import page
from wasl.web.requests import Request
from wasl.web.tallies.forms import QuestionForm, first_question
from wasl.wording import counting
from wasl.wording.isolates import ltr
from wasl.wording.rounding import as_said


def _form(request: Request) -> QuestionForm:
    latest = (
        TallyFact.objects.filter(basis=Basis.DELIVERED).aggregate(day=Max("dated"))["day"]
        if not request.GET
        else None
    )
    return QuestionForm(request.GET or first_question(request.actor, latest), reader=request.actor)


def _query(definition: Definition, **changes: Any) -> str:
    asked = definition.to_json() | changes
    return urlencode({k: ",".join(v) if isinstance(v, list) else v for k, v in asked.items()})


@page("tallies.read")
def tally(request: Request) -> HttpResponse:
    """Figures under their definition, with breakdown, what came before the register, and what was published."""
    form = _form(request)
    found = definition = None
    if form.is_valid():
        definition = form.definition()
        try:
            found = answer(definition, request.actor)
        except NotAllowed:
            raise
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.message))
    context: dict[str, Any] = {"form": form, "tally": found}
    if found and definition:
        context |= _shown(found, definition, request)
    return render(request, "tallies/tally.html", context)


def _shown(found: Tally, definition: Definition, request: Request) -> dict[str, Any]:
    dimension = str(definition.by[0])
    names = labels(dimension, {row.keys[dimension] for row in found.rows})
    query = _query(definition)
    opens = request.actor.role != "partner" and definition.basis == Basis.DELIVERED
    return {
        "sentence": definition_sentence(definition),
        "dimension": Dimension(dimension).label,
        "rows": [
            _cell(found, row, names[row.keys[dimension]], _way(definition, row, request) if opens else "")
            for row in found.rows
        ],
        "chart": [
            {"label": names[r.keys[dimension]], "value": r.figures.people or 0}
            for r in found.rows
            if not r.hidden
        ][:12],
        "receipts_url": f"{reverse('tally_receipts')}?{query}" if opens else "",
        "xlsx_url": f"{reverse('tally_xlsx')}?{query}",
        "pdf_url": f"{reverse('tally_pdf')}?{query}",
        "less": _less(found),
        "total_hidden": ltr(masked(found, found.total)) if found.total_hidden else "",
        "money": Money(definition.money).label,
        **_cumulative(found),
        "women": _women(definition, request) if definition.basis != Basis.PLANNED else "",
    }


def _cumulative(found: Tally) -> dict[str, str]:
    if found.cumulative is None or found.cumulative_since is None:
        return {}
    precision = found.cumulative_precision or Precision.EXACT
    count = counting.number(as_said(found.cumulative.of(found.definition.unit) or 0, precision))
    total = found.cumulative.amount
    amount = "—" if total is None else counting.amount_press(as_said(total, precision))
    return {
        "cumulative_words": precision_words(precision, count),
        "cumulative_since": _("since %(year)s") % {"year": found.cumulative_since.year},
        "cumulative_amount": precision_words(precision, amount),
    }


def _way(definition: Definition, row: Row, request: Request) -> str:
    """The receipts behind one cell: only a place can be asked as a question of its own, by whoever may ask about it."""
    place = row.keys.get(str(Dimension.PROVINCE))
    if place is None or definition.place_axis == PlaceAxis.CENTRE:
        return ""
    if not may_ask(replace(definition, place=place), request.actor):
        return ""
    return f"{reverse('tally_receipts')}?{_query(definition, place=place)}"


def _cell(found: Tally, row: Row, name: str, url: str) -> dict[str, Any]:
    return {
        "name": name,
        "figures": row.figures,
        "hidden": ltr(masked(found, row.figures)) if row.hidden else "",
        "url": url,
    }


def _less(found: Tally) -> str:
    """What stands for a hidden figure, set apart: in an Arabic line a bare «<» would turn round."""
    return ltr(f"<{found.threshold}")


def _women(definition: Definition, request: Request) -> str:
    """How many of them are women, in figures; «<5» when hidden; empty when there are none."""
    by_sex = answer(replace(definition, by=(Dimension.SEX,)), request.actor)
    row = next((row for row in by_sex.rows if row.keys["sex"] == "female"), None)
    if row is None:
        return ""
    return ltr(masked(by_sex, row.figures)) if row.hidden else counting.number(row.figures.people or 0)


def _answered(request: Request, paper: Callable[[Definition], HttpResponse]) -> HttpResponse:
    """What a question gives on another page or paper; a question refused goes back to the page that says why."""
    form = _form(request)
    if not form.is_valid():
        return redirect(f"{reverse('tally')}?{request.GET.urlencode()}")
    try:
        return paper(form.definition())
    except NotAllowed:
        raise
    except Refusal:
        return redirect(f"{reverse('tally')}?{_query(form.definition())}")


@page("tallies.read")
def tally_receipts(request: Request) -> HttpResponse:
    """The receipts a figure is made of: those the reader may open, and how many more."""
    if request.actor.role == "partner":
        raise NotAllowed
    return _answered(request, lambda definition: _receipts(request, definition))


def _receipts(request: Request, definition: Definition) -> HttpResponse:
    receipts, others = receipts_behind(definition, request.actor)
    pages = Paginator(receipts.select_related("residence", "trade"), 50).get_page(request.GET.get("page"))
    return render(
        request,
        "tallies/receipts.html",
        {
            "page": pages,
            "others": others,
            "sentence": definition_sentence(definition),
            "tally_url": f"{reverse('tally')}?{_query(definition)}",
        },
    )


@page("tallies.read")
def tally_xlsx(request: Request) -> HttpResponse:
    """The same figures as a workbook."""
    return _answered(
        request,
        lambda definition: download(
            tally_workbook(answer(definition, request.actor)),
            XLSX,
            "tally.xlsx",
        ),
    )


@page("tallies.read")
def tally_pdf(request: Request) -> HttpResponse:
    """The same figures as one printed page."""
    breakdowns: list[tuple[str, ...]] = [(), (Dimension.PROVINCE,), (Dimension.TRADE,)]

    def paper(definition: Definition) -> HttpResponse:
        answers = [answer(replace(definition, by=by), request.actor) for by in breakdowns]
        return download(tally_paper(*answers).pdf, PDF, "tally.pdf")

    return _answered(request, paper)
