"""Minutes of a gift to an institution: givers, receiver, objects. It never enters a figure about people."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.agreements.enums import PartyRole
from wasl.handovers.documents import heads
from wasl.handovers.models import InstitutionalGift
from wasl.papers.compiler import Paper, render
from wasl.papers.shapes import InstitutionalMinutesData, Signatory
from wasl.wording import arabic
from wasl.wording.arabic import attach, joined
from wasl.wording.counting import counted
from wasl.wording.dates import day
from wasl.wording.isolates import ltr
from wasl.wording.lexicon import arabic_noun


def gift_paper(gift: InstitutionalGift, number: str) -> Paper:
    """Print the minutes of a gift. Dated the day of the ceremony."""
    return render("institutional_minutes", gift_data(gift, number), issued_on=gift.ceremony.held_on)


@heads.in_arabic
def gift_data(gift: InstitutionalGift, number: str) -> InstitutionalMinutesData:
    """What the template of the minutes of a gift is told. An unknown amount is None: the paper says so."""
    ceremony = gift.ceremony
    givers = [
        party.institution.name_ar
        for party in gift.agreement.parties.select_related("institution").order_by("rank", "id")
        if party.role == PartyRole.FUNDER
    ]
    known = gift.amount is not None
    return {
        **heads.head(
            ceremony,
            title=_("Minutes of the handover of an institutional gift"),
            number=number,
            dated=ceremony.held_on,
            footer=_("Minutes of an institutional gift: the original stays at the centre"),
        ),
        "paragraphs": _paragraphs(gift, givers),
        "givers": givers,
        "recipient": gift.recipient.name_ar,
        "objects": [{"name": _object(gift), "identification": "", "quantity": str(gift.quantity)}],
        "amount": heads.sum_in_figures(gift.amount) if known else None,
        "amount_in_words": heads.sum_in_words(gift.amount) if known else None,
        "reserves": pgettext("reserves", "None."),
        "copies": _("two originals"),
        "signatories": _signatories(gift, givers),
    }


def _object(gift: InstitutionalGift) -> str:
    """What the table names: the noun, in the number that was given, then its description (سيارات للمنفعة العامة)."""
    return f"{arabic.bare(gift.quantity, arabic_noun(gift.noun))} {gift.description_ar}".strip()


def _paragraphs(gift: InstitutionalGift, givers: list[str]) -> list[str]:
    ceremony = gift.ceremony
    said = _(
        "On %(day)s, %(venue)s, %(place)s, %(givers)s handed over %(objects)s to %(recipient)s, under agreement number %(number)s of %(signed)s."
    ) % {
        "day": day(ceremony.held_on, heads.LANGUAGE, weekday=True),
        "venue": attach("ب", ceremony.venue_ar),
        "place": heads.at(ceremony.place),
        "givers": joined(givers),
        "objects": counted(gift.quantity, gift.noun, heads.LANGUAGE, case="genitive"),
        "recipient": gift.recipient.name_ar,
        "number": ltr(gift.agreement.number),
        "signed": day(gift.agreement.signed_on, heads.LANGUAGE),
    }
    if not gift.purpose_ar:
        return [said]
    return [said, _("Purpose of the gift: %(purpose)s.") % {"purpose": gift.purpose_ar}]


def _signatories(gift: InstitutionalGift, givers: list[str]) -> list[Signatory]:
    boxes: list[Signatory] = [{"role": _("For the giver"), "name": giver} for giver in givers[:4]]
    return [*boxes, {"role": _("For the receiver"), "name": gift.recipient.name_ar}]
