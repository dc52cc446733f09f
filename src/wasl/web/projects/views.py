"""Micro-projects: the page of one, its preparation, its equipment list, completion and reopening."""

import uuid
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.grants.models import Grant
from wasl.grants.queries import live_grant_of, set_aside_on
from wasl.handovers.queries import reversals_of
from wasl.life_projects import operations
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import EquipmentLine, Holder, MicroProject
from wasl.life_projects.queries import current_equipment, equipment_total, missing, projects
from wasl.life_projects.rules import shares
from wasl.money.amounts import ZERO, split
from wasl.participants.models import File
from wasl.web.pages import attempt, page
from wasl.web.people.story import address
from wasl.web.people.views import file_or_404
from wasl.web.projects.forms import (
    EquipmentRows,
    HolderRows,
    ProjectForm,
    holders_of,
    initial_of,
    items_of,
    more,
    not_judged_yet,
    rows_of,
)
from wasl.web.requests import Request, number_in


def project_or_404(pk: uuid.UUID) -> MicroProject:
    """The project, when the reader may see it. Absent and forbidden look alike."""
    found = projects().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _writes(request: Request, file: File) -> bool:
    return request.actor.may("life_projects.write") and file.centre_id in request.actor.scope.write_centres


def _to_write(request: Request, pk: uuid.UUID) -> MicroProject:
    found = project_or_404(pk)
    if not _writes(request, found.file):
        raise Http404
    return found


def _closed_to_change(request: Request, project: MicroProject) -> HttpResponse | None:
    """Back to the page, with a word, when the project is complete."""
    if project.status == ProjectStatus.DRAFT:
        return None
    messages.warning(request, _("This project is complete: reopen it first."))
    return redirect("project", pk=project.pk)


def _holders(project: MicroProject) -> list[Holder]:
    return list(Holder.objects.filter(project=project).select_related("file__record").order_by("rank", "id"))


@page("life_projects.read")
def project(request: Request, pk: uuid.UUID) -> HttpResponse:
    """A project's page: equipment with prices, holders with their shares, cash, and what comes next."""
    found = project_or_404(pk)
    lines = list(current_equipment(found))
    total = sum((line.quantity * line.unit_price for line in lines), ZERO)
    draft = found.status == ProjectStatus.DRAFT
    standing = live_grant_of(found)
    refused = set_aside_on(found)
    told = standing or (refused.grant if refused else None)
    return render(request, "projects/project.html", {
        "project": found, "rows": [{"line": line, "sum": line.quantity * line.unit_price} for line in lines],
        "total": total, "whole": total + found.cash_amount, "shares": _shares(found, total), "draft": draft,
        "missing": missing(found) if draft else [], "grant": standing, "refused": refused,
        "grant_url": address("grant", told.pk) if told else "", "writes": _writes(request, found.file),
        "propose_url": _propose_url(request, found, standing), "history": _history(found), "reversals": reversals_of(project=found),
    })  # fmt: skip


def _propose_url(request: Request, project: MicroProject, standing: Grant | None) -> str:
    complete = project.status == ProjectStatus.COMPLETE
    allowed = complete and standing is None and request.actor.may("grants.propose")
    return address("grant_propose", project.pk) if allowed else ""


def _shares(project: MicroProject, total: Decimal) -> list[dict[str, Any]]:
    """Each holder with their share in figures and dirhams of equipment and cash."""
    holders = {holder.pk: holder for holder in _holders(project)}
    found = shares(project)
    fractions: list[Fraction] = [share.fraction for share in found]
    if not found:
        return []
    equipment, cash = split(total, fractions), split(project.cash_amount, fractions)
    return [
        {"holder": holders[share.holder.pk], "fraction": share.fraction, "equipment": e, "cash": c}
        for share, e, c in zip(found, equipment, cash, strict=True)
    ]


def _history(project: MicroProject) -> list[dict[str, Any]]:
    """Earlier lists of equipment with their totals, latest first."""
    earlier: dict[int, list[EquipmentLine]] = {}
    past = EquipmentLine.objects.filter(project=project, revision__lt=project.revision)
    for line in past.order_by("-revision", "rank"):
        earlier.setdefault(line.revision, []).append(line)
    return [
        {"revision": revision, "lines": lines, "total": sum((x.quantity * x.unit_price for x in lines), ZERO)}
        for revision, lines in earlier.items()
    ]


