"""Numbering, storing and remembering a paper of a ceremony: part of the acts that print one."""

from collections.abc import Callable

from django.utils import timezone

from wasl.attachments.operations import PrintedPaper, store_paper
from wasl.audit.actors import Actor
from wasl.handovers.events import record_ceremony
from wasl.handovers.models import Ceremony, CeremonyPaper, InstitutionalGift
from wasl.handovers.numbering import next_number


def keep_paper(
    by: Actor,
    ceremony: Ceremony,
    *,
    act: str,
    kind: str,
    series: str,
    paper: Callable[[str], PrintedPaper],
    gift: InstitutionalGift | None = None,
) -> CeremonyPaper:
    """Number, print and store a paper of a ceremony. The number is of the year of the ceremony."""
    number = next_number(ceremony.centre, series, ceremony.held_on.year)
    stored = store_paper(by=by, centre=ceremony.centre, kind=kind, paper=paper(number))
    kept = CeremonyPaper(
        ceremony=ceremony,
        kind=kind,
        number=number,
        document=stored,
        gift=gift,
        printed_at=timezone.now(),
        printed_by=by.label,
    )
    kept.save(force_insert=True)
    record_ceremony(by, act, ceremony, changes={"paper": [None, number]})
    return kept
