"""The facts of a ceremony, gathered from the register. Every figure is the answer to a question of the tally.

The questions are asked as the house, so that a text never depends on who drafts it (invariant 3); whether somebody
may draft it is decided before, by the row policies of the ceremony and the permission of the act.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from wasl.agreements.enums import PartyRole
from wasl.agreements.models import Agreement
from wasl.audit.acts import HOUSE
from wasl.catalogue.models import Trade
from wasl.communiques.facts import (
    BY_PROVINCE,
    BY_SEX,
    BY_TRADE,
    CASH,
    TOTAL,
    Balance,
    CashAid,
    Facts,
    Gift,
    Locality,
    Named,
    Official,
    Pact,
    Planned,
    ProgrammeWords,
    ProvinceCount,
    TradeCount,
    balance_key,
    planned_key,
)
from wasl.handovers.enums import DELIVERED, OfficialRole
from wasl.handovers.models import Ceremony, InstitutionalGift, Receipt
from wasl.institutions.enums import InstitutionKind, Sex
from wasl.institutions.models import Institution, Office
from wasl.institutions.queries import holder_on
from wasl.programmes.models import Programme
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, Unit
from wasl.tallies.facts import rows_of
from wasl.tallies.queries import answer
from wasl.tallies.rules import Definition, Tally
from wasl.territory.models import Place
from wasl.territory.queries import province_of


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts, and the answer behind each of their figures, by the key of its question."""

    facts: Facts
    answers: dict[str, Tally]


def asked(definition: Definition, known_at: datetime.datetime | None = None) -> Tally:
    """The house's answer to a question of a communiqué today; of what it knew at a moment and still stands, with ``known_at``."""
    return answer(definition, HOUSE, known_at=known_at)


def ceremony_definition(ceremony: Ceremony) -> Definition:
    """What was handed over at a ceremony: people, projects and equipment, by signed receipts."""
    return Definition(since=ceremony.held_on, until=ceremony.held_on, ceremony=ceremony.reference)


def gather(ceremony: Ceremony, *, publish_cash: bool = False) -> Gathered | None:
    """Facts and answers of a ceremony, read in the reader's scope; None while nobody has signed a receipt."""
    whole = ceremony_definition(ceremony)
    answers = {
        TOTAL: asked(whole),
        BY_SEX: asked(replace(whole, by=(Dimension.SEX,))),
        BY_PROVINCE: asked(replace(whole, by=(Dimension.PROVINCE,))),
        BY_TRADE: asked(replace(whole, by=(Dimension.TRADE,), unit=Unit.PROJECTS)),
        CASH: asked(replace(whole, money=Money.CASH)),
    }
    if not answers[TOTAL].total.people:
        return None
    agreements = _agreements(whole)
    planned = _planned(ceremony, answers)
    balances = _balances(ceremony, agreements, answers)
    facts = _facts(ceremony, agreements, answers, publish_cash)
    return Gathered(replace(facts, planned=planned, balances=balances), answers)


def _facts(
    ceremony: Ceremony, agreements: list[Agreement], answers: dict[str, Tally], publish_cash: bool
) -> Facts:
    total, sexes, seats = answers[TOTAL].total, answers[BY_SEX], _officials(ceremony)
    women = next((row.figures.people for row in sexes.rows if row.keys[Dimension.SEX] == Sex.FEMALE), 0)
    # A restricted programme is not named, nor its agreements: its people count like any others (invariant 14).
    told = [a for a in agreements if a.programme and not a.programme.restricted]
    return Facts(
        place=locality(ceremony.place),
        day=ceremony.held_on,
        venue=Named(ceremony.venue_ar, ceremony.venue_fr),
        foundation=foundation(),
        centre=Named(ceremony.centre.name_ar, ceremony.centre.name_fr),
        people=total.people or 0,
        women=women or 0,
        amount=total.amount or Decimal(0),
        provinces=_provinces(answers[BY_PROVINCE]),
        trades=_trades(answers[BY_TRADE]),
        projects=total.projects or 0,
        agreements=tuple(_pact(agreement) for agreement in told),
        programme=_words(told[0].programme) if told else None,
        seasons=tuple(sorted({a.season for a in told if a.season})),
        budget_years=tuple(sorted({a.budget_year for a in told})),
        cash=_cash(answers[CASH], publish_cash),
        partners=_partners(told),
        gifts=tuple(_gift(gift) for gift in _gifts(ceremony)),
        presiding=seats.presiding,
        present=seats.present,
        speaker=seats.speaker,
    )


