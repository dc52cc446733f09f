"""Printing and keeping the papers of a ceremony: minutes and list of beneficiaries."""

from collections.abc import Callable

from django.utils import timezone
from django.utils.translation import gettext as _

from wasl.attachments.operations import PrintedPaper, store_paper
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal
from wasl.handovers import access
from wasl.handovers.documents.beneficiaries import beneficiaries_paper
from wasl.handovers.documents.minutes import minutes_paper
from wasl.handovers.enums import LIVE, NumberKind, PaperKind
from wasl.handovers.models import Ceremony, CeremonyPaper, InstitutionalGift
from wasl.handovers.operations.numbers import next_number


@act("handovers.print_minutes", permission="papers.print")
def print_minutes(*, by: Actor, ceremony: Ceremony) -> CeremonyPaper:
    """Print and keep the handover minutes as the receipts stand now. Printed again when receipts change afterwards."""
    ceremony = access.ceremony_to_change(by, ceremony)
    _require_receipts(ceremony)
    return keep_paper(
        by,
        ceremony,
        kind=PaperKind.MINUTES,
        series=NumberKind.MINUTES,
        paper=lambda number: minutes_paper(ceremony, number),
    )


@act("handovers.print_beneficiaries", permission="papers.print")
def print_beneficiaries(*, by: Actor, ceremony: Ceremony) -> CeremonyPaper:
    """Print and keep the list of beneficiaries as the receipts stand now."""
    ceremony = access.ceremony_to_change(by, ceremony)
    _require_receipts(ceremony)
    return keep_paper(
        by,
        ceremony,
        kind=PaperKind.BENEFICIARIES,
        series=NumberKind.LIST,
        paper=lambda number: beneficiaries_paper(ceremony, number),
    )


def _require_receipts(ceremony: Ceremony) -> None:
    if not ceremony.receipts.filter(status__in=LIVE).exists():
        raise Refusal(
            _("No receipt of this ceremony stands: there is nothing to print."),
            code="handovers_nothing_to_print",
        )


def keep_paper(
    by: Actor,
    ceremony: Ceremony,
    *,
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
    record(
        by=by,
        action="handovers.print_paper",
        kind="ceremony",
        object_id=ceremony.pk,
        label=ceremony.reference,
        centre_id=ceremony.centre_id,
        changes={"paper": [None, number]},
    )
    return kept
