"""What a file goes through besides the path: another centre, closing for a time, and where its person came from."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from wasl.participants import operations
from wasl.participants.enums import FileStatus, TransferStatus
from wasl.participants.models import Transfer
from wasl.participants.operations.referrals import READERS, WRITERS
from wasl.participants.operations.transfers import ANSWERS
from wasl.participants.queries import transfers_to_answer
from wasl.web.pages import attempt, page
from wasl.web.people.casework import tabs
from wasl.web.people.casework_forms import ReferralForm, RefusalForm, ReopeningForm, TransferForm
from wasl.web.people.files import file_or_404, writable
from wasl.web.requests import Request

_SHOWN_AT_MOST = 50


@sensitive_post_parameters("answer")
@page("files.read", methods=("GET", "POST"))
def people_transfers(request: Request) -> HttpResponse:
    """Files other centres propose to this one, and those it proposed to others: numbers and centres only."""
    form = RefusalForm()
    if request.method == "POST":
        found = Transfer.objects.filter(pk=_chosen(request), status=TransferStatus.PROPOSED).first()
        if found is None:
            raise Http404
        form = RefusalForm(request.POST)
        if done := _answer(request, found, form):
            return done
    mine = request.actor.scope.read_centres
    told = Transfer.objects.select_related("from_centre", "to_centre").order_by("-proposed_at")
    return render(request, "people/transfers.html", {
        **tabs(request, "transfers"), "form": form, "refused": str(request.POST.get("transfer", "")),
        "may_answer": request.actor.role in ANSWERS, "asked": list(transfers_to_answer(request.actor)),
        "sent": told.filter(status=TransferStatus.PROPOSED, from_centre_id__in=mine),
        "past": told.exclude(status=TransferStatus.PROPOSED)[:_SHOWN_AT_MOST],
    })  # fmt: skip


def _chosen(request: Request) -> uuid.UUID:
    try:
        return uuid.UUID(str(request.POST.get("transfer", "")))
    except ValueError as error:
        raise Http404 from error


def _answer(request: Request, transfer: Transfer, form: RefusalForm) -> HttpResponse | None:
    by = request.actor
    if request.POST.get("decision") == "accept":
        return attempt(
            request,
            lambda: operations.accept_transfer(by=by, transfer=transfer),
            success=_("The file is now this centre's. Next: entrust it to a caseworker."),
            to=lambda file: reverse("file_caseworker", args=[file.pk]),
        )
    if not form.is_valid():
        return None
    return attempt(
        request,
        lambda: operations.refuse_transfer(by=by, transfer=transfer, **form.cleaned_data),
        form=form,
        success=_("The file stays where it is; the other centre reads why."),
        to=reverse("people_transfers"),
    )


@sensitive_post_parameters("reason")
@page("files.write", methods=("GET", "POST"))
def file_transfer(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Propose a file to another centre, or take the proposal back."""
    file = writable(request, pk)
    waiting = Transfer.objects.filter(file=file, status=TransferStatus.PROPOSED).first()
    form = TransferForm(request.POST or None, file=file) if waiting is None else None
    back = reverse("person", args=[pk])
    done = None
    if request.method == "POST" and waiting is not None:
        done = attempt(
            request,
            lambda: operations.withdraw_transfer(by=request.actor, transfer=waiting),
            success=_("The proposal is taken back."),
            to=back,
        )
    elif request.method == "POST" and form is not None and form.is_valid():
        done = attempt(
            request,
            lambda: operations.propose_transfer(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("The other centre is asked. Until it answers, the file stays here."),
            to=back,
        )
    return done or render(
        request, "people/transfer.html", {"file": file, "form": form, "waiting": waiting}
    )  # fmt: skip


@sensitive_post_parameters("reason")
@page("files.write", methods=("GET", "POST"))
def file_reopen(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Open a closed file again."""
    file = writable(request, pk)
    form = ReopeningForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: operations.reopen_file(by=request.actor, file=file, **form.cleaned_data),
            form=form,
            success=_("The file is open again."),
            to=reverse("person", args=[pk]),
        )
        if done:
            return done
    return render(request, "people/reopen.html", {
        "file": file, "form": form, "closed": file.status == FileStatus.CLOSED,
    })  # fmt: skip


@sensitive_variables("written", "form")
@sensitive_post_parameters()
@page("files.read", methods=("GET", "POST"))
def file_referral(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Who sent the person, and the month of release: shown only on demand, and the reading is recorded."""
    file, by = file_or_404(pk), request.actor
    if by.role not in READERS or file.centre_id not in by.scope.write_centres:
        raise Http404
    shown: dict[str, Any] = {"file": file, "may_write": by.role in WRITERS, "read": False}
    if request.method == "POST" and "origin" in request.POST and shown["may_write"]:
        form = ReferralForm(request.POST)
        if form.is_valid():
            done = attempt(
                request,
                lambda: operations.write_referral(by=by, file=file, **form.cleaned_data),
                form=form,
                success=_("It is written, and sealed."),
                to=reverse("person", args=[pk]),
            )
            if done:
                return done
        shown |= {"read": True, "form": form}
    elif request.method == "POST":
        written = operations.read_referral(by=by, file=file)
        initial = {"origin": written.origin, "release_month": written.release_month} if written else {}
        shown |= {"read": True, "written": written, "form": ReferralForm(initial=initial)}
    return render(request, "people/referral.html", shown)
