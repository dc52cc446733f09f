"""Many people compared at once, before they are written down: with each other, with the centre's files, with other centres."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from wasl.participants import rules
from wasl.participants.enums import FileStatus
from wasl.participants.identity.batch import likely_pairs
from wasl.participants.identity.score import Match
from wasl.participants.likeness import was_answered
from wasl.participants.models import Record
from wasl.participants.queries.comparisons import LIKELY, traits_in, traits_of_row
from wasl.territory.models import Centre

_NAMES = ("given_ar", "surname_ar", "given_lat", "surname_lat", "father_ar", "cin")


@dataclass(frozen=True)
class Near:
    """Somebody one of many looks like: a ``record`` of the centre, or ``other``, the place of somebody earlier of the many.

    Neither, when the card has an open file in another centre (``elsewhere``): then nothing more is ever told.
    """

    record: Record | None = None
    other: int | None = None
    match: Match | None = None
    same_card: bool = False

    @property
    def elsewhere(self) -> bool:
        """Whether it lies in another centre."""
        return self.record is None and self.other is None

    @property
    def stops(self) -> bool:
        """Whether no second file may be opened beside it: the card has an open one."""
        return self.same_card or self.elsewhere

    @property
    def percent(self) -> int:
        """The probability in hundredths, never told as certain; 0 when nothing was compared."""
        return self.match.percent if self.match else 0


@dataclass
class Compared:
    """What was found: by place whom somebody looks like, what stops first, then the likeliest; and how many have a very
    similar file in another centre (their number is all that is told)."""

    near: dict[int, list[Near]] = field(default_factory=dict)
    elsewhere: int = 0

    def add(self, place: int, near: Near) -> None:
        """Note whom somebody looks like."""
        self.near.setdefault(place, []).append(near)


def compare_many(centre: Centre, people: Sequence[Mapping[str, Any]]) -> Compared:
    """Compare people (their checked fields) with each other and with the register, as the scope on the connection sees it.

    A whole sheet teaches how its clerks write, so that scores are those of ``identity.batch``.
    """
    compared = Compared()
    own = list(
        Record.objects.filter(file__centre=centre)
        .select_related("file", "residence", "commune")
        .order_by("pk")
    )
    _same_cards(compared, own, people)
    _alike(compared, own, people)
    _others(compared, centre, people)
    for found in compared.near.values():
        found.sort(key=lambda near: (not near.stops, -near.percent))
    return compared


def _same_cards(compared: Compared, own: Sequence[Record], people: Sequence[Mapping[str, Any]]) -> None:
    holders: dict[str, Record] = {
        record.cin: record for record in own if record.cin and record.file.status == FileStatus.OPEN
    }
    earlier: dict[str, int] = {}
    for place, written in enumerate(people):
        card = written["cin"]
        if not card:
            continue
        if card in holders:
            compared.add(place, Near(record=holders[card], same_card=True))
        elif card in earlier:
            compared.add(place, Near(other=earlier[card], same_card=True))
        earlier.setdefault(card, place)


def _alike(compared: Compared, own: Sequence[Record], people: Sequence[Mapping[str, Any]]) -> None:
    known = len(own)
    traits = [traits_of_row(record) for record in own] + [traits_in(written) for written in people]
    for pair in likely_pairs(traits, LIKELY):
        if pair.b < known:
            continue  # two files of the centre: the queue of likely duplicates has them
        place = pair.b - known
        near = (
            Near(record=own[pair.a], match=pair.match)
            if pair.a < known
            else Near(other=pair.a - known, match=pair.match)
        )
        told = compared.near.get(place, [])
        twin = next((one for one in told if (one.record, one.other) == (near.record, near.other)), None)
        if twin is not None:
            told[told.index(twin)] = Near(twin.record, twin.other, near.match, twin.same_card)
        else:
            compared.add(place, near)


def _others(compared: Compared, centre: Centre, people: Sequence[Mapping[str, Any]]) -> None:
    for place, found in enumerate(_elsewhere(people)):
        if found == "card" and not was_answered(people[place]["cin"], centre):
            compared.add(place, Near())
        elif found:
            compared.elsewhere += 1


def _elsewhere(people: Sequence[Mapping[str, Any]]) -> list[str]:
    """For each, what ``participants_alike_elsewhere`` says: one statement for all."""
    keys = [rules.keys_of(**{name: written[name] for name in _NAMES}, number="") for written in people]
    born = [written["birth_date"] for written in people]
    years = [date.year if date else written["birth_year"] for date, written in zip(born, people, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(
            "select participants_alike_elsewhere(given, surname, father, card, born, in_year, province) "
            "from unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::date[], %s::int[], %s::text[]) "
            "with ordinality as asked (given, surname, father, card, born, in_year, province, place) order by place",
            [
                [key["key_given"] for key in keys],
                [key["key_surname"] for key in keys],
                [key["key_father"] for key in keys],
                [written["cin"] for written in people],
                born,
                years,
                [written["residence"].pk for written in people],
            ],
        )
        return [str(row[0]) for row in cursor.fetchall()]
