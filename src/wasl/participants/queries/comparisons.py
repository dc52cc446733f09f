"""Who may be one person: look-ups by how names sound, the queue of likely pairs, what was decided. Through the reader's scope."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from wasl.participants.enums import Verdict
from wasl.participants.identity.blocking import lookups
from wasl.participants.identity.score import Judge, Match
from wasl.participants.identity.traits import Traits, traits_of
from wasl.participants.models import Comparison, Inquiry, LookUp, Record

LIKELY = 0.5
"""From this probability on, two records are put before somebody who decides."""
MANY_LOOK_UPS = 30
"""People one account may look for in an hour before headquarters are told."""
_MOST = 400  # records read for one look-up; a block of more says nothing
_MOST_PAIRS = 2_000

_YEAR = "coalesce(extract(year from {0}birth_date)::int, {0}birth_year::int)"
_COLUMNS = {
    "cin": "cin", "birth_date": "birth_date", "key_given": "key_given", "key_surname": "key_surname",
    "year": _YEAR.format(""), "province": "residence_id",
}  # fmt: skip
# Pairs that share enough to be worth a comparison: stricter than a look-up, because here everybody meets everybody.
_PAIRS = f"""
with shared as (
  select a.id as first, b.id as second from participants_record a join participants_record b
    on a.cin = b.cin and a.cin <> '' and a.id < b.id
  union
  select a.id, b.id from participants_record a join participants_record b
    on a.birth_date = b.birth_date and a.id < b.id
   and (a.key_surname = b.key_surname or a.key_given = b.key_given or a.key_given = b.key_surname)
  union
  select a.id, b.id from participants_record a join participants_record b
    on a.key_given = b.key_given and a.key_surname = b.key_surname and a.id < b.id
   and abs({_YEAR.format("a.")} - {_YEAR.format("b.")}) <= 1
)
select s.first, s.second from shared s
 where (select x.person_id from participants_record x where x.id = s.first)
       <> (select y.person_id from participants_record y where y.id = s.second)
   and coalesce((select c.verdict from participants_comparison c where c.first_id = s.first and c.second_id = s.second
                  order by c.decided_at desc limit 1), '') <> 'different'
 limit {_MOST_PAIRS}
"""  # noqa: S608 (our own names)


@dataclass(frozen=True)
class Alike:
    """A record of the reader's scope that may be the person looked for, how likely, and why."""

    record: Record
    match: Match


@dataclass(frozen=True)
class LikelyPair:
    """Two records of the reader's scope that may be one person."""

    first: Record
    second: Record
    match: Match


def traits_in(written: Mapping[str, Any]) -> Traits:
    """What is known of the person a record, an inquiry or a form writes of (their fields by name)."""
    residence, commune = written["residence"], written.get("commune")
    return traits_of(
        given_ar=written["given_ar"], surname_ar=written["surname_ar"], given_lat=written["given_lat"],
        surname_lat=written["surname_lat"], father=written["father_ar"], born=written["birth_date"],
        birth_year=written["birth_year"], sex=written["sex"], cin=written["cin"],
        province=residence.pk if residence else "", commune=commune.pk if commune else "",
    )  # fmt: skip


def traits_of_row(row: Record | Inquiry) -> Traits:
    """What is known of someone already written down."""
    return traits_of(
        given_ar=row.given_ar, surname_ar=row.surname_ar, given_lat=row.given_lat, surname_lat=row.surname_lat,
        father=row.father_ar, born=row.birth_date, birth_year=row.birth_year, sex=row.sex, cin=row.cin,
        province=row.residence_id, commune=getattr(row, "commune_id", None) or "",
    )  # fmt: skip


def alike(person: Traits, *, except_record: UUID | None = None, most: int = 10) -> list[Alike]:
    """Records of the reader's scope that may be this person, the likeliest first: five equality look-ups, then a score."""
    judge = Judge()
    rows = _records(_looked_up(person))
    found = [Alike(row, judge.match(person, traits_of_row(row))) for row in rows if row.pk != except_record]
    likely = [one for one in found if one.match.score >= LIKELY]
    return sorted(likely, key=lambda one: (-one.match.score, one.record.file.number))[:most]


