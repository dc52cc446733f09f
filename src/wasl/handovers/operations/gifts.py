"""Gifts to institutions: their own agreement and papers, never in a figure about people (invariant 7)."""

from decimal import Decimal

from django.utils.translation import gettext as _

from wasl.agreements.enums import AgreementKind
from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.refusals import Refusal
from wasl.funding.enums import EntryKind, MoneyKind
from wasl.funding.models import FundingLine
from wasl.funding.operations import Reference, enter
from wasl.handovers import access
from wasl.handovers.documents.gifts import gift_paper
from wasl.handovers.documents.keeping import keep_paper
from wasl.handovers.enums import CeremonyStatus, NumberKind, PaperKind
from wasl.handovers.events import record_ceremony
from wasl.handovers.models import Ceremony, CeremonyPaper, InstitutionalGift
from wasl.institutions.models import Institution
from wasl.wording.lexicon import arabic_noun


@act("handovers.record_gift", permission="ceremonies.write")
def record_gift(
    *,
    by: Actor,
    ceremony: Ceremony,
    agreement: Agreement,
    recipient: Institution,
    noun: str,
    quantity: int,
    description_ar: str,
    description_fr: str,
    purpose_ar: str = "",
    purpose_fr: str = "",
    amount: Decimal | None = None,
    line: FundingLine | None = None,
) -> InstitutionalGift:
    """Record what an institution receives at the ceremony, under an institutional agreement.

    ``noun`` is a word the house can count (``vehicle``). An unknown ``amount`` is None and enters no ledger; a known
    one is committed and paid on ``line`` (the agreement's only equipment line when not said), which takes the right
    to commit money.
    """
    ceremony = access.ceremony_to_change(by, ceremony)
    access.refuse_cancelled(ceremony)
    if ceremony.status != CeremonyStatus.PREPARED:
        raise Refusal(
            _("The ceremony is finished: nothing is added to it."), code="handovers_ceremony_finished"
        )
    _require_sensible(agreement, noun, quantity)
    gift = InstitutionalGift(
        ceremony=ceremony,
        agreement=agreement,
        recipient=recipient,
        noun=noun,
        quantity=quantity,
        description_ar=description_ar.strip(),
        description_fr=description_fr.strip(),
        purpose_ar=purpose_ar.strip(),
        purpose_fr=purpose_fr.strip(),
        amount=amount,
        recorded_by=by.label,
    )
    gift.save(force_insert=True)
    record_ceremony(
        by,
        "record_gift",
        ceremony,
        changes={"gift": [None, f"{noun} {quantity}"], "agreement": [None, agreement.number]},
    )
    if amount is not None:
        _pay(by, gift, line)
    return gift


def _require_sensible(agreement: Agreement, noun: str, quantity: int) -> None:
    if agreement.kind != AgreementKind.INSTITUTIONAL:
        raise Refusal(
            _("Agreement %(number)s is not for an institutional gift.") % {"number": agreement.number},
            field="agreement",
            code="handovers_gift_agreement",
        )
    try:
        arabic_noun(noun)
    except KeyError:
        raise Refusal(
            _("Choose the object given from the list."), field="noun", code="handovers_gift_noun"
        ) from None
    if quantity < 1:
        raise Refusal(
            _("The quantity is at least one."),
            field="quantity",
            code="handovers_institutionalgift_quantity_positive",
        )


def _pay(by: Actor, gift: InstitutionalGift, line: FundingLine | None) -> None:
    if not by.may("grants.approve"):
        raise Refusal(
            _(
                "Only the central services record a gift with its amount, for it enters the ledger. Leave the amount unknown."
            ),
            field="amount",
            code="handovers_gift_amount",
        )
    if line is None:
        lines = list(
            FundingLine.objects.filter(agreement_line__agreement=gift.agreement, money=MoneyKind.EQUIPMENT)[
                :2
            ]
        )
        if len(lines) != 1:
            raise Refusal(
                _("Say on which line of agreement %(number)s the gift is paid.")
                % {"number": gift.agreement.number},
                field="line",
                code="handovers_gift_line",
            )
        line = lines[0]
    reference = Reference("gift", gift.pk, gift.ceremony.reference)
    for kind in (EntryKind.COMMITMENT, EntryKind.PAYMENT):
        enter(
            by=by, line=line, kind=kind, amount=gift.amount, dated=gift.ceremony.held_on, reference=reference
        )


@act("handovers.print_gift_minutes", permission="papers.print")
def print_gift_minutes(*, by: Actor, gift: InstitutionalGift) -> CeremonyPaper:
    """Print and keep the minutes of a gift, with a number of its own."""
    ceremony = access.ceremony_to_change(by, gift.ceremony)
    gift.ceremony = ceremony
    return keep_paper(
        by,
        ceremony,
        act="print_gift_minutes",
        kind=PaperKind.INSTITUTIONAL_MINUTES,
        series=NumberKind.GIFT,
        paper=lambda number: gift_paper(gift, number),
        gift=gift,
    )
