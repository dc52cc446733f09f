"""Somebody's working life: read as one, added to, corrected with its history, proved by scans."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wasl.attachments.queries import content_of
from wasl.attachments.rules import EXTENSIONS
from wasl.participants import experience_queries, operations
from wasl.participants.enums import AttainmentKind
from wasl.participants.models import Attainment, File
from wasl.web.downloads import download
from wasl.web.experience import shown
from wasl.web.experience.forms import FORMS, initial_of
from wasl.web.pages import attempt, page
from wasl.web.people.files import file_or_404, writable
from wasl.web.requests import Request
from wasl.wording.dates import today

# Where something was learnt is asked of these only.
PLACED = (AttainmentKind.TRAINING, AttainmentKind.WORK)


def _back(pk: uuid.UUID) -> str:
    return reverse("experience", args=[pk])


def _entry(file: File, asked: str) -> Attainment | None:
    """The standing entry asked for; None when it is not there, or is no longer what stands."""
    try:
        return experience_queries.attainments(file).filter(pk=uuid.UUID(asked)).first()
    except ValueError:
        return None


@page("files.read")
def experience(request: Request, pk: uuid.UUID) -> HttpResponse:
    """What this person has learnt, done and holds, as a working life."""
    file = file_or_404(pk)
    chapters = shown.chapters(list(experience_queries.attainments(file)), file.pk, today())
    writes = request.actor.may("files.write") and file.centre_id in request.actor.scope.write_centres
    return render(request, "experience/experience.html", {
        "file": file, "chapters": chapters, "told": any(chapter.entries for chapter in chapters), "writes": writes,
        "life": [c for c in chapters if c.kind in PLACED], "beside": [c for c in chapters if c.kind not in PLACED],
    })  # fmt: skip


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def attainment_new(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Add an entry of a kind (``?kind=``)."""
    file = writable(request, pk)
    kind = request.GET.get("kind") or AttainmentKind.TRAINING
    if kind not in AttainmentKind.values:
        raise Http404
    form = FORMS[kind](request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.write_attainment(
                by=request.actor,
                file=file,
                kind=kind,
                inside=form.sealed(),
                evidence=form.scan(),
                **form.written(),
            ),
            form=form,
            success=_("The entry is written."),
            to=_back(pk),
        )
        if done:
            return done
    return render(request, "experience/form.html", {
        "file": file, "form": form, "kind": AttainmentKind(kind).label, "entry": None,
    })  # fmt: skip


@sensitive_post_parameters()
@page("files.write", methods=("GET", "POST"))
def attainment_edit(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Correct an entry (``?entry=``): it is written anew, and what it said stays as history."""
    file = writable(request, pk)
    entry = _entry(file, request.GET.get("entry", ""))
    if entry is None:
        return redirect(_back(pk))
    form = FORMS[entry.kind](request.POST or None, request.FILES or None, initial=initial_of(entry))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.correct_attainment(
                by=request.actor,
                attainment=entry,
                changes=form.written(),
                inside=form.sealed(),
                evidence=form.scan(),
            ),
            form=form,
            success=_("The entry is corrected. What it said before stays in its history."),
            to=_back(pk),
        )
        if done:
            return done
    return _edited(request, file, entry, form)


def _edited(request: Request, file: File, entry: Attainment, form: object, place: str = "") -> HttpResponse:
    history = shown.before(experience_queries.history(entry), today())
    return render(request, "experience/form.html", {
        "file": file, "form": form, "kind": entry.get_kind_display(), "entry": entry, "placed": entry.kind in PLACED,
        "place": place, "history": history if len(history) > 1 else [],
    })  # fmt: skip


@page("files.write", methods=("POST",))
def attainment_remove(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Take out an entry written by mistake."""
    file = writable(request, pk)
    entry = _entry(file, request.POST.get("entry", ""))
    if entry is None:
        return redirect(_back(pk))
    done = attempt(
        request,
        lambda: operations.remove_attainment(by=request.actor, attainment=entry),
        success=_("The entry is taken out."),
        to=_back(pk),
    )
    return done or redirect(_back(pk))


@page("files.write", methods=("POST",))
def attainment_place(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Show whether something was learnt or done during detention. The reading is recorded."""
    file = writable(request, pk)
    entry = _entry(file, request.POST.get("entry", ""))
    if entry is None:
        return redirect(_back(pk))
    inside = operations.read_place(by=request.actor, attainment=entry)
    place = {True: _("during detention"), False: _("outside detention"), None: _("nobody said")}[inside]
    return _edited(request, file, entry, FORMS[entry.kind](initial=initial_of(entry)), place)


@page("files.read")
def attainment_evidence(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The scan behind an entry (``?entry=``): saved, not shown, for its content came from outside."""
    file = file_or_404(pk)
    entry = _entry(file, request.GET.get("entry", ""))
    if entry is None or entry.evidence is None:
        return redirect(_back(pk))
    stored = entry.evidence
    name = f"{file.number}-{entry.kind}.{EXTENSIONS[stored.media_type]}"
    return download(content_of(stored), stored.media_type, name)
