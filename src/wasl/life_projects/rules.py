"""How a project's parts become shares and sums. Nothing is rounded: the shares always sum to one, the sums to the whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal, together
from wasl.catalogue.models import Trade
from wasl.life_projects.enums import CashNature, ItemKind
from wasl.life_projects.models import Holder, MicroProject
from wasl.money.amounts import ZERO, dirhams, split
from wasl.participants.rules import cleaned
from wasl.territory.enums import PlaceKind
from wasl.territory.models import Place

CONDITIONS = ("new", "used")


@dataclass(frozen=True, slots=True)
class NewItem:
    """One item of an equipment list to be written. ``unit_price`` in dirhams, all taxes included."""

    item_ar: str
    item_fr: str
    unit_price: Decimal
    kind: str = ItemKind.EQUIPMENT
    quantity: int = 1
    serial_number: str = ""
    condition: str = "new"


@dataclass(frozen=True, slots=True)
class Share:
    """A holder's part of the whole, as an exact fraction."""

    holder: Holder
    fraction: Fraction


def shares(project: MicroProject) -> list[Share]:
    """The holders in their order, each with parts over total parts; the fractions sum to one. Empty without holders."""
    holders = sorted(project.holders.all(), key=lambda holder: (holder.rank, str(holder.pk)))
    whole = sum(holder.parts for holder in holders)
    return [Share(holder, Fraction(holder.parts, whole)) for holder in holders]


def amounts(project: MicroProject, amount: Decimal) -> list[tuple[Holder, Decimal]]:
    """``amount`` in dirhams by holder: the parts sum to it exactly, leftover centimes go to the first (invariant 6)."""
    found = shares(project)
    parts = split(amount, [share.fraction for share in found]) if found else []
    return [(share.holder, part) for share, part in zip(found, parts, strict=True)]


def check_items(items: Sequence[NewItem]) -> None:
    """Refuse an empty list, and every row that is not as it must be, each by its number."""
    if not items:
        raise Refusal(
            gettext("The list is empty: write at least one item, or leave without saving."),
            field="items",
            code="equipment_empty",
        )
    with together() as heard:
        for row, item in enumerate(items, start=1):
            with heard.hearing():
                check_item(item, row)


def check_item(item: NewItem, row: int) -> None:
    """Refuse an item that is not as it must be. ``row`` is its number in the list, from 1."""
    with together() as heard:
        if not item.item_ar.strip() or not item.item_fr.strip():
            heard.add(
                _row(gettext("Row %(row)s: write the item in Arabic and in French."), row, "item_missing")
            )
        if item.quantity < 1:
            heard.add(_row(gettext("Row %(row)s: the quantity is at least 1."), row, "quantity_missing"))
        if dirhams(item.unit_price) <= ZERO:
            heard.add(
                _row(gettext("Row %(row)s: the price must be more than zero."), row, "price_not_positive")
            )
        if item.serial_number.strip() and item.quantity != 1:
            sentence = gettext(
                "Row %(row)s: a serial number belongs to one item: write the quantity 1, or one row for each item."
            )
            heard.add(_row(sentence, row, "serial_quantity"))
        if item.kind not in ItemKind.values or item.condition not in CONDITIONS:
            sentence = gettext("Row %(row)s: choose the kind and the condition of the item.")
            heard.add(_row(sentence, row, "kind_unknown"))


def checked_cash(amount: Decimal, nature: str) -> tuple[Decimal, str]:
    """The cash aid and its nature. Raises Refusal when one stands without the other."""
    cash = dirhams(amount)
    if cash < ZERO:
        raise Refusal(_("An amount cannot be negative."), field="cash_amount", code="cash_negative")
    if cash and nature not in CashNature.values:
        raise Refusal(_("Say what the cash aid is for."), field="cash_nature", code="cash_without_nature")
    return cash, nature if cash else ""


def check_site(site: Place) -> None:
    """Refuse a site that is a whole region."""
    if site.kind == PlaceKind.REGION:
        raise Refusal(
            _("Choose the commune or the province of the project."), field="site", code="site_too_wide"
        )


def described(
    trade: Trade, site: Place, title_ar: str, title_fr: str, cash_amount: Decimal, cash_nature: str
) -> dict[str, Any]:
    """What a project is, cleaned, by field name. Raises Refusal on the fields that are missing or too wide."""
    titles = {"title_ar": cleaned(title_ar), "title_fr": cleaned(title_fr)}
    with together() as heard:
        for field, title in titles.items():
            if not title:
                sentence = _("Write what the project is, in a few words.")
                heard.add(Refusal(sentence, field=field, code="title_missing"))
        with heard.hearing():
            check_site(site)
        with heard.hearing():
            cash, nature = checked_cash(cash_amount, cash_nature)
    return {"trade": trade, "site": site, **titles, "cash_amount": cash, "cash_nature": nature}


def _row(sentence: str, row: int, code: str) -> Refusal:
    return Refusal(sentence % {"row": row}, field="items", code=code)
