"""The facts a question counts and the figures made of them: over all rows of the nameless view, for every reader alike."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Case, Count, F, Func, Q, QuerySet, Sum, Value, When
from django.db.models.functions import ExtractYear

from wasl.programmes.models import Programme
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, PlaceAxis
from wasl.tallies.models import TallyFact
from wasl.tallies.rules import NATIONAL, Definition, Figures, Row
from wasl.territory.models import Centre, Place
from wasl.territory.queries import codes_within

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


UNDONE = "undone"
"""Basis of the facts a reversal undid: nobody asks for it, and no figure counts it."""


_as_of: ContextVar[datetime.datetime | None] = ContextVar("wasl_tallies_as_of", default=None)


@contextmanager
def as_it_was(moment: datetime.datetime) -> Iterator[None]:
    """Within the block, figures are those of a moment: what was recorded by then, undone or not since, and the persons
    that records belonged to then. Must be called inside a transaction; evaluate everything inside the block.
    """
    token = _as_of.set(moment)
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.as_of', %s, true)", [moment.isoformat()])
    try:
        yield
    finally:
        _as_of.reset(token)
        with connection.cursor() as cursor:
            cursor.execute("select set_config('app.as_of', '', true)")


def persons_changed_since(moment: datetime.datetime) -> datetime.datetime | None:
    """When records were last joined or parted after a moment; None when none was."""
    with connection.cursor() as cursor:
        cursor.execute("select tallies_persons_changed_since(%s)", [moment])
        found: datetime.datetime | None = cursor.fetchone()[0]
    return found


def facts_of(definition: Definition, known_at: datetime.datetime | None = None) -> QuerySet[TallyFact]:
    """The facts a definition counts; with ``known_at`` only those the register knew at that moment, or that were signed
    again for one it knew (a misprint reversed and handed over anew is still the same handover)."""
    if moment := _as_of.get():
        return facts_at(definition, moment)
    facts = _matching(definition).filter(basis=definition.basis)
    if known_at is None:
        return facts
    redone = Func(F("fact"), Value(known_at), function="tallies_redone", output_field=BooleanField())
    return facts.alias(redone=redone).filter(Q(entered_at__lte=known_at) | Q(redone=True))


def facts_at(definition: Definition, moment: datetime.datetime) -> QuerySet[TallyFact]:
    """The facts a definition counted at a moment, those undone since among them."""
    counted = Q(basis=definition.basis)
    if definition.basis == Basis.DELIVERED:
        counted |= Q(basis=UNDONE, undone_at__gt=moment)
    return _matching(definition).filter(counted, entered_at__lte=moment)


def undone_after(moment: datetime.datetime) -> QuerySet[TallyFact]:
    """The facts that were undone after a moment, of any place and day."""
    return TallyFact.objects.filter(basis=UNDONE, undone_at__gt=moment)


def _matching(definition: Definition) -> QuerySet[TallyFact]:
    """What is where and when a definition asks, on every basis."""
    facts = TallyFact.objects.filter(_where(definition)).filter(_when(definition))
    if definition.money != Money.BOTH:
        facts = facts.filter(money=definition.money)
    if definition.agreement:
        facts = facts.filter(agreement=definition.agreement)
    if definition.ceremony:
        facts = facts.filter(ceremony=definition.ceremony)
    return facts


def figures_of(definition: Definition, known_at: datetime.datetime | None = None) -> Figures:
    """People, projects and dirhams of a definition."""
    return _to_figures(facts_of(definition, known_at).aggregate(**_aggregates()), definition.basis)


def figures_among(definition: Definition, which: Q, known_at: datetime.datetime | None = None) -> Figures:
    """People, projects and dirhams of those facts of a definition that ``which`` keeps."""
    facts = facts_of(definition, known_at).filter(which)
    return _to_figures(facts.aggregate(**_aggregates()), definition.basis)


def rows_of(definition: Definition, known_at: datetime.datetime | None = None) -> list[Row]:
    """The breakdown of a definition, the largest cell first; empty when it asks for none."""
    if not definition.by:
        return []
    named = {f"d_{d}": _dimension(definition, d) for d in definition.by}
    grouped = facts_of(definition, known_at).annotate(**named).values(*named).annotate(**_aggregates())
    rows = [
        Row({d: found[f"d_{d}"] for d in definition.by}, _to_figures(found, definition.basis))
        for found in grouped
    ]
    return sorted(rows, key=lambda r: (-(r.figures.people or 0), [str(v) for v in r.keys.values()]))


def planned_for_wider_place(definition: Definition) -> bool:
    """Whether a cohort of the period is planned for a place around the one asked: its people are not divided among parts."""
    if definition.basis != Basis.PLANNED or definition.place_axis == PlaceAxis.CENTRE:
        return False
    around: list[str] = []
    place = Place.objects.filter(code=definition.place).first()
    while place is not None and place.parent_id:
        around.append(place.parent_id)
        place = place.parent
    return (
        bool(around)
        and TallyFact.objects.filter(_when(definition), basis=Basis.PLANNED, residence__in=around).exists()
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
    if definition.date_axis == DateAxis.SEASON:
        # A season is «2019-2020»: whole seasons between the two years.
        return Q(season__gte=f"{first}-", season__lte=f"{last - 1}-{last}")
    if definition.counts_years:
        return Q(budget_year__gte=first, budget_year__lte=last)
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


def _dimension(definition: Definition, dimension: str) -> Any:
    if dimension == Dimension.PROVINCE:
        # A ceremony's place may be a commune: its breakdown names the province.
        return F(_PROVINCE_COLUMN[PlaceAxis(definition.place_axis)])
    if dimension == Dimension.YEAR:
        return F("budget_year") if definition.counts_years else ExtractYear("dated")
    if dimension in {Dimension.AGREEMENT, Dimension.PROGRAMME}:
        # A restricted programme counts in every total and is named in no breakdown (invariant 14).
        restricted = list(Programme.objects.filter(restricted=True).values_list("pk", flat=True))
        return Case(When(programme__in=restricted, then=Value(None)), default=F(dimension))
    return F(dimension)
