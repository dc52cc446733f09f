"""One newcomer against 61,000 records of the application's own database, beside Splink's ``predict_between`` on the same keys."""

import random
import statistics
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import psycopg
from django.db import transaction
from tests.databases import (
    clone_template,
    drop_database,
    fresh_name,
    migrated_template,
    pointed_at,
    start_server,
)

from bench.identity import Figure, traits
from bench.identity_people import USUAL, Names, Row, as_written, attested, people
from wasl.database.connections import role_address
from wasl.database.scope import Scope, within
from wasl.participants.identity.keys import VERSION, keys_of
from wasl.participants.identity.traits import Traits
from wasl.participants.queries.comparisons import alike
from wasl.territory.models import Centre, Place

RECORDS = 61_000
NEWCOMERS = 400
TIMED = 40
SEED = 90_003


def figures() -> Iterator[Figure]:
    """How much faster than Splink, and how often the right person is among the first ten."""
    names = Names(attested())
    rng = random.Random(SEED)  # noqa: S311 - invented people
    with _register(people(names, rng, RECORDS)) as (scope, rows, ids):
        noise = replace(USUAL, no_card=0.5)
        asked = [(n, as_written(rows[n], names, rng, noise)) for n in rng.sample(range(RECORDS), NEWCOMERS)]
        right, ours = 0, []
        for n, row in asked:
            begin = time.perf_counter()
            with transaction.atomic(), within(scope):
                found = alike(traits(row))
            ours.append(time.perf_counter() - begin)
            right += ids[n] in {one.record.pk for one in found}
        theirs = _splink([traits(row) for row in rows], [traits(row) for _, row in asked[:TIMED]])
    print(
        f"        ours {statistics.median(ours) * 1000:.1f} ms, Splink {statistics.median(theirs) * 1000:.1f} ms"
    )
    yield Figure(
        "one newcomer against 61,000 records / Splink's predict_between: times faster",
        statistics.median(theirs) / statistics.median(ours[:TIMED]),
        at_least=7,
    )
    yield Figure("the right person among the first ten", right / NEWCOMERS, at_least=0.985)


def _splink(register: Sequence[Traits], newcomers: Sequence[Traits]) -> list[float]:
    from bench.identity_splink import Splink

    splink = Splink(register)
    splink.ready()
    splink.intake(newcomers[0])
    took = []
    for person in newcomers:
        begin = time.perf_counter()
        splink.intake(person)
        took.append(time.perf_counter() - begin)
    return took


def _in_provinces(rows: Sequence[Row]) -> list[Row]:
    """The same people, in provinces there are."""
    codes = sorted(Place.objects.filter(kind__in=["province", "prefecture"]).values_list("code", flat=True))
    return [replace(row, province=codes[int(row.province[1:]) % len(codes)]) for row in rows]


@contextmanager
def _register(invented: Sequence[Row]) -> Iterator[tuple[Scope, list[Row], list[uuid.UUID]]]:
    """A database of its own with a record for each row; the scope that sees them, the rows and their keys, in order."""
    start_server()
    name = clone_template(migrated_template(), fresh_name("bench"))
    try:
        with pointed_at(name):
            centres = sorted(Centre.objects.values_list("id", flat=True))
            rows = _in_provinces(invented)
            ids = [uuid.UUID(int=n + 1) for n in range(len(rows))]
            with psycopg.connect(**role_address("app_owner", name), autocommit=True) as owner:
                for table in ("participants_file", "participants_record", "participants_person"):
                    owner.execute(f"alter table {table} no force row level security, disable trigger user")
                _copy(owner, rows, ids, centres)
                owner.execute("analyze participants_file, participants_record")
            yield Scope(read_centres=frozenset(centres)), rows, ids
    finally:
        drop_database(name)


_FILE = """id, number, centre_id, status, opened_on, opened_at, opened_by, closed_by, closed_kind, closed_reason,
  eligibility_verified_by, eligibility_paper"""
_RECORD = """id, person_id, file_id, given_ar, surname_ar, given_lat, surname_lat, father_ar, cin, birth_date, sex, phone, phone_of,
  other_phones, residence_id, address_ar, family_situation, education_level, guardian_name_ar, guardian_relation, guardian_cin,
  guardian_phone, key_given, key_surname, key_father, keys_version, search_key, sort_key, version, written_at, written_by"""


def _copy(
    owner: psycopg.Connection, rows: Sequence[Row], ids: Sequence[uuid.UUID], centres: Sequence[int]
) -> None:
    with owner.cursor() as cursor:
        with cursor.copy("copy participants_person (id) from stdin") as copy:
            for pk in ids:
                copy.write_row([pk])
        with cursor.copy(f"copy participants_file ({_FILE}) from stdin") as copy:
            for n, pk in enumerate(ids):
                copy.write_row(
                    [
                        pk,
                        f"B-{n:06d}",
                        centres[n % len(centres)],
                        "open",
                        "2021-01-04",
                        "2021-01-04",
                        "bench",
                        *[""] * 5,
                    ]
                )
        with cursor.copy(f"copy participants_record ({_RECORD}) from stdin") as copy:
            for pk, row in zip(ids, rows, strict=True):
                copy.write_row([pk, pk, pk, *_record(row)])


def _record(row: Row) -> list[object]:
    keys = keys_of(given_ar=row.given_ar, surname_ar=row.surname_ar, father=row.father)
    return [
        row.given_ar, row.surname_ar, row.given_lat, row.surname_lat, row.father, row.cin, row.dob, row.sex, "", "own", "[]",
        row.province, *[""] * 7, keys.given, keys.surname, keys.father, VERSION, "", "", 1, "2021-01-04", "bench",
    ]  # fmt: skip
