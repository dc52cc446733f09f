"""What preparing a ceremony and correcting it share: its venue, and who is seen there."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal
from wasl.handovers.enums import OfficialRole
from wasl.handovers.models import Ceremony, CeremonyOfficial
from wasl.institutions.models import Office


def require_venue(ceremony: Ceremony) -> None:
    """Raises Refusal on the field when the venue is not written in both languages."""
    if not ceremony.venue_ar or not ceremony.venue_fr:
        raise Refusal(
            _("Write the venue in Arabic and in French."),
            field="venue_fr" if ceremony.venue_ar else "venue_ar",
            code="handovers_venue",
        )


def seat(ceremony: Ceremony, officials: Sequence[tuple[Office, str]]) -> None:
    """Write who is seen at the ceremony, in protocol order: part of preparing it and of correcting it."""
    if sum(role == OfficialRole.PRESIDING for _office, role in officials) > 1:
        raise Refusal(
            _("Only one office presides over a ceremony."), field="presiding", code="handovers_one_presides"
        )
    for rank, (office, role) in enumerate(officials, start=1):
        CeremonyOfficial(ceremony=ceremony, office=office, role=OfficialRole(role), rank=rank).save(
            force_insert=True
        )
