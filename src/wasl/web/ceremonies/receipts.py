"""One receipt: what it says, where it stands, and the acts of its life."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.accounts.queries import names_of
from wasl.audit.actors import Actor
from wasl.handovers import operations
from wasl.handovers.access import may_write
from wasl.handovers.enums import DELIVERED, TRANSITIONS, CeremonyStatus, ReceiptStatus
from wasl.handovers.models import Receipt
from wasl.handovers.standing import outdated
from wasl.web.ceremonies.forms import (
    ReissueForm,
    ReversalForm,
    SignatureForm,
    VoidForm,
    first_day_to_sign,
)
from wasl.web.ceremonies.scan_forms import ScanForm
from wasl.web.ceremonies.standing import receipt_or_404, tagged
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.dates import today
from wasl.wording.languages import in_language


def _address(receipt: Receipt) -> str:
    return reverse("receipt", args=[receipt.pk])


def _to_write(actor: Actor, pk: uuid.UUID) -> Receipt:
    found = receipt_or_404(pk)
    if not may_write(actor, found.issuing_centre_id):
        raise Http404
    return found


@page("ceremonies.read")
def receipt(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The receipt with its items, its path, its papers, and what may be done with it now."""
    shown = receipt_or_404(pk)
    actor = request.actor
    mine = may_write(actor, shown.issuing_centre_id)
    reversal = getattr(shown, "reversal", None)
    return render(
        request,
        "ceremonies/receipt.html",
        {
            "receipt": shown,
            "tagged": tagged(shown),
            "holder": in_language(ar=shown.holder_name_ar, fr=shown.holder_name_lat),
            "items": list(shown.items.all()),
            "steps": _steps(shown),
            "reversal": reversal,
            "replaced_by": shown.replacement,
            "outdated": outdated(shown),
            "names": names_of(
                [shown.issued_by, shown.signed_by, shown.scanned_by, shown.voided_by]
                + ([reversal.reversed_by] if reversal else [])
            ),
            "may": _may(actor, shown) if mine else {},
        },
    )


def _may(actor: Actor, shown: Receipt) -> dict[str, bool]:
    """Which acts are offered: what the receipt's state and the actor's permissions allow."""
    nexts = TRANSITIONS[shown.status]
    writes = actor.may("receipts.write")
    finished = shown.ceremony.status == CeremonyStatus.FINISHED
    again = (
        shown.status == ReceiptStatus.REVERSED
        or (not finished and shown.status in (ReceiptStatus.ISSUED, ReceiptStatus.VOID))
        or (shown.status == ReceiptStatus.ISSUED and shown.replaces_id is not None)
    )
    return {
        "sign": writes and ReceiptStatus.SIGNED in nexts,
        "void": writes and ReceiptStatus.VOID in nexts,
        "scan": writes and shown.status in DELIVERED,
        "reissue": writes and again and shown.replacement is None,
        "reverse": actor.may("receipts.reverse") and ReceiptStatus.REVERSED in nexts,
    }


def _steps(shown: Receipt) -> list[dict[str, str]]:
    labels = [
        pgettext("step of a receipt", "Issued"),
        pgettext("step of a receipt", "Signed"),
        pgettext("step of a receipt", "Scanned"),
    ]
    reached = {
        ReceiptStatus.ISSUED: 1,
        ReceiptStatus.SIGNED: 2,
        ReceiptStatus.SCANNED: 3,
    }.get(ReceiptStatus(shown.status))
    if reached is None:
        return []
    return [
        {"label": label, "state": "done" if at < reached else ("current" if at == reached else "todo")}
        for at, label in enumerate(labels)
    ]


