"""Check-off at the ceremony, made for a phone: find the person, tick what is handed over, record the signature."""

import uuid

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.debug import sensitive_post_parameters

from wasl.audit.actors import Actor
from wasl.handovers import operations, queries
from wasl.handovers.enums import ReceiptKind
from wasl.handovers.models import Receipt, ReceiptItem
from wasl.handovers.standing import HolderState
from wasl.web.ceremonies.forms import CheckOffForm, FindForm, first_day_to_sign
from wasl.web.ceremonies.preparing import ceremony_to_write
from wasl.web.ceremonies.standing import called
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.wording.counting import amount_figures
from wasl.wording.folding import search_key
from wasl.wording.isolates import ltr
from wasl.wording.languages import in_language


@sensitive_post_parameters("q", "witness")
@page("receipts.write", methods=("GET", "POST"))
def check_off(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The list of a ceremony with a search; with ``?who=``, that person's things to tick and the signature to record."""
    ceremony = ceremony_to_write(request.actor, pk)
    states = queries.lines_of(ceremony)
    chosen = next((state for state in states if str(state.holder.pk) == request.GET.get("who")), None)
    form = _form(request, chosen) if chosen and chosen.waiting else None
    if chosen and form is not None and form.is_bound and form.is_valid():
        done = attempt(
            request,
            lambda: _sign(request.actor, chosen.waiting, form),
            form=form,
            success=_("Recorded: %(numbers)s.")
            % {"numbers": ", ".join(ltr(r.number) for r in chosen.waiting)},
            to=reverse("check_off", args=[ceremony.pk]),
        )
        if done:
            return done
    # What is looked for is posted, like the search of people: a name stands in no address, history or log.
    find = FindForm(request.POST if request.method == "POST" and chosen is None else None)
    words = find.cleaned_data["q"] if find.is_valid() else ""
    return render(
        request,
        "ceremonies/check_off.html",
        {
            "ceremony": ceremony,
            "progress": queries.progress(ceremony, states),
            "find": find,
            "words": words,
            "rows": called(found_among(states, words)),
            "chosen": chosen,
            "chosen_row": called([chosen])[0] if chosen else None,
            "form": form,
        },
    )


def found_among(states: list[HolderState], words: str) -> list[HolderState]:
    """Rows whose name in either script, card or receipt number holds every word; all of them without words.

    What is typed with a slash is a receipt's number, and nothing else: "2021/0002" is in no card.
    """
    typed = words.split()
    numbers = [word.upper() for word in typed if "/" in word]
    wanted = search_key(" ".join(word for word in typed if "/" not in word)).split()
    return [
        state
        for state in states
        if all(any(number in receipt.number for receipt in state.receipts) for number in numbers)
        and all(word in _key(state) for word in wanted)
    ]


def _key(state: HolderState) -> str:
    record = state.holder.file.record
    numbers = " ".join(receipt.number for receipt in state.receipts)
    return search_key(f"{record.name_ar} {record.name_lat} {record.cin} {numbers}")


def _form(request: Request, chosen: HolderState) -> CheckOffForm:
    receipts = chosen.waiting
    day = first_day_to_sign(receipts[0].handed_over_on, max(receipt.issued_on for receipt in receipts))
    return CheckOffForm(
        request.POST if request.method == "POST" else None,
        items=_things(receipts),
        initial={"signed_on": day},
    )


def _things(receipts: list[Receipt]) -> list[tuple[str, str]]:
    """What the receipts hand over, as boxes to tick: each item, then each sum."""
    items = ReceiptItem.objects.filter(receipt__in=[r.pk for r in receipts]).order_by(
        "receipt__sequence", "rank"
    )
    things = [(str(item.pk), _item(item)) for item in items]
    for receipt in receipts:
        if receipt.kind == ReceiptKind.CASH:
            amount = amount_figures(receipt.cash_amount)
            things.append((str(receipt.pk), _("Cash aid: %(amount)s dirhams") % {"amount": amount}))
    return things


def _item(item: ReceiptItem) -> str:
    name = in_language(ar=item.name_ar, fr=item.name_fr)
    if item.quantity > 1:
        name = f"{name} × {item.quantity}"
    if item.serial_number:
        name = pgettext("item and its serial number", "%(item)s, number %(number)s") % {
            "item": name,
            "number": ltr(item.serial_number),
        }
    return name


def _sign(actor: Actor, receipts: list[Receipt], form: CheckOffForm) -> None:
    given = {name: form.cleaned_data[name] for name in ("signed_on", "proof", "witness")}
    with transaction.atomic():
        for receipt in receipts:
            operations.sign_receipt(by=actor, receipt=receipt, **given)
