"""The work on files: who follows how many, who waits, which papers are missing; entrusting, asking, keeping a scan."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wasl.attachments.queries import content_of
from wasl.attachments.rules import EXTENSIONS
from wasl.participants import operations
from wasl.participants.enums import KEPT_PAPERS, PaperState
from wasl.participants.models import Assignment, FilePaper, WaitingEntry
from wasl.participants.queries import caseloads, checklist, transfers_to_answer, waiting_list
from wasl.web.downloads import download
from wasl.web.pages import attempt, page
from wasl.web.people.casework_forms import EntrustForm, PaperForm, WaitingForm
from wasl.web.people.files import file_or_404, writable, writes
from wasl.web.requests import Request
from wasl.wording.dates import today

# How the furniture marks each state of a paper.
MARKS = {
    PaperState.MISSING: "",
    PaperState.ASKED: "",
    PaperState.RECEIVED: "",
    PaperState.VERIFIED: "done",
    PaperState.NOT_NEEDED: "off",
}


def tabs(request: Request, current: str) -> dict[str, Any]:
    """What the tabs of the people's pages need: which one is open, and how many proposals wait for an answer."""
    return {
        "tab": current,
        "to_answer": transfers_to_answer(request.actor).count(),
        "decides": request.actor.may("identity.decide"),
        "compares": request.actor.may("files.write"),
    }


@page("files.read")
def people_waiting(request: Request) -> HttpResponse:
    """The waiting list (لائحة الانتظار): files without a caseworker, or that wait for a place, the longest first."""
    centres = request.actor.scope.read_centres
    return render(request, "people/waiting.html", {
        **tabs(request, "waiting"), "waits": waiting_list(centres), "many_centres": len(centres) > 1,
    })  # fmt: skip


@page("files.read")
def people_caseload(request: Request) -> HttpResponse:
    """Who follows how many files, what of it waits and what is late."""
    loads = caseloads(request.actor.scope.read_centres)
    return render(request, "people/caseload.html", {
        **tabs(request, "caseload"), "loads": loads, "files": sum(load.open_files for load in loads),
        "late": sum(load.late for load in loads),
    })  # fmt: skip


@page("files.write", methods=("GET", "POST"))
def file_caseworker(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Entrust a file to a caseworker of its centre."""
    file = writable(request, pk)
    form = EntrustForm(request.POST or None, actor=request.actor, file=file)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.assign_caseworker(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("It is written who follows this file."),
            to=reverse("person", args=[pk]),
        )
        if done:
            return done
    history = Assignment.objects.filter(file=file).select_related("caseworker").order_by("-rank")
    return render(request, "people/caseworker.html", {"file": file, "form": form, "history": history})


@page("files.read")
def file_papers(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The checklist of a file: each paper with where it stands."""
    file = file_or_404(pk)
    papers = checklist(file)
    return render(request, "people/papers.html", {
        "file": file, "writes": writes(request, file),
        "papers": [{"paper": paper, "mark": _mark(paper)} for paper in papers],
        "settled": sum(paper.state in {PaperState.VERIFIED, PaperState.NOT_NEEDED} for paper in papers),
        "total": len(papers),
    })  # fmt: skip


def _mark(paper: FilePaper) -> str:
    late = paper.asked_until is not None and paper.asked_until < today()
    return "warn" if late else MARKS[PaperState(paper.state)]


def _paper(request: Request, pk: uuid.UUID) -> FilePaper:
    file = file_or_404(pk)
    kind = request.GET.get("kind", "")
    papers = {paper.kind: paper for paper in checklist(file)}
    if kind and kind not in papers:
        raise Http404
    # An address that names no paper means the first of the list.
    return papers[kind] if kind else next(iter(papers.values()))


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def file_paper(request: Request, pk: uuid.UUID) -> HttpResponse:
    """One paper of the checklist: where it stands, and its scan."""
    file, paper = writable(request, pk), _paper(request, pk)
    kept = paper.kind in KEPT_PAPERS
    form = PaperForm(request.POST or None, request.FILES or None, paper=paper, kept=kept)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: _save(request, paper, form.cleaned_data),
            form=form,
            success=_("The paper is written down."),
            to=reverse("file_papers", args=[pk]),
        )
        if done:
            return done
    return render(request, "people/paper.html", {"file": file, "paper": paper, "kept": kept, "form": form})


def _save(request: Request, paper: FilePaper, said: dict[str, Any]) -> None:
    scan, state = said.get("scan"), said["state"]
    if scan is not None:
        operations.keep_paper_scan(by=request.actor, file=paper.file, kind=paper.kind, content=scan.read())
        # A scan that arrives says by itself that the paper did.
        state = state if state == PaperState.VERIFIED else PaperState.RECEIVED
        if state == PaperState.RECEIVED:
            return
    operations.set_paper(
        by=request.actor, file=paper.file, kind=paper.kind, state=state, asked_until=said["asked_until"]
    )


@page("files.read")
def file_paper_scan(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The scan of a paper: saved, not shown, for its content came from outside."""
    paper = _paper(request, pk)
    if paper.scan is None:
        if request.GET.get("kind"):
            raise Http404
        return HttpResponse(status=302, headers={"Location": reverse("file_papers", args=[pk])})
    name = f"{paper.file.number}-{paper.kind}.{EXTENSIONS[paper.scan.media_type]}"
    return download(content_of(paper.scan), paper.scan.media_type, name)


@sensitive_post_parameters("note")
@page("files.write", methods=("GET", "POST"))
def file_waiting(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Put a file on the waiting list, or take it off when its place was found."""
    file = writable(request, pk)
    entry = WaitingEntry.objects.filter(file=file, ended_at=None).first()
    form = WaitingForm(request.POST or None) if entry is None else None
    back = reverse("person", args=[pk])
    done = None
    if request.method == "POST" and entry is not None:
        done = attempt(
            request,
            lambda: operations.take_off_waiting_list(by=request.actor, file=file),
            success=_("The file is off the waiting list."),
            to=back,
        )
    elif request.method == "POST" and form is not None and form.is_valid():
        done = attempt(
            request,
            lambda: operations.put_on_waiting_list(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("The file is on the waiting list."),
            to=back,
        )
    return done or render(
        request, "people/file_waiting.html", {"file": file, "form": form, "entry": entry}
    )  # fmt: skip