@page("life_projects.write", methods=("GET", "POST"))
def project_new(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Prepare a project for a file."""
    file = file_or_404(pk)
    if not _writes(request, file):
        raise Http404
    form = ProjectForm(request.POST or None, actor=request.actor, file=file)
    rows, adding = _holder_rows(request, [])
    if request.method == "POST" and not adding and all([form.is_valid(), rows.is_valid()]):
        holders = holders_of(file, form.cleaned_data["parts"], rows)
        done = attempt(
            request,
            lambda: operations.prepare_project(
                by=request.actor, file=file, holders=holders, **form.written()
            ),
            form=form,
            success=_("The project is prepared. Next: write its equipment."),
            to=lambda prepared: reverse("project_equipment", args=[prepared.pk]),
        )
        if done:
            return done
    return _project_form(request, form, rows, file, None)


@page("life_projects.write", methods=("GET", "POST"))
def project_edit(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Change a draft."""
    found = _to_write(request, pk)
    if back := _closed_to_change(request, found):
        return back
    own, others = initial_of(found, _holders(found))
    form = ProjectForm(request.POST or None, actor=request.actor, file=found.file, initial=own)
    rows, adding = _holder_rows(request, others)
    if request.method == "POST" and not adding and all([form.is_valid(), rows.is_valid()]):
        holders = holders_of(found.file, form.cleaned_data["parts"], rows)
        done = attempt(
            request,
            lambda: operations.revise_project(
                by=request.actor, project=found, holders=holders, **form.written()
            ),
            form=form,
            success=_("The project is changed."),
            to=reverse("project", args=[found.pk]),
        )
        if done:
            return done
    return _project_form(request, form, rows, found.file, found)


def _project_form(
    request: Request, form: ProjectForm, rows: Any, file: File, project: MicroProject | None
) -> HttpResponse:
    if "more" in request.POST:
        not_judged_yet([form, *rows.forms])
    several = (
        "more" in request.POST or rows.initial_form_count() > 0 or (rows.is_bound and not rows.is_valid())
    )
    context = {"form": form, "rows": rows, "file": file, "project": project, "several": several}
    return render(request, "projects/form.html", context)


def _holder_rows(request: Request, initial: list[dict[str, Any]]) -> tuple[Any, bool]:
    adding = request.method == "POST" and "more" in request.POST
    if request.method != "POST":
        return HolderRows(initial=initial, prefix="holders"), False
    data = more(request.POST, "holders") if adding else request.POST
    return HolderRows(data, initial=initial, prefix="holders"), adding


@page("life_projects.write", methods=("GET", "POST"))
def project_equipment(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Write the equipment list: rows are added and taken out without script; earlier lists are kept.

    Whoever saves over a list written meanwhile keeps what they typed, sees the other's list beside it, and decides.
    """
    found = _to_write(request, pk)
    if back := _closed_to_change(request, found):
        return back
    posted = request.method == "POST"
    adding = posted and "more" in request.POST
    if posted:
        # Judged by itself: the list may have changed meanwhile, and a row typed is a row even when it stands there too.
        rows = EquipmentRows(more(request.POST, "items") if adding else request.POST, prefix="items")
    else:
        rows = EquipmentRows(initial=rows_of(list(current_equipment(found))), prefix="items")
    read = _revision(request) if posted else found.revision
    if adding:
        not_judged_yet(rows.forms)
    elif posted and rows.is_valid():
        done = attempt(
            request,
            lambda: operations.set_equipment(
                by=request.actor, project=found, items=items_of(rows), revision=read
            ),
            success=_("The equipment list is saved."),
            to=reverse("project", args=[found.pk]),
        )
        if done:
            return done
        found = project_or_404(pk)
    return _equipment_page(request, found, rows, read, show_errors=posted and not adding)


def _equipment_page(
    request: Request, project: MicroProject, rows: Any, read: int | None, *, show_errors: bool
) -> HttpResponse:
    rewritten = read is not None and read != project.revision
    # Once the other's list has been shown, saving again is a decision: it is made on that list.
    shown = project.revision if rewritten and show_errors else read
    return render(request, "projects/equipment.html", {
        "project": project, "rows": rows, "show_errors": show_errors, "total": equipment_total(project),
        "revision": shown, "theirs": list(current_equipment(project)) if rewritten else [],
    })  # fmt: skip


def _revision(request: Request) -> int | None:
    return number_in(request.POST.get("revision", ""))


@page("life_projects.write", methods=("POST",))
def project_complete(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Declare a draft complete."""
    found = _to_write(request, pk)
    attempt(
        request,
        lambda: operations.complete_project(by=request.actor, project=found),
        success=_("The project is complete: the grant may be proposed."),
    )
    return redirect("project", pk=found.pk)


@page("life_projects.write", methods=("POST",))
def project_reopen(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Take a complete project back to preparation."""
    found = _to_write(request, pk)
    attempt(
        request,
        lambda: operations.reopen_project(by=request.actor, project=found),
        success=_("The project is in preparation again."),
    )
    return redirect("project", pk=found.pk)
