"""Printing and keeping the papers of a ceremony: minutes and list of beneficiaries."""

from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.refusals import Refusal
from wasl.handovers import access
from wasl.handovers.documents.beneficiaries import beneficiaries_paper
from wasl.handovers.documents.keeping import keep_paper
from wasl.handovers.documents.minutes import minutes_paper
from wasl.handovers.enums import LIVE, NumberKind, PaperKind
from wasl.handovers.models import Ceremony, CeremonyPaper


@act("handovers.print_minutes", permission="papers.print")
def print_minutes(*, by: Actor, ceremony: Ceremony) -> CeremonyPaper:
    """Print and keep the handover minutes as the receipts stand now. Printed again when receipts change afterwards."""
    ceremony = access.ceremony_to_change(by, ceremony)
    _require_receipts(ceremony)
    return keep_paper(
        by,
        ceremony,
        act="print_minutes",
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
        act="print_beneficiaries",
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
