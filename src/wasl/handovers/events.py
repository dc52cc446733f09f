"""What the acts of this room leave in the journal: numbers and references, never a name."""

from collections.abc import Mapping
from typing import Any

from wasl.audit.actors import Actor
from wasl.audit.acts import record
from wasl.handovers.models import Ceremony, Receipt


def record_receipt(by: Actor, act: str, receipt: Receipt, changes: Mapping[str, Any] | None = None) -> None:
    """The event of an act on a receipt: its number, never its holder."""
    record(
        by=by,
        action=f"handovers.{act}",
        kind="receipt",
        object_id=receipt.pk,
        label=receipt.number,
        centre_id=receipt.issuing_centre_id,
        changes=changes,
    )


def record_ceremony(
    by: Actor, act: str, ceremony: Ceremony, changes: Mapping[str, Any] | None = None
) -> None:
    """The event of an act on a ceremony, by its reference."""
    record(
        by=by,
        action=f"handovers.{act}",
        kind="ceremony",
        object_id=ceremony.pk,
        label=ceremony.reference,
        centre_id=ceremony.centre_id,
        changes=changes,
    )