def named(thing: Institution | Place | Programme) -> Named:
    """The stored names of a thing."""
    return Named(thing.name_ar, thing.name_fr)


def locality(place: Place) -> Locality:
    """A place as the composers name it."""
    return Locality(place.code, place.kind, named(place))


def foundation() -> Named:
    """The foundation that publishes; empty names before it is recorded."""
    found = Institution.objects.filter(kind=InstitutionKind.FOUNDATION).order_by("code").first()
    return named(found) if found else Named("", "")


def _agreements(whole: Definition) -> list[Agreement]:
    """The agreements the receipts were signed under, the one with most people first."""
    # Every agreement by itself: what may be told of them is decided below.
    rows = rows_of(replace(whole, by=(Dimension.AGREEMENT,)))
    order = {row.keys[Dimension.AGREEMENT]: rank for rank, row in enumerate(rows)}
    found = Agreement.objects.filter(number__in=order).select_related("programme", "province__parent")
    return sorted(found.prefetch_related("parties__institution"), key=lambda a: order[a.number])


def _pact(agreement: Agreement) -> Pact:
    parties = tuple(named(party.institution) for party in agreement.parties.all())
    return Pact(
        agreement.number, Named(agreement.title_ar, agreement.title_fr), tuple(dict.fromkeys(parties))
    )


def _words(programme: Programme | None) -> ProgrammeWords | None:
    if programme is None:
        return None
    return ProgrammeWords(
        named(programme),
        Named(programme.strategy_ar, programme.strategy_fr),
        Named(programme.purpose_ar, programme.purpose_fr),
        Named(programme.life_project_ar, programme.life_project_fr),
    )


def _partners(agreements: Iterable[Agreement]) -> tuple[Named, ...]:
    parties = [party.institution for agreement in agreements for party in agreement.parties.all()]
    return tuple(dict.fromkeys(named(party) for party in parties if party.kind != InstitutionKind.FOUNDATION))


def _provinces(tally: Tally) -> tuple[ProvinceCount, ...]:
    codes = [row.keys[Dimension.PROVINCE] for row in tally.rows]
    places = Place.objects.in_bulk(codes)
    return tuple(
        ProvinceCount(locality(places[code]), row.figures.people or 0)
        for code, row in zip(codes, tally.rows, strict=True)
    )


def _trades(tally: Tally) -> tuple[TradeCount, ...]:
    trades = Trade.objects.in_bulk([row.keys[Dimension.TRADE] for row in tally.rows])
    counts = [
        TradeCount(trade.code, Named(trade.phrase_ar, trade.phrase_fr), row.figures.projects or 0)
        for row in tally.rows
        if (trade := trades[row.keys[Dimension.TRADE]])
    ]
    return tuple(sorted(counts, key=lambda count: (-count.projects, count.code)))


def _cash(tally: Tally, published: bool) -> CashAid | None:
    if not tally.total.people:
        return None
    return CashAid(tally.total.people, tally.total.amount or Decimal(0), published)


def _official(office: Office, day: datetime.date) -> Official:
    holder = holder_on(office, day)
    if holder is None:
        return Official(Named(office.title_ar, office.title_fr), None)
    female = holder.sex == Sex.FEMALE
    title = Named(
        (office.title_feminine_ar if female else "") or office.title_ar,
        (office.title_feminine_fr if female else "") or office.title_fr,
    )
    return Official(title, Named(holder.name_ar, holder.name_fr), female)