def likely_pairs() -> list[LikelyPair]:
    """The queue: pairs of different people that nobody has decided, or whose joining was undone; the likeliest first."""
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS)
        pairs = cursor.fetchall()
    rows = {row.pk: row for row in _records(list({pk for pair in pairs for pk in pair}))}
    known = {pk: traits_of_row(row) for pk, row in rows.items()}
    judge = Judge()
    found = [LikelyPair(rows[a], rows[b], judge.match(known[a], known[b])) for a, b in pairs]
    likely = [pair for pair in found if pair.match.score >= LIKELY]
    return sorted(likely, key=lambda pair: (-pair.match.score, str(pair.first.pk)))


def pair_of(one: UUID, other: UUID) -> LikelyPair | None:
    """The two records side by side, in the order they are kept; None when the reader does not see both."""
    rows = {row.pk: row for row in _records([one, other])}
    if len(rows) != 2:
        return None
    first, second = rows[min(rows)], rows[max(rows)]
    return LikelyPair(first, second, Judge().match(traits_of_row(first), traits_of_row(second)))


def decisions(first: Record, second: Record) -> QuerySet[Comparison]:
    """What was decided about a pair, the newest first."""
    return Comparison.objects.filter(first=first, second=second).order_by("-decided_at")


def decided() -> QuerySet[Comparison]:
    """All decisions the reader sees, the newest first."""
    return Comparison.objects.select_related("first_file", "second_file", "kept_file", "undone").order_by(
        "-decided_at"
    )


def decisions_of_file(file_id: UUID) -> QuerySet[Comparison]:
    """What was decided about the person of a file, the newest first."""
    return decided().filter(Q(first_file=file_id) | Q(second_file=file_id))


def joined_to(record: Record) -> list[Record]:
    """The other records of the same person that the reader may see."""
    return list(
        Record.objects.filter(person_id=record.person_id).exclude(pk=record.pk).select_related("file__centre")
    )


def can_be_undone(comparison: Comparison) -> bool:
    """Whether a joining still stands, with nothing decided on top of it."""
    return (
        comparison.verdict == Verdict.SAME
        and not Comparison.objects.filter(undoes=comparison).exists()
        and all(
            move.record.person_id == move.to_person_id for move in comparison.moves.select_related("record")
        )
    )


def inquiries() -> QuerySet[Inquiry]:
    """Inquiries of the reader's scope, the oldest first."""
    return Inquiry.objects.select_related("centre", "residence").order_by("asked_at")


def open_inquiries() -> QuerySet[Inquiry]:
    """Inquiries nobody has answered, the oldest first."""
    return inquiries().filter(answer="")


def many_look_ups(now: datetime.datetime | None = None) -> list[tuple[str, int]]:
    """Accounts that looked for more people in the last hour than a desk does, with how many."""
    since = (now or timezone.now()) - datetime.timedelta(hours=1)
    found = LookUp.objects.filter(looked_at__gte=since).values("looked_by").annotate(many=Sum("people"))
    return [
        (row["looked_by"], row["many"]) for row in found.order_by("looked_by") if row["many"] > MANY_LOOK_UPS
    ]


def _looked_up(person: Traits) -> list[UUID]:
    parts: list[str] = []
    values: list[Any] = []
    for columns, wanted in lookups(person):
        conditions = " and ".join(f"{_COLUMNS[column]} = %s" for column in columns)
        parts.append(f"(select id from participants_record where {conditions} limit {_MOST})")  # noqa: S608
        values += [_asked(column, value) for column, value in zip(columns, wanted, strict=True)]
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" union ".join(parts), values)
        return [row[0] for row in cursor.fetchall()]


def _asked(column: str, value: Any) -> Any:
    # Places are compared as folded text; the database holds the code.
    return str(value).upper().replace(" ", "-") if column == "province" else value


def _records(keys: Sequence[UUID]) -> list[Record]:
    return list(
        Record.objects.filter(pk__in=keys)
        .select_related("file__centre", "residence", "commune")
        .order_by("pk")
    )
