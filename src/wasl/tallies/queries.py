"""Answers: the one place figures are computed, over all rows of the nameless view, for every reader alike."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.handovers.models import Receipt
from wasl.programmes.models import RuleVersion
from wasl.tallies.access import check, must_show_small_cells_hidden
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, PlaceAxis, Unit
from wasl.tallies.models import Assertion, Opening, OutsideFigure, TallyFact
from wasl.tallies.rules import (
    NATIONAL,
    Compared,
    Definition,
    Figures,
    Outside,
    Row,
    Tally,
    hide_small_cells,
    verdict,
    worst,
)
from wasl.territory.models import Centre, Place
from wasl.territory.queries import codes_within
from wasl.wording.dates import today

_PLACE_COLUMN = {
    PlaceAxis.RESIDENCE: "residence",
    PlaceAxis.AGREEMENT: "agreement_province",
    PlaceAxis.CEREMONY: "ceremony_place",
}
_PROVINCE_COLUMN = {
    PlaceAxis.RESIDENCE: "residence",
    PlaceAxis.AGREEMENT: "agreement_province",
    PlaceAxis.CEREMONY: "ceremony_province",
    PlaceAxis.CENTRE: "residence",
}
# What the register holds no fact of yet: asking is allowed, answering would be a guess.
_UNRECORDED = {Basis.BOUGHT, Basis.WORKING}


def answer(definition: Definition, by: Actor) -> Tally:
    """The tally of a definition. Raises NotAllowed when the reader may not ask it, Refusal for an unknown place."""
    _known_place(definition)
    check(definition, by)
    if definition.basis in _UNRECORDED:
        return Tally(
            definition,
            today(),
            Figures(None, None, None),
            reason=_("The register does not record this basis yet."),
        )
    facts = facts_of(definition)
    total = _figures(definition)
    rows = _rows(definition, facts)
    opening = _opening(definition)
    cumulative, reason = _cumulative(definition, opening)
    tally = Tally(
        definition=definition,
        as_of=today(),
        total=total,
        rows=tuple(rows),
        before_register=_outside(opening) if opening else None,
        cumulative=cumulative,
        cumulative_since=opening.since if opening and cumulative else None,
        cumulative_precision=worst(opening.precision, "exact") if opening and cumulative else None,
        reason=reason,
        assertions=tuple(_compared(definition, opening)),
        without_scan=_without_scan(definition, facts),
    )
    return _disclosed(tally) if must_show_small_cells_hidden(by) else tally


def facts_of(definition: Definition) -> QuerySet[TallyFact]:
    """The facts a definition counts."""
    facts = (
        TallyFact.objects.filter(basis=definition.basis).filter(_where(definition)).filter(_when(definition))
    )
    if definition.money != Money.BOTH:
        facts = facts.filter(money=definition.money)
    if definition.agreement:
        facts = facts.filter(agreement=definition.agreement)
    if definition.ceremony:
        facts = facts.filter(ceremony=definition.ceremony)
    return facts


def receipts_behind(definition: Definition, by: Actor) -> tuple[QuerySet[Receipt], int]:
    """The receipts a delivered figure is made of that the reader may open, and how many more they may not.

    Row-level security narrows the first; the second is the rest of the figure. Partners open none.
    """
    check(definition, by)
    ids = (
        list(facts_of(definition).values_list("fact", flat=True))
        if definition.basis == Basis.DELIVERED
        else []
    )
    if must_show_small_cells_hidden(by):
        return Receipt.objects.none(), len(ids)
    receipts = Receipt.objects.filter(id__in=ids).order_by("handed_over_on", "year", "sequence")
    return receipts, len(ids) - receipts.count()


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


def _where(definition: Definition) -> Q:
    if definition.place_axis == PlaceAxis.CENTRE:
        return Q(centre__in=list(Centre.objects.filter(code=definition.place).values_list("id", flat=True)))
    if definition.place == NATIONAL:
        return Q()
    return Q(
        **{f"{_PLACE_COLUMN[PlaceAxis(definition.place_axis)]}__in": sorted(codes_within(definition.place))}
    )


def _when(definition: Definition) -> Q:
    first, last = definition.since.year, definition.until.year
    if definition.date_axis == DateAxis.BUDGET_YEAR:
        return Q(budget_year__gte=first, budget_year__lte=last)
    if definition.date_axis == DateAxis.SEASON:
        # A season is «2019-2020»: whole seasons between the two years.
        return Q(season__gte=f"{first}-", season__lte=f"{last - 1}-{last}")
    return Q(dated__gte=definition.since, dated__lte=definition.until)


def _aggregates() -> dict[str, Any]:
    return {
        "n_people": Count("person", distinct=True),
        "n_planned": Sum("planned", default=0),
        "n_projects": Count("project", distinct=True),
        "total_amount": Sum("amount", default=Decimal(0)),
    }


def _to_figures(row: dict[str, Any], basis: str) -> Figures:
    people = row["n_planned"] if basis == Basis.PLANNED else row["n_people"]
    projects = None if basis == Basis.PLANNED else row["n_projects"]
    return Figures(int(people), projects, Decimal(row["total_amount"]).quantize(Decimal("0.01")))


def _figures(definition: Definition) -> Figures:
    return _to_figures(facts_of(definition).aggregate(**_aggregates()), definition.basis)


def _dimension(definition: Definition, dimension: str) -> Any:
    if dimension == Dimension.PROVINCE:
        # A ceremony's place may be a commune: its breakdown names the province.
        return F(_PROVINCE_COLUMN[PlaceAxis(definition.place_axis)])
    if dimension == Dimension.YEAR:
        return F("budget_year") if definition.date_axis != DateAxis.HANDOVER else ExtractYear("dated")
    return F(dimension)


def _rows(definition: Definition, facts: QuerySet[TallyFact]) -> list[Row]:
    if not definition.by:
        return []
    named = {f"d_{d}": _dimension(definition, d) for d in definition.by}
    grouped = facts.annotate(**named).values(*named).annotate(**_aggregates())
    rows = [
        Row({d: found[f"d_{d}"] for d in definition.by}, _to_figures(found, definition.basis))
        for found in grouped
    ]
    return sorted(rows, key=lambda r: (-(r.figures.people or 0), [str(v) for v in r.keys.values()]))


def _opening(definition: Definition) -> Opening | None:
    if definition.agreement or definition.ceremony or definition.date_axis != DateAxis.HANDOVER:
        return None
    return Opening.objects.filter(
        place_id=definition.place,
        place_axis=definition.place_axis,
        unit=definition.unit,
        basis=definition.basis,
        money=definition.money,
    ).first()


def _cumulative(definition: Definition, opening: Opening | None) -> tuple[Figures | None, str | None]:
    """Opening plus what the register counts after it; null, with the reason, where no opening fits exactly."""
    if opening is None:
        return None, _(
            "No figure from before the register is recorded for exactly this place, unit and money."
        )
    if definition.until <= opening.until:
        return None, _("The period ends before the register begins.")
    register = _figures(_since(definition, opening.until + datetime.timedelta(days=1)))
    count = (opening.count or 0) + (register.of(definition.unit) or 0)
    amount = None if opening.amount is None else opening.amount + (register.amount or Decimal(0))
    people, projects = (None, count) if definition.unit == Unit.PROJECTS else (count, None)
    return Figures(people, projects, amount), None


def _since(definition: Definition, day: datetime.date, until: datetime.date | None = None) -> Definition:
    return Definition.from_json(
        {
            **definition.to_json(),
            "since": day.isoformat(),
            "by": [],
            "until": (until or definition.until).isoformat(),
        }
    )


def _outside(figure: OutsideFigure) -> Outside:
    return Outside(
        figure.count,
        figure.amount,
        figure.since,
        figure.until,
        figure.precision,
        figure.printed,
        figure.source,
    )


def _compared(definition: Definition, opening: Opening | None) -> Iterable[Compared]:
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
        asked = Definition.from_json(
            {
                **definition.to_json(),
                "basis": assertion.basis,
                "by": [],
                "since": assertion.since.isoformat(),
                "until": assertion.until.isoformat(),
            }
        )
        own = _opening(asked)
        if own and assertion.since == own.since:
            found, _reason = _cumulative(asked, own)
        elif own and assertion.since <= own.until:
            found = None
        else:
            found = _figures(asked)
        count = found.of(definition.unit) if found else None
        amount = found.amount if found else None
        yield Compared(_outside(assertion), count, amount, verdict(_outside(assertion), count, amount))


def _without_scan(definition: Definition, facts: QuerySet[TallyFact]) -> int:
    return facts.filter(scanned=False).count() if definition.basis == Basis.DELIVERED else 0


def threshold_for(definition: Definition) -> int:
    """The disclosure threshold in force: the strictest of the programmes' rules on the last day of the period."""
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


def _disclosed(tally: Tally) -> Tally:
    threshold = threshold_for(tally.definition)
    rows = hide_small_cells(tally.rows, tally.definition.unit, threshold)
    return replace(
        tally,
        rows=tuple(rows),
        threshold=threshold,
        total_hidden=0 < (tally.total.people or 0) < threshold,
        suppressed=tuple(r.keys for r in rows if r.hidden),
        without_scan=0,
    )
