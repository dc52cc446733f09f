"""People: the list, the search, a file's page as a story, and the forms of a file."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from wasl.accounts.queries import names_of
from wasl.life_projects.queries import priced, projects_of
from wasl.participants import operations
from wasl.participants.enums import EligibilityPaper, FileStatus
from wasl.participants.models import File, Record
from wasl.participants.queries import fields_corrected_since, files, search
from wasl.participants.rules import spaced
from wasl.web.pages import attempt, page
from wasl.web.people.alike import Compared, say_elsewhere
from wasl.web.people.casework import tabs
from wasl.web.people.files import file_or_404, writable, writes
from wasl.web.people.forms import ClosingForm, CorrectionForm, EligibilityForm, FileForm, ListForm
from wasl.web.people.papers import papers_of
from wasl.web.people.shown import record_shown, work_shown
from wasl.web.people.standing import Standing, standing_of, standings
from wasl.web.people.story import address, field_names, named, story_of
from wasl.web.requests import Request

_A_PAGE = 25
_FOUND_AT_MOST = 50


def _rows(found: list[File]) -> list[Standing]:
    where = standings(found)
    return [where[file.pk] for file in found]


def _shown(found: QuerySet[File], form: ListForm) -> QuerySet[File]:
    chosen = form.cleaned_data if form.is_valid() else {}
    if centre := chosen.get("centre"):
        found = found.filter(centre=centre)
    show = chosen.get("show") or ""
    if show == "unverified":
        return found.filter(status=FileStatus.OPEN, eligibility_verified_at=None)
    if show == "closed":
        return found.filter(status=FileStatus.CLOSED)
    return found if show == "all" else found.filter(status=FileStatus.OPEN)


@page("files.read")
def people(request: Request) -> HttpResponse:
    """Everybody the reader follows, in alphabetical order."""
    form = ListForm(request.GET, actor=request.actor)
    pages = Paginator(_shown(files(), form), _A_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    return render(request, "people/list.html", {
        "form": form, "page": shown, "rows": _rows(list(shown)), "total": pages.count,
        "filtered": bool(request.GET.get("show") or request.GET.get("centre")), **_list_context(request),
        **tabs(request, "people"),
    })  # fmt: skip


def _list_context(request: Request) -> dict[str, Any]:
    return {
        "text": "",
        "may_write": request.actor.may("files.write"),
        "may_import": request.actor.may("files.import"),
        "many_centres": len(request.actor.scope.read_centres) > 1,
    }


@sensitive_post_parameters("q")
@sensitive_variables("text")
@page("files.read", methods=("GET", "POST"))
def people_search(request: Request) -> HttpResponse:
    """Search by name in either script, card or file number. What is looked for is posted: it stands in no address or log."""
    if request.method != "POST":
        return redirect("people")
    text = request.POST.get("q", "").strip()
    found = search(text) if text else files().none()
    total = found.count()
    context = {
        **_list_context(request), "text": text, "rows": _rows(list(found[:_FOUND_AT_MOST])), "total": total,
        "cut": total > _FOUND_AT_MOST, "most": _FOUND_AT_MOST,
    }  # fmt: skip
    return render(request, "people/found.html" if request.htmx else "people/search.html", context)


@page("files.read")
def person(request: Request, pk: uuid.UUID) -> HttpResponse:
    """A file's page: where they are on the path, whose turn it is, what is next, and what happened."""
    file = file_or_404(pk)
    standing = standing_of(file)
    story = named(story_of(file))
    may_write = writes(request, file)
    return render(request, "people/person.html", {
        "file": file, "record": file.record, "standing": standing, "turn": standing.turn, "story": story,
        "projects": priced(list(projects_of(file))), "papers": papers_of(standing.receipts), "writes": may_write,
        "act": _act(request, standing, writes=may_write), **record_shown(file.record), **work_shown(request, file),
    })  # fmt: skip


