"""The receipt one holder signs for equipment or cash. Never an إبراء: it waives no claim."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.grants.queries import undertaking_months
from wasl.handovers.documents import heads
from wasl.handovers.enums import ReceiptKind
from wasl.handovers.models import Receipt, ReceiptItem
from wasl.handovers.rules import CHECK_PATH, grouped_token, share_label
from wasl.life_projects.enums import CashNature
from wasl.life_projects.models import EquipmentLine
from wasl.papers.compiler import Paper, render, render_many
from wasl.papers.shapes import Fact
from wasl.papers.shapes import ReceiptItem as PrintedItem
from wasl.participants.enums import Sex
from wasl.wording import counting
from wasl.wording.dates import day
from wasl.wording.isolates import ltr

CONDITIONS = dict(EquipmentLine._meta.get_field("condition").flatchoices)


def template_of(receipt: Receipt) -> str:
    """The template a receipt is printed with."""
    return "receipt" if receipt.kind == ReceiptKind.EQUIPMENT else "cash_receipt"


def receipt_paper(receipt: Receipt, items: Sequence[ReceiptItem]) -> Paper:
    """Print one receipt, from the facts written on it: the same facts give the same bytes."""
    return render(template_of(receipt), receipt_data(receipt, items), issued_on=receipt.issued_on)


def receipts_paper(receipts: Iterable[Receipt]) -> Paper:
    """Print receipts of one kind in one file for the printer (at most 100). The stored papers stay the documents."""
    chosen = list(receipts)
    data = [receipt_data(receipt, list(receipt.items.all())) for receipt in chosen]
    return render_many(template_of(chosen[0]), data, issued_on=max(receipt.issued_on for receipt in chosen))


@heads.in_arabic
def receipt_data(receipt: Receipt, items: Sequence[ReceiptItem]) -> dict[str, Any]:
    """What the template of this receipt is told: ``ReceiptData`` or ``CashReceiptData``, checked when it is printed."""
    return _equipment(receipt, items) if receipt.kind == ReceiptKind.EQUIPMENT else _cash(receipt)


def _is_woman(receipt: Receipt) -> bool:
    return receipt.sex == Sex.FEMALE


def _head(receipt: Receipt, title: str) -> Any:
    return heads.head(
        receipt.ceremony,
        title=title,
        number=receipt.number,
        dated=receipt.issued_on,
        footer=_("Individual receipt: the original stays at the centre"),
        qr_url=f"{settings.PUBLIC_BASE_URL}{CHECK_PATH}{receipt.token}",
    )


def _equipment(receipt: Receipt, items: Sequence[ReceiptItem]) -> dict[str, Any]:
    printed: list[PrintedItem] = [
        {
            "name": item.name_ar,
            "serial": item.serial_number or _("no number"),
            "quantity": str(item.quantity),
            "condition": str(CONDITIONS[item.condition]),
            "value": heads.sum_in_figures(item.value),
        }
        for item in items
    ]
    others = sum(item.value for item in items) - receipt.equipment_amount
    if others:
        printed.append(
            {
                "name": _("less the part of the other holders"),
                "serial": "",
                "quantity": "",
                "condition": "",
                "value": ltr(f"-{heads.sum_in_figures(others)}"),
            }
        )
    return {
        **_head(receipt, _("Receipt for the equipment of a micro-project")),
        **_said(receipt),
        "items": printed,
        "total": heads.sum_in_figures(receipt.equipment_amount),
        "total_in_words": heads.sum_in_words(receipt.equipment_amount),
        "commitments": _commitments(receipt),
    }


def _cash(receipt: Receipt) -> dict[str, Any]:
    nature = receipt.grant.project.cash_nature
    return {
        **_head(receipt, _("Receipt for a sum of money")),
        **_said(receipt),
        "amount": heads.sum_in_figures(receipt.cash_amount),
        "amount_in_words": heads.sum_in_words(receipt.cash_amount),
        "nature": str(CashNature(nature).label) if nature else str(CashNature.CASH_AID.label),
        # The register does not say how a sum is paid; the paper is ticked by hand the day it is.
        "mode": "",
        "commitments": [_("I use this sum for my project.")],
    }


def _said(receipt: Receipt) -> Any:
    is_woman = _is_woman(receipt)
    return {
        "declaration": _declaration(receipt),
        "facts": _facts(receipt),
        "holder": {
            "role": pgettext("woman", "Signature of the beneficiary")
            if is_woman
            else pgettext("man", "Signature of the beneficiary"),
            "name": receipt.holder_name_ar,
        },
        "witness": {"role": pgettext("box to sign in", "Witness"), "name": ""},
        "official": heads.for_the_centre(receipt.ceremony),
        "notice": _(
            "This receipt proves that the things were received; it waives no claim. To check it, scan the code, or type "
            "%(code)s at %(address)s"
        )
        % {
            "code": ltr(grouped_token(receipt.token)),
            "address": ltr(f"{settings.PUBLIC_BASE_URL}{CHECK_PATH}"),
        },
    }


def _declaration(receipt: Receipt) -> str:
    sex = "woman" if _is_woman(receipt) else "man"
    with_card = {
        "woman": pgettext(
            "woman", "I the undersigned, Mrs %(name)s, bearer of national identity card number %(cin)s"
        ),
        "man": pgettext(
            "man", "I the undersigned, Mr %(name)s, bearer of national identity card number %(cin)s"
        ),
    }
    without_card = {
        "woman": pgettext("woman", "I the undersigned, Mrs %(name)s"),
        "man": pgettext("man", "I the undersigned, Mr %(name)s"),
    }
    living = {
        "woman": pgettext(
            "woman", "living %(residence)s, declare that I received on %(day)s from %(centre)s"
        ),
        "man": pgettext("man", "living %(residence)s, declare that I received on %(day)s from %(centre)s"),
    }
    goods = _(
        "the equipment listed below for my project in the trade of %(trade)s, which I examined and found sound"
    )
    money = _("the sum stated below for my project in the trade of %(trade)s")
    opening = (with_card if receipt.holder_cin else without_card)[sex] % {
        "name": receipt.holder_name_ar,
        "cin": ltr(receipt.holder_cin),
    }
    middle = living[sex] % {
        "residence": heads.at(receipt.residence),
        "day": day(receipt.handed_over_on, heads.LANGUAGE, weekday=True),
        "centre": receipt.ceremony.centre.name_ar,
    }
    within = _("within %(framework)s") % {"framework": heads.framework(receipt)}
    received = (goods if receipt.kind == ReceiptKind.EQUIPMENT else money) % {
        "trade": receipt.trade.phrase_ar
    }
    return _("%(opening)s, %(middle)s, %(within)s, %(received)s.") % {
        "opening": opening,
        "middle": middle,
        "within": within,
        "received": received,
    }


def _facts(receipt: Receipt) -> list[Fact]:
    project = receipt.grant.project
    facts: list[Fact] = [
        {"label": pgettext("on a receipt", "Project"), "value": project.title_ar},
        {"label": _("Support number"), "value": ltr(receipt.grant.number)},
    ]
    holders = list(project.holders.all())
    mine = sum(holder.parts for holder in holders if holder.file_id == receipt.file_id)
    if share := share_label(mine, sum(holder.parts for holder in holders)):
        facts.append({"label": _("Part of the project"), "value": ltr(share)})
    if receipt.replaces is not None:
        facts.append({"label": _("Replaces receipt"), "value": ltr(receipt.replaces.number)})
    return facts


def _commitments(receipt: Receipt) -> list[str]:
    months = counting.counted(
        undertaking_months(receipt.grant),
        "month",
        heads.LANGUAGE,
        case="genitive",
        figures="words",
    )
    return [
        _("I use this equipment in my project, and neither sell, pledge nor give it away for %(months)s.")
        % {"months": months},
        _("I receive the visits of the centre, and tell it of any breakdown, theft or change of premises."),
    ]
