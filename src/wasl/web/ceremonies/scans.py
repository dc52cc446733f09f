"""The scans of a ceremony's signed receipts: many at once, each to its receipt by its row or by the number in its name."""

import uuid

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.handovers import operations, queries
from wasl.handovers.enums import ReceiptStatus
from wasl.web.ceremonies.preparing import address_of, ceremony_to_write
from wasl.web.ceremonies.scan_forms import Chosen, ScansForm
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.isolates import ltr
from wasl.wording.languages import in_language


@page("receipts.write", methods=("GET", "POST"))
def ceremony_scans(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Add the scans of every signed receipt that lacks one."""
    ceremony = ceremony_to_write(request.actor, pk)
    lacking = list(queries.receipts_of(ceremony).filter(status=ReceiptStatus.SIGNED))
    form = (
        ScansForm(request.POST, request.FILES, receipts=lacking)
        if request.method == "POST"
        else ScansForm(receipts=lacking)
    )
    if form.is_bound and form.is_valid():
        kept = len(form.chosen)
        done = attempt(
            request,
            lambda: _attach(request.actor, form.chosen),
            form=form,
            success=ngettext("%(count)s scan is kept.", "%(count)s scans are kept.", kept) % {"count": kept},
            to=f"{address_of(ceremony)}#list",
        )
        if done:
            return done
    rows = [
        (receipt, in_language(ar=receipt.holder_name_ar, fr=receipt.holder_name_lat), form[form.row(receipt)])
        for receipt in lacking
    ]
    return render(request, "ceremonies/scans.html", {"ceremony": ceremony, "form": form, "rows": rows})


def _attach(actor: Actor, chosen: list[Chosen]) -> None:
    with transaction.atomic():
        for receipt, file in chosen:
            try:
                operations.attach_scan(by=actor, receipt=receipt, content=file.read())
            except Refusal as refusal:
                said = {"number": ltr(receipt.number), "said": refusal.message}
                raise Refusal(
                    _("%(number)s: %(said)s Nothing was kept yet.") % said, code=refusal.code
                ) from refusal
