"""Answers: the one place a question is answered, for screen, paper, command and communiqué alike."""

import datetime
from dataclasses import replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.handovers.models import Receipt
from wasl.tallies.access import check, must_show_small_cells_hidden
from wasl.tallies.disclosure import disclosed, threshold_for
from wasl.tallies.enums import Basis, PlaceAxis
from wasl.tallies.facts import (
    as_it_was,
    facts_at,
    facts_of,
    figures_of,
    persons_changed_since,
    planned_for_wider_place,
    undone_after,
)
from wasl.tallies.outside import compared, cumulative, opening_of, outside
from wasl.tallies.rules import NATIONAL, Definition, Figures, Tally, unrecorded, worst
from wasl.tallies.sealed import check_shape, told_rows
from wasl.territory.models import Centre, Place
from wasl.wording.dates import CASABLANCA, today

__all__ = [
    "answer",
    "facts_at",
    "facts_of",
    "persons_changed_since",
    "receipts_behind",
    "threshold_for",
    "undone_after",
]


def answer(
    definition: Definition,
    by: Actor,
    *,
    known_at: datetime.datetime | None = None,
    as_of: datetime.datetime | None = None,
) -> Tally:
    """The tally of a definition. Raises NotAllowed when the reader may not ask it, Refusal for an unknown place.

    With ``known_at``: what the register knew at that moment and still stands, so without what was recorded later.
    With ``as_of``: what was answered at that moment, whatever was undone, joined or parted since.
    """
    if as_of is not None:
        with as_it_was(as_of):
            told = answer(definition, by)
        return replace(told, as_of=as_of.astimezone(CASABLANCA).date())
    _known_place(definition)
    check(definition, by)
    check_shape(definition, by)
    if reason := unrecorded(definition):
        return _without_figure(definition, reason)
    total = figures_of(definition, known_at)
    if not total.people and planned_for_wider_place(definition):
        return _without_figure(
            definition, _("The cohorts are planned for a wider place and not divided among its parts.")
        )
    opening = opening_of(definition)
    since_beginning, reason = cumulative(definition, opening, known_at)
    tally = Tally(
        definition=definition,
        as_of=today(),
        total=total,
        rows=tuple(told_rows(definition, known_at)),
        before_register=outside(opening) if opening else None,
        cumulative=since_beginning,
        cumulative_since=opening.since if opening and since_beginning else None,
        cumulative_precision=worst(opening.precision, "exact") if opening and since_beginning else None,
        reason=reason,
        assertions=tuple(compared(definition)),
        without_scan=_without_scan(definition),
    )
    return disclosed(tally, by) if must_show_small_cells_hidden(by) else tally


def receipts_behind(definition: Definition, by: Actor) -> tuple[QuerySet[Receipt], int]:
    """The receipts a delivered figure is made of that the reader may open, and how many more they may not.

    Row-level security narrows the first; the second is the rest of the figure. Partners open none, and learn no number.
    """
    check(definition, by)
    check_shape(definition, by)
    if must_show_small_cells_hidden(by) or definition.basis != Basis.DELIVERED:
        return Receipt.objects.none(), 0
    ids = list(facts_of(definition).values_list("fact", flat=True))
    receipts = Receipt.objects.filter(id__in=ids).order_by("handed_over_on", "year", "sequence")
    return receipts, len(ids) - receipts.count()


def _without_figure(definition: Definition, reason: str) -> Tally:
    return Tally(definition, today(), Figures(None, None, None), reason=reason)


def _known_place(definition: Definition) -> None:
    if definition.place_axis == PlaceAxis.CENTRE:
        known = Centre.objects.filter(code=definition.place).exists()
    else:
        known = definition.place == NATIONAL or Place.objects.filter(code=definition.place).exists()
    if not known:
        raise Refusal(
            _("The place %(code)s is not known.") % {"code": definition.place},
            field="place",
            code="tally_unknown_place",
        )


def _without_scan(definition: Definition) -> int:
    return facts_of(definition).filter(scanned=False).count() if definition.basis == Basis.DELIVERED else 0
