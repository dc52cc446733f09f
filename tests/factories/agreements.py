"""Signed agreements with their parties and lines, through the act."""

import datetime
import itertools
from decimal import Decimal

from tests.factories.accounts import actor
from tests.factories.institutions import foundation, institution
from tests.factories.programmes import programme
from tests.factories.territory import centre, place

from wasl.agreements.models import Agreement
from wasl.agreements.operations import NewLine, sign_agreement
from wasl.audit.actors import Actor
from wasl.funding.models import FundingLine
from wasl.institutions.models import Institution

SIGNED = datetime.date(2020, 2, 20)
_numbers = itertools.count(1)


def agreement(
    *,
    by: Actor | None = None,
    equipment: Decimal | int = 500_000,
    cash: Decimal | int = 60_000,
    funder: Institution | None = None,
    centre_code: str = "MRK",
    **changes: object,
) -> Agreement:
    """A partnership agreement of a centre with one line for equipment and one for cash (none when the sum is 0)."""
    number = str(changes.get("number") or f"T-2020-{next(_numbers)}")
    payer = funder or institution("province_rehamna")
    wanted = (("EQ", "equipment", equipment), ("CA", "cash", cash))
    lines = [
        NewLine(f"{number}-{suffix}", money, payer, Decimal(amount), "بند التمويل", "ligne de financement")
        for suffix, money, amount in wanted
        if amount
    ]
    written: dict[str, object] = {
        "number": number,
        "kind": "partnership",
        "title_ar": "اتفاقية شراكة لدعم المشاريع المدرة للدخل",
        "title_fr": "convention de partenariat pour l'appui aux projets générateurs de revenus",
        "centre": centre(centre_code),
        "province": place(),
        "programme": programme(),
        "season": "2019-2020",
        "budget_year": 2021,
        "signed_on": SIGNED,
        "starts_on": SIGNED,
        "ends_on": datetime.date(2022, 2, 19),
        "parties": [(payer, "funder"), (foundation(), "signatory")],
        "lines": lines,
    } | changes
    return sign_agreement(by=by or actor("headquarters"), **written)  # type: ignore[arg-type]


def gift_agreement(*, by: Actor | None = None, **changes: object) -> Agreement:
    """An agreement for an institutional gift: a payer, a recipient, no line."""
    return agreement(
        by=by,
        equipment=0,
        cash=0,
        **{
            "kind": "institutional",
            "programme": None,
            "season": "",
            "title_ar": "اتفاقية لاقتناء سيارات لفائدة الدرك الملكي",
            "title_fr": "convention d'acquisition de véhicules pour la Gendarmerie royale",
            "parties": [
                (institution("province_rehamna"), "funder"),
                (institution("royal_gendarmerie", "security"), "recipient"),
            ],
        }
        | changes,
    )


def line_of(signed: Agreement, money: str = "equipment") -> FundingLine:
    """The line of an agreement that holds this kind of money. Needs the scope of somebody who may see it."""
    return FundingLine.objects.get(agreement_line__agreement=signed, money=money)
