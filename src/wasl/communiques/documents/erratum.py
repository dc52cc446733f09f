"""The printed erratum of an approved communiqué: each figure as published and as it now reads."""

import datetime

from wasl.communiques.erratum import ErratumText
from wasl.communiques.gathering import foundation
from wasl.handovers.models import Ceremony
from wasl.papers.compiler import Paper, render
from wasl.papers.letterhead import letterhead
from wasl.wording.dates import day

TEMPLATE = "erratum"
_FOOTER = {"ar": "استدراك بلاغ صحفي", "fr": "Rectificatif d'un communiqué de presse"}


def erratum_paper(
    text: ErratumText, *, ceremony: Ceremony, reference: str, language: str, issued_on: datetime.date
) -> Paper:
    """The paper of an erratum issued on a day. Raises PaperError when the typesetter refuses."""
    french = language == "fr"
    name = ceremony.centre.name_fr if french else ceremony.centre.name_ar
    centre = name[:1].upper() + name[1:]
    issuer = foundation().fr if french else foundation().ar
    head = letterhead(
        title=text.title,
        issuer=issuer,
        heading_lines=[line for line in (issuer, centre) if line],
        reference=reference,
        place="",
        day_in_words=day(issued_on, language),
        footer=_FOOTER[language],
        qr_url=None,
        specimen=ceremony.specimen,
        lang="fr" if french else "ar",
    )
    data = {**head, **text.to_json(), "contact": [centre]}
    return render(TEMPLATE, data, issued_on=issued_on)