@dataclass(frozen=True, slots=True)
class _Seats:
    """Who was there, by what they did."""

    presiding: Official | None
    present: tuple[Official, ...]
    speaker: Official | None


def _officials(ceremony: Ceremony) -> _Seats:
    by_role: dict[str, list[Official]] = {role: [] for role in OfficialRole.values}
    for seat in ceremony.officials.select_related("office"):
        by_role[seat.role].append(_official(seat.office, ceremony.held_on))
    presiding, present, speaker = (by_role[role] for role in ("presiding", "present", "speaker"))
    if ceremony.statement_office is not None:
        speaker = [_official(ceremony.statement_office, ceremony.held_on)]
    return _Seats(next(iter(presiding), None), tuple(present), next(iter(speaker), None))


def _planned(ceremony: Ceremony, answers: dict[str, Tally]) -> tuple[Planned, ...]:
    """What was planned for the place and year of the cohorts of those served; told of no restricted programme."""
    cohorts = (
        Receipt.objects.filter(ceremony=ceremony, status__in=DELIVERED, grant__cohort__isnull=False)
        .filter(grant__cohort__programme__restricted=False)
        .values_list("grant__cohort__place_id", "grant__cohort__budget_year")
        .order_by("grant__cohort__place_id", "grant__cohort__budget_year")
        .distinct()
    )
    found = []
    for code, year in cohorts:
        tally = asked(
            Definition(
                since=datetime.date(year, 1, 1),
                until=datetime.date(year, 12, 31),
                place=code,
                date_axis=DateAxis.BUDGET_YEAR,
                basis=Basis.PLANNED,
            )
        )
        answers[planned_key(code, year)] = tally
        place = Place.objects.get(code=code)
        found.append(
            Planned(locality(place), year, tally.total.people or 0, tally.total.amount or Decimal(0))
        )
    return tuple(found)


def _balances(
    ceremony: Ceremony, agreements: list[Agreement], answers: dict[str, Tally]
) -> tuple[Balance, ...]:
    """The balance, by residence, of the provinces that signed and of their regions, up to the ceremony."""
    provinces = [a.province if a.province.kind == "region" else province_of(a.province) for a in agreements]
    regions = [province.parent for province in provinces if province.parent is not None]
    found = []
    for place in dict.fromkeys([*provinces, *regions]):
        tally = asked(
            Definition(
                since=ceremony.held_on.replace(month=1, day=1), until=ceremony.held_on, place=place.code
            )
        )
        if tally.cumulative is None or tally.cumulative_since is None:
            continue
        answers[balance_key(place.code)] = tally
        found.append(
            Balance(
                locality(place),
                tally.cumulative_since.year,
                tally.cumulative.people or 0,
                tally.cumulative.amount,
                tally.cumulative_precision or "exact",
            )
        )
    return tuple(found)


def _gifts(ceremony: Ceremony) -> Iterable[InstitutionalGift]:
    return (
        InstitutionalGift.objects.filter(ceremony=ceremony)
        .select_related("recipient", "agreement")
        .prefetch_related("agreement__parties__institution")
        .order_by("recorded_at", "id")
    )


def _gift(gift: InstitutionalGift) -> Gift:
    parties = list(gift.agreement.parties.all())
    return Gift(
        named(gift.recipient),
        gift.noun,
        gift.quantity,
        Named(gift.description_ar, gift.description_fr),
        Named(gift.purpose_ar, gift.purpose_fr) if gift.purpose_ar else None,
        tuple(named(party.institution) for party in parties if party.role == PartyRole.FUNDER),
        tuple(dict.fromkeys(named(party.institution) for party in parties)),
        gift.amount,
    )
