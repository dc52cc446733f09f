"""Figures from outside beside the register's: what came before it is added once, what was published only compared."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from django.utils.translation import gettext as _

from wasl.tallies.enums import DateAxis, Unit
from wasl.tallies.facts import figures_of
from wasl.tallies.models import Assertion, Opening, OutsideFigure
from wasl.tallies.rules import Compared, Definition, Figures, Outside, verdict


def opening_of(definition: Definition) -> Opening | None:
    """The opening of exactly this place, axis, unit, basis and money; narrower ones are never summed (invariant 8)."""
    if definition.agreement or definition.ceremony or definition.date_axis != DateAxis.HANDOVER:
        return None
    return Opening.objects.filter(
        place_id=definition.place,
        place_axis=definition.place_axis,
        unit=definition.unit,
        basis=definition.basis,
        money=definition.money,
    ).first()


def after(definition: Definition, opening: Opening) -> Definition:
    """The part of a cumulative that the register itself counts: from the day after the opening ends."""
    return replace(definition, since=opening.until + datetime.timedelta(days=1), by=())


def cumulative(
    definition: Definition, opening: Opening | None, known_at: datetime.datetime | None = None
) -> tuple[Figures | None, str | None]:
    """Opening plus what the register counts after it; None, with the reason, where no opening fits exactly."""
    if opening is None:
        return None, _(
            "No figure from before the register is recorded for exactly this place, unit and money."
        )
    if definition.until <= opening.until:
        return None, _("The period ends before the register begins.")
    register = figures_of(after(definition, opening), known_at)
    count = (opening.count or 0) + (register.of(definition.unit) or 0)
    amount = None if opening.amount is None else opening.amount + (register.amount or Decimal(0))
    people, projects = (None, count) if definition.unit == Unit.PROJECTS else (count, None)
    return Figures(people, projects, amount), None


def outside(figure: OutsideFigure) -> Outside:
    """An opening or assertion as a value."""
    return Outside(
        figure.count,
        figure.amount,
        figure.since,
        figure.until,
        figure.precision,
        figure.printed,
        figure.source,
    )


def compared(definition: Definition) -> Iterable[Compared]:
    """Published figures for the same place, axis, unit and money, each beside what the register says for its own period."""
    if definition.agreement or definition.ceremony:
        return
    said = Assertion.objects.filter(
        place_id=definition.place,
        place_axis=definition.place_axis,
        unit=definition.unit,
        money=definition.money,
    )
    for assertion in said:
        # What was published speaks of days of handover, whichever date the question at hand counts.
        asked = replace(
            definition,
            basis=assertion.basis,
            by=(),
            date_axis=DateAxis.HANDOVER,
            since=assertion.since,
            until=assertion.until,
        )
        found = _register_says(asked)
        count = found.of(definition.unit) if found else None
        amount = found.amount if found else None
        yield Compared(outside(assertion), count, amount, verdict(outside(assertion), count, amount))


def _register_says(asked: Definition) -> Figures | None:
    """The figure for a published period: with its opening when it begins there, None when it begins inside the opening."""
    opening = opening_of(asked)
    if opening and asked.since == opening.since:
        return cumulative(asked, opening)[0]
    if opening and asked.since <= opening.until:
        return None
    return figures_of(asked)
