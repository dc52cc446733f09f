"""The printed communiqué in one language: a draft says so across its head, an approved one when it was frozen."""

import datetime

from wasl.communiques.gathering import foundation
from wasl.communiques.texts import GIFT, STATEMENT, Text
from wasl.handovers.models import Ceremony
from wasl.papers.compiler import Paper, render
from wasl.papers.letterhead import letterhead
from wasl.wording.dates import day, today

TEMPLATE = "communique"
_FOOTER = {"ar": "بلاغ صحفي", "fr": "Communiqué de presse"}


def communique_paper(
    text: Text,
    *,
    ceremony: Ceremony,
    reference: str,
    language: str,
    approved_on: datetime.date | None = None,
) -> Paper:
    """The paper of a text; ``approved_on`` is the day its figures were frozen, None for a draft.

    Raises PaperError when the typesetter refuses.
    """
    french = language == "fr"
    issuer = foundation().fr if french else foundation().ar
    centre = _heading(ceremony.centre.name_fr) if french else ceremony.centre.name_ar
    data = {
        **letterhead(
            title=text.title,
            issuer=issuer,
            heading_lines=[line for line in (issuer, centre) if line],
            reference=reference,
            place=ceremony.place.name_fr if french else ceremony.place.name_ar,
            day_in_words=day(ceremony.held_on, language),
            footer=_FOOTER[language],
            qr_url=None,
            specimen=ceremony.specimen,
            lang="fr" if french else "ar",
        ),
        "status": "approved" if approved_on else "draft",
        "paragraphs": [p.plain for p in text.paragraphs if p.kind not in (GIFT, STATEMENT)],
        "contact": [centre],
    }
    for kind in (GIFT, STATEMENT):
        if apart := [p.plain for p in text.paragraphs if p.kind == kind]:
            data[kind] = " ".join(apart)
    if approved_on:
        data["frozen_on"] = day(approved_on, language)
    return render(TEMPLATE, data, issued_on=approved_on or today())


def _heading(name: str) -> str:
    """A French name as a heading writes it: "Centre d'accompagnement …"."""
    return name[:1].upper() + name[1:]