def _page(
    request: Request,
    shown: Receipt,
    form: forms.Form,
    act: Callable[[], Any],
    *,
    success: str,
    words: dict[str, Any],
    to: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """A page of one act on a receipt: the form beside what the receipt says; back to the receipt afterwards."""
    if form.is_bound and form.is_valid():
        done = attempt(request, act, form=form, success=success, to=to or _address(shown))
        if done:
            return done
    return render(
        request,
        "ceremonies/receipt_act.html",
        {
            "receipt": shown,
            "tagged": tagged(shown),
            "holder": in_language(ar=shown.holder_name_ar, fr=shown.holder_name_lat),
            "form": form,
            **{"hint": "", "stop": False, **words},
        },
    )


@page("receipts.write", methods=("GET", "POST"))
def receipt_sign(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Record the signature or thumbprint of one receipt."""
    shown = _to_write(request.actor, pk)
    day = first_day_to_sign(shown.handed_over_on, shown.issued_on)
    form = SignatureForm(request.POST or None, initial={"signed_on": day})
    return _page(
        request, shown, form,
        lambda: operations.sign_receipt(by=request.actor, receipt=shown, **form.cleaned_data),
        success=_("The signature is recorded and the payment entered."),
        words={"title": pgettext("title", "Record the signature"), "submit": _("Record the signature")},
    )  # fmt: skip


@page("receipts.write", methods=("GET", "POST"))
def receipt_scan(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Receive the scan of a signed receipt; ``?from=list`` leads back to the list of the ceremony."""
    shown = _to_write(request.actor, pk)
    back = f"{reverse('ceremony', args=[shown.ceremony_id])}#list"
    form = ScanForm(request.POST, request.FILES) if request.method == "POST" else ScanForm()
    return _page(
        request, shown, form,
        lambda: operations.attach_scan(by=request.actor, receipt=shown, content=form.cleaned_data["scan"].read()),
        success=_("The scan is kept with the receipt."),
        words={"title": pgettext("title", "Add the scan"), "submit": _("Keep the scan")},
        to=(lambda _receipt: back) if request.GET.get("from") == "list" else None,
    )  # fmt: skip


@page("receipts.write", methods=("GET", "POST"))
def receipt_void(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Make an unsigned receipt void."""
    shown = _to_write(request.actor, pk)
    form = VoidForm(request.POST or None)
    return _page(
        request, shown, form,
        lambda: operations.void_receipt(by=request.actor, receipt=shown, **form.cleaned_data),
        success=_("The receipt is void. Its number stays in the register."),
        words={
            "title": pgettext("title", "Make the receipt void"), "submit": _("Make the receipt void"), "stop": True,
            "hint": _("For a holder who did not come or refused, or a paper misprinted. Its number is never used again."),
        },
    )  # fmt: skip


@page("receipts.write", methods=("GET", "POST"))
def receipt_reissue(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Issue another receipt in place of one, with the facts as they are written now."""
    shown = _to_write(request.actor, pk)
    form = ReissueForm(request.POST or None, initial={"issued_on": today()})
    return _page(
        request, shown, form,
        lambda: operations.reissue_receipt(by=request.actor, receipt=shown, **form.cleaned_data),
        success=_("The new receipt is issued. Print it and have it signed."),
        to=_address,
        words={
            "title": pgettext("title", "Issue the receipt again"), "submit": _("Issue a new receipt"),
            "hint": _("First correct the typing error in the file. The new receipt has its own number and says which one it replaces."),
        },
    )  # fmt: skip


@page("receipts.reverse", methods=("GET", "POST"))
def receipt_reverse(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Undo a signed receipt by a numbered paper (central services)."""
    shown = _to_write(request.actor, pk)
    form = ReversalForm(request.POST or None, initial={"dated": today()})
    return _page(
        request, shown, form,
        lambda: operations.reverse_receipt(
            by=request.actor, receipt=shown, dated=form.cleaned_data["dated"], reason=form.cleaned_data["reason"]
        ),
        success=_("The receipt is reversed; the figures and the ledger follow."),
        words={
            "title": pgettext("title", "Reverse the signed receipt"), "submit": _("Reverse the receipt"), "stop": True,
            "hint": _("A numbered paper undoes it and a reversing entry takes the payment back. Published texts stay, and say that a correction exists."),
        },
    )  # fmt: skip