def _act(request: Request, standing: Standing, *, writes: bool) -> dict[str, str] | None:
    """The one act the page offers to who is reading it: an address and a verb."""
    if standing.closed:
        return None
    file, project, grant = standing.file, standing.project, standing.grant
    may = request.actor.may
    line = standing.line
    offered: dict[str, tuple[bool, str, str]] = {
        "entrust": (writes, reverse("file_caseworker", args=[file.pk]), _("Entrust the file")),
        "eligibility": (writes, reverse("eligibility", args=[file.pk]), _("Verify eligibility")),
        "prepare": (writes, reverse("project_new", args=[file.pk]), _("Prepare the micro-project")),
        "complete": (writes, address("project", project.pk) if project else "", _("Open the project")),
        "propose": (may("grants.propose"), address("grant_propose", project.pk) if project else "", _("Propose the grant")),
        "decide": (may("grants.approve"), address("grant_decide", grant.pk) if grant else "", _("Read and decide")),
        "list": (may("ceremonies.write"), address("ceremonies"), _("Choose the ceremony")),
        "issue": (may("ceremonies.write"), address("ceremony", line.ceremony_id) if line else "", _("Open the ceremony")),
        "reissue": (may("receipts.write"), address("ceremony", line.ceremony_id) if line else "", _("Open the ceremony")),
        "sign": (may("receipts.write"), address("ceremony", line.ceremony_id) if line else "", _("Open the ceremony")),
        "scan": (may("receipts.write"), address("ceremony", line.ceremony_id) if line else "", _("Open the ceremony")),
    }  # fmt: skip
    allowed, url, verb = offered.get(standing.stage, (False, "", ""))
    return {"url": url, "verb": verb} if allowed and url else None


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def file_new(request: Request) -> HttpResponse:
    """Open a file."""
    form = FileForm(request.POST or None, actor=request.actor)
    compared = Compared()

    def opened(file: File) -> str:
        say_elsewhere(request, file)
        return reverse("person", args=[file.pk])

    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: compared.run(lambda: operations.open_file(by=request.actor, **form.cleaned_data)),
            form=form,
            success=_("The file is open. Next: verify eligibility."),
            to=opened,
        )
        if done:
            return done
    return render(
        request, "people/new.html", {"form": form, "alike": compared.alike, "asked": compared.asked}
    )


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def record_edit(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Correct what is written. When someone else was faster, what they wrote is shown beside what was typed."""
    file = writable(request, pk)
    record = file.record
    initial = {name: getattr(record, name) for name in operations.WRITTEN}
    initial |= {"residence": record.residence_id, "commune": record.commune_id, "version": record.version}
    del initial["other_phones"]
    form = CorrectionForm(request.POST or None, actor=request.actor, record=record, initial=initial)
    meanwhile: list[dict[str, str]] = []
    compared = Compared()
    if request.method == "POST" and form.is_valid():
        version, other = form.cleaned_data.pop("version"), form.cleaned_data.pop("other_person")
        done = attempt(
            request,
            lambda: compared.run(
                lambda: operations.correct_record(
                    by=request.actor,
                    record=record,
                    changes=form.cleaned_data,
                    version=version,
                    other_person=other,
                )
            ),
            form=form,
            success=_("The record is corrected."),
            to=reverse("person", args=[file.pk]),
        )
        if done:
            return done
        if version != record.version:
            meanwhile = _written_meanwhile(record, version)
            # What was typed stays; saving again is now a decision made after reading what the other wrote.
            typed = request.POST.copy()
            typed["version"] = str(record.version)
            form.data = typed
            _mark(form, meanwhile)
    return render(request, "people/edit.html", {
        "form": form, "file": file, "meanwhile": meanwhile, "alike": compared.alike, "asked": compared.asked,
    })  # fmt: skip


def _mark(form: CorrectionForm, meanwhile: list[dict[str, str]]) -> None:
    """Say at each field that somebody else changed what they wrote there."""
    for fact in meanwhile:
        name = fact["name"] if fact["name"] in form.fields else "phone_2"
        form.add_error(name, _("Meanwhile somebody else wrote: %(value)s") % {"value": fact["value"]})


def _written_meanwhile(record: Record, version: int) -> list[dict[str, str]]:
    changed = fields_corrected_since(record, version)
    shown = {
        name: getattr(record, f"get_{name}_display", lambda n=name: getattr(record, n))() for name in changed
    }
    if "other_phones" in shown:
        shown["other_phones"] = " · ".join(spaced(phone["number"]) for phone in record.other_phones)
    return [
        {"name": name, "label": label, "value": str(shown[name] or "—")}
        for name, label in zip(changed, field_names(changed), strict=True)
    ]


@page("files.read", methods=("GET", "POST"))
def eligibility(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Verify eligibility; once verified, the kind of paper is shown only on demand, and the reading is recorded."""
    file = file_or_404(pk)
    verified = file.eligibility_verified_at is not None
    may_write = writes(request, file)
    if not verified and not may_write:
        raise Http404
    paper = ""
    form = EligibilityForm(request.POST or None) if not verified else None
    if request.method == "POST" and verified:
        read = operations.read_eligibility(by=request.actor, file=file)
        paper = str(EligibilityPaper(read).label)
    elif form is not None and request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.verify_eligibility(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("Eligibility is verified. Next: prepare the micro-project."),
            to=reverse("person", args=[file.pk]),
        )
        if done:
            return done
    names = names_of([file.eligibility_verified_by])
    return render(request, "people/eligibility.html", {
        "file": file, "form": form, "verified": verified, "paper": paper,
        "verifier": names.get(file.eligibility_verified_by, file.eligibility_verified_by),
    })  # fmt: skip


@page("files.write", methods=("GET", "POST"))
def file_close(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Close a file, with the reason."""
    file = writable(request, pk)
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.close_file(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("The file is closed."),
            to=reverse("person", args=[file.pk]),
        )
        if done:
            return done
    return render(request, "people/close.html", {"form": form, "file": file})
