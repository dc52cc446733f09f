"""What a partner is shown: no cell under the threshold, and none that two of their questions could be subtracted to.

Partners ask about whole years of handover, one breakdown at a time (``access``). That leaves three ways to subtract:
a period less its years, an agreement out of its province, money out of both. A cell is shown only where each of those
parts may be shown too. What cannot be taken away: the same question, asked again after the next handover.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.programmes.models import RuleVersion
from wasl.tallies.access import may_ask, places_of_partner
from wasl.tallies.enums import Dimension, Money
from wasl.tallies.facts import figures_of, rows_of
from wasl.tallies.outside import after, opening_of
from wasl.tallies.rules import Definition, Row, Tally, hidden_cells

Cell = tuple[object, ...]


def threshold_for(definition: Definition) -> int:
    """The disclosure threshold in force: the strictest of the programmes' rules on the last day of the period.

    Raises Refusal when no rules are in force.
    """
    rules = RuleVersion.objects.filter(since__lte=definition.until).order_by("programme_id", "-version")
    latest: dict[str, int] = {}
    for rule in rules:
        latest.setdefault(rule.programme_id, rule.disclosure_threshold)
    if not latest:
        raise Refusal(
            _("No disclosure threshold is in force: the central services settle the rules first."),
            code="tally_no_threshold",
        )
    return max(latest.values())


def disclosed(tally: Tally, by: Actor) -> Tally:
    """The tally as a partner may see it: «<5» for small cells, nothing of receipts, published figures left out."""
    definition = tally.definition
    threshold = threshold_for(definition)
    total_hidden = _total_hidden(definition, by, threshold)
    rows = _rows(tally, by, threshold, total_hidden)
    shown = replace(
        tally,
        rows=rows,
        threshold=threshold,
        total_hidden=total_hidden,
        suppressed=tuple(r.keys for r in rows if r.hidden),
        without_scan=0,
        # A published period may be a single day: beside the register's own count it could be subtracted.
        assertions=(),
    )
    opening = opening_of(definition)
    if shown.cumulative and opening and _part_hidden(after(definition, opening), by, threshold):
        return replace(
            shown,
            before_register=None,
            cumulative=None,
            cumulative_since=None,
            cumulative_precision=None,
            reason=_("Too few people since the register began: the balance would point at them."),
        )
    return shown


def _part_hidden(definition: Definition, by: Actor, threshold: int) -> bool:
    return not definition.whole_years or _total_hidden(definition, by, threshold)


def _total_hidden(definition: Definition, by: Actor, threshold: int) -> bool:
    for part in _parts(definition):
        count = _count(part)
        if 0 < count < threshold or _apart(count, _count(_equipment(part)), threshold):
            return True
        if any(_agreement_hidden(part, wider, threshold) for wider in _wider(part, by)):
            return True
    return False


def _rows(tally: Tally, by: Actor, threshold: int, total_hidden: bool) -> tuple[Row, ...]:
    definition = tally.definition
    if not tally.rows:
        return ()
    if total_hidden or any(_shared(definition, wider) for wider in _wider(definition, by)):
        return tuple(replace(row, hidden=bool(row.figures.people)) for row in tally.rows)
    hidden: set[Cell] = set()
    for part in _parts(definition):
        cells, equipment = _cells(part), _cells(_equipment(part))
        hidden |= hidden_cells(
            cells,
            threshold,
            also={c for c in cells if _apart(cells[c], equipment.get(c, 0), threshold)},
        )
    whole = {_cell(row): row.figures.people or 0 for row in tally.rows}
    hidden = hidden_cells(whole, threshold, also=hidden & set(whole))
    return tuple(replace(row, hidden=_cell(row) in hidden) for row in tally.rows)


def _parts(definition: Definition) -> Iterator[Definition]:
    """The question itself, and the questions it is a sum of: its years, and each money of both."""
    moneys = list(Money) if definition.money == Money.BOTH else [Money(definition.money)]
    years = range(definition.since.year, definition.until.year + 1)
    for money in moneys:
        yield replace(definition, money=money)
        if len(years) > 1:
            for year in years:
                yield replace(
                    definition,
                    money=money,
                    since=datetime.date(year, 1, 1),
                    until=datetime.date(year, 12, 31),
                )


def _equipment(definition: Definition) -> Definition:
    return replace(definition, money=Money.EQUIPMENT)


def _wider(definition: Definition, by: Actor) -> list[Definition]:
    """The provinces this partner may ask about, out of which an agreement could be subtracted."""
    if not definition.agreement:
        return []
    provinces = [replace(definition, agreement="", place=place) for place in places_of_partner(by)]
    return [wider for wider in provinces if may_ask(wider, by)]


def _agreement_hidden(definition: Definition, wider: Definition, threshold: int) -> bool:
    by_agreement = _cells(replace(wider, by=(Dimension.AGREEMENT,)))
    return (definition.agreement,) in hidden_cells(by_agreement, threshold)


def _shared(definition: Definition, wider: Definition) -> bool:
    """Whether the province holds people of other agreements too: two tables of different width would be subtracted."""
    count = _count(definition)
    return 0 < count < _count(wider)


def _apart(count: int, anchor: int, threshold: int) -> bool:
    """Whether those of one count and not of the other are too few."""
    return count > 0 and 0 < abs(count - anchor) < threshold


def _count(definition: Definition) -> int:
    return figures_of(replace(definition, by=())).people or 0


def _cells(definition: Definition) -> dict[Cell, int]:
    return {_cell(row): row.figures.people or 0 for row in rows_of(definition)}


def _cell(row: Row) -> Cell:
    return tuple(row.keys.values())
