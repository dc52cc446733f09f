"""Thousands of files in two centres, read under the policies and without them."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.conf import settings
from django.db import connection, transaction
from tests.databases import (
    clone_template,
    drop_database,
    fresh_name,
    migrated_template,
    pointed_at,
    start_server,
)

from wasl.database.connections import role_address
from wasl.database.scope import Scope, within
from wasl.participants.queries import search
from wasl.territory.models import Centre
from wasl.wording.folding import search_key, sort_key_arabic

EACH = 3000
GIVEN = [
    ("محمد", "Mohammed"),
    ("يوسف", "Youssef"),
    ("خديجة", "Khadija"),
    ("عبد الرحيم", "Abderrahim"),
    ("نعيمة", "Naima"),
    ("إدريس", "Driss"),
]
SURNAMES = [
    ("البحراوي", "El Bahraoui"),
    ("العبدي", "El Abdi"),
    ("السملالي", "Semlali"),
    ("الزمراني", "Zemrani"),
    ("الكنتوري", "Kentouri"),
]


class Files:
    """Reads of the same rows in two ways."""

    def __init__(self, owner: psycopg.Connection, centres: dict[str, int]) -> None:
        self.owner, self.centres = owner, centres
        self.own = Scope(read_centres=frozenset({centres["MRK"]}))
        self.every = Scope(read_centres=frozenset(centres.values()))

    def guarded(self) -> None:
        with transaction.atomic(), within(self.own), connection.cursor() as cursor:
            cursor.execute("select f.number, r.surname_ar from participants_file f join participants_record r on r.file_id = f.id "
                           "order by r.sort_key limit 50")  # fmt: skip
            cursor.fetchall()

    def plain(self) -> None:
        self.owner.execute("select f.number, r.surname_ar from participants_file f join participants_record r on r.file_id = f.id "
                           "where f.centre_id = %s order by r.sort_key limit 50", [self.centres["MRK"]]).fetchall()  # fmt: skip

    def search_all(self) -> None:
        with transaction.atomic(), within(self.every):
            list(search("khadija abdi")[:20])

    def search_own(self) -> None:
        with transaction.atomic(), within(self.own):
            list(search("khadija abdi")[:20])


@contextmanager
def thousands_of_files() -> Iterator[Files]:
    """A database of its own with the files in it, dropped at the end."""
    start_server()
    name = clone_template(migrated_template(), fresh_name("bench"))
    try:
        with pointed_at(name):
            assert settings.DATABASES["default"]["NAME"] == name
            centres = dict(Centre.objects.filter(code__in=["MRK", "AGD"]).values_list("code", "id"))
            with psycopg.connect(**role_address("app_owner", name), autocommit=True) as owner:
                for table in ("participants_file", "participants_record", "participants_person"):
                    owner.execute(f"alter table {table} no force row level security")
                _fill(owner, centres)
                yield Files(owner, centres)
    finally:
        drop_database(name)


def _fill(owner: psycopg.Connection, centres: dict[str, int]) -> None:
    names = itertools.cycle(itertools.product(GIVEN, SURNAMES))
    with owner.cursor() as cursor:
        for code, centre in centres.items():
            for n in range(EACH):
                (given_ar, given_lat), (surname_ar, surname_lat) = next(names)
                cursor.execute(
                    """
with person as (insert into participants_person (id) values (gen_random_uuid()) returning id),
file as (insert into participants_file (id, number, centre_id, status, opened_on, opened_at, opened_by, closed_by, closed_reason,
         eligibility_verified_by, eligibility_paper)
         values (gen_random_uuid(), %s, %s, 'open', '2021-01-04', now(), 'bench', '', '', '', '') returning id)
insert into participants_record (id, person_id, file_id, given_ar, surname_ar, given_lat, surname_lat, father_ar, cin, sex, phone,
  residence_id, address_ar, search_key, sort_key, written_at, written_by, version)
select gen_random_uuid(), person.id, file.id, %s, %s, %s, %s, '', %s, 'male', '', 'MA-REH', '', %s, %s, now(), 'bench', 1 from person, file
""",
                    [f"{code}-2021-{n:05d}", centre, given_ar, surname_ar, given_lat, surname_lat, f"ZZ{centre:02d}{n:05d}",
                     search_key(given_ar, surname_ar, given_lat, surname_lat), sort_key_arabic(f"{surname_ar} {given_ar}")],
                )  # fmt: skip
        cursor.execute("analyze participants_file, participants_record")
