"""Entering figures from outside, and freezing those that are published."""

import datetime
import hashlib
import json
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal, sentence_for
from wasl.tallies.models import Assertion, FrozenTally, Opening
from wasl.tallies.printing import as_json
from wasl.tallies.rules import Tally
from wasl.territory.models import Centre, Place

sentence_for(
    "tallies_opening_one_per_question",
    gettext_lazy("The years before the register are already recorded for this place, unit and money."),
    field="place",
)


@act("tallies.record_opening", permission="tallies.write")
def record_opening(
    *,
    by: Actor,
    place: Place,
    count: int,
    amount: Decimal | None,
    since: datetime.date,
    until: datetime.date,
    precision: str,
    printed: str,
    source: str,
    place_axis: str = "residence",
    unit: str = "people",
    basis: str = "delivered",
    money: str = "equipment",
) -> Opening:
    """Record the years before the register for exactly one question. Added once, in that question's cumulative."""
    _dates(since, until)
    opening = Opening.objects.create(
        place=place,
        count=count,
        amount=amount,
        since=since,
        until=until,
        precision=precision,
        printed=printed,
        source=source,
        place_axis=place_axis,
        unit=unit,
        basis=basis,
        money=money,
        entered_by=by.label,
    )
    record(by=by, action="tallies.record_opening", kind="opening", object_id=opening.id, label=place.code)
    return opening


@act("tallies.record_assertion", permission="tallies.write")
def record_assertion(
    *,
    by: Actor,
    place: Place,
    count: int | None,
    amount: Decimal | None,
    since: datetime.date,
    until: datetime.date,
    precision: str,
    printed: str,
    source: str,
    place_axis: str = "residence",
    unit: str = "people",
    basis: str = "delivered",
    money: str = "equipment",
) -> Assertion:
    """Record a published figure, only ever to be compared with the register."""
    _dates(since, until)
    assertion = Assertion.objects.create(
        place=place,
        count=count,
        amount=amount,
        since=since,
        until=until,
        precision=precision,
        printed=printed,
        source=source,
        place_axis=place_axis,
        unit=unit,
        basis=basis,
        money=money,
        entered_by=by.label,
    )
    record(
        by=by, action="tallies.record_assertion", kind="assertion", object_id=assertion.id, label=place.code
    )
    return assertion


@act("tallies.freeze", permission="communiques.draft")
def freeze(
    *, by: Actor, centre: Centre, subject_kind: str, subject_id: UUID, answers: dict[str, Tally]
) -> FrozenTally:
    """Freeze named answers as they stand: definitions, figures and their hash. Never recomputed (invariant 9)."""
    figures: dict[str, Any] = {name: as_json(tally) for name, tally in answers.items()}
    definition = {name: tally.definition.to_json() for name, tally in answers.items()}
    text = json.dumps([definition, figures], sort_keys=True, ensure_ascii=False)
    frozen = FrozenTally.objects.create(
        centre=centre,
        subject_kind=subject_kind,
        subject_id=subject_id,
        definition=definition,
        figures=figures,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        frozen_by=by.label,
    )
    record(
        by=by,
        action="tallies.freeze",
        kind=subject_kind,
        object_id=subject_id,
        label=frozen.sha256[:12],
        centre_id=centre.id,
    )
    return frozen


def _dates(since: datetime.date, until: datetime.date) -> None:
    if until < since:
        raise Refusal(_("The end of the period is before its beginning."), field="until", code="tally_period")
