"""What the papers of a ceremony share: language, heading, who presides, who signs, how things are written."""

import datetime
import functools
from collections.abc import Callable
from decimal import Decimal
from typing import Final, ParamSpec, TypeVar

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.handovers.models import Ceremony, Receipt
from wasl.institutions.enums import InstitutionKind, Sex
from wasl.institutions.models import Institution, Office
from wasl.institutions.queries import holder_on
from wasl.papers.letterhead import letterhead
from wasl.papers.shapes import LetterheadData, Signatory
from wasl.programmes.models import Programme
from wasl.territory.models import Place
from wasl.wording import counting
from wasl.wording.arabic import in_place
from wasl.wording.dates import day
from wasl.wording.isolates import ltr

# Papers that people sign and authorities keep are Arabic, whatever the language of who prints them.
LANGUAGE: Final = "ar"

P = ParamSpec("P")
R = TypeVar("R")


def in_arabic(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function speak Arabic: a paper is the same whoever prints it, to the byte."""

    @functools.wraps(function)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override(LANGUAGE):
            return function(*args, **kwargs)

    return inner


def head(
    ceremony: Ceremony,
    *,
    title: str,
    number: str,
    dated: datetime.date,
    footer: str,
    qr_url: str | None = None,
    place: Place | None = None,
) -> LetterheadData:
    """The heading of a paper of this ceremony, made at its place unless said otherwise. The file's author stays neutral: viewers show it to anybody."""
    foundation = Institution.objects.filter(kind=InstitutionKind.FOUNDATION).order_by("code").first()
    lines = [foundation.name_ar] if foundation else []
    return letterhead(
        title=title,
        issuer=pgettext("product", "Wasl"),
        heading_lines=[*lines, ceremony.centre.name_ar],
        reference=number,
        place=(place or ceremony.place).name_ar,
        day_in_words=day(dated, LANGUAGE),
        footer=footer,
        qr_url=qr_url,
        specimen=ceremony.specimen,
        lang=LANGUAGE,
    )


def titled(office: Office, on: datetime.date) -> tuple[str, str]:
    """The title of an office as its holder of that day bears it, and the holder's name (empty when vacant)."""
    holder = holder_on(office, on)
    if holder is None:
        return office.title_ar, ""
    title = (office.title_feminine_ar if holder.sex == Sex.FEMALE else "") or office.title_ar
    return title, holder.name_ar


def box_of(office: Office, on: datetime.date) -> Signatory:
    """A box for an office to sign in."""
    title, name = titled(office, on)
    return {"role": title, "name": name}


def for_the_centre(ceremony: Ceremony) -> Signatory:
    """The box of the centre: the office that states its balance, else the centre alone."""
    name = ""
    if ceremony.statement_office is not None:
        title, holder = titled(ceremony.statement_office, ceremony.held_on)
        name = f"{holder}، {title}" if holder else title
    return {"role": _("For the centre"), "name": name}


def sum_in_words(amount: Decimal) -> str:
    """The sum in words."""
    return counting.amount_in_words(amount, LANGUAGE)


def sum_in_figures(amount: Decimal) -> str:
    """The sum in figures, without its currency."""
    return counting.amount_figures(amount, LANGUAGE)


def at(place: Place) -> str:
    """ "بإقليم الرحامنة"; "بابن جرير" for a commune."""
    return in_place(place.name_ar, "" if place.kind == "commune" else place.kind)


def framework(receipt: Receipt) -> str:
    """Under what the handover is done: the agreement; a neutral reference when its programme is restricted."""
    programme: Programme | None = receipt.agreement.programme if receipt.agreement else None
    if not receipt.agreement or (programme is not None and programme.restricted):
        return _("support number %(number)s") % {"number": ltr(receipt.grant.number)}
    return _("partnership agreement number %(number)s of %(day)s") % {
        "number": ltr(receipt.agreement.number),
        "day": day(receipt.agreement.signed_on, LANGUAGE),
    }
