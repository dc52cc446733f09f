"""``python -m bench.imports [PEOPLE]``: a sheet of people (ten thousand unless said) imported into a centre; seconds of each step.

The register holds as many files of another centre's already, so that both look-ups have something to look through.
"""

import os
import random
import sys
import time
from typing import Any

from tests.databases import prepare_environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wasl.settings")
prepare_environment()

import django  # noqa: E402

django.setup()

from tests.databases import (  # noqa: E402
    clone_template,
    drop_database,
    fresh_name,
    migrated_template,
    pointed_at,
    start_server,
)
from tests.factories.accounts import actor  # noqa: E402

from bench.identity_people import Names, attested, people  # noqa: E402
from wasl.exchange.importing.preview import Preview, SheetRefused  # noqa: E402
from wasl.exchange.operations import import_records, preview_import  # noqa: E402
from wasl.territory.models import Centre, Place  # noqa: E402

HEADINGS = "المرجع,الاسم الشخصي,النسب,Prénom,Nom,اسم الأب,الجنس,رقم البطاقة الوطنية,تاريخ الازدياد,الإقليم"


def sheet(seed: int, many: int, provinces: list[str]) -> bytes:
    """A sheet in CSV, one clean line a person."""
    rows = people(Names(attested()), random.Random(seed), many)  # noqa: S311 - invented people
    lines = [
        f"{seed}-{n},{row.given_ar},{row.surname_ar},{row.given_lat},{row.surname_lat},{row.father},{row.sex},"
        f"{row.cin},{row.dob},{provinces[int(row.province[1:]) % len(provinces)]}"
        for n, row in enumerate(rows)
    ]
    return "\n".join([HEADINGS, *lines]).encode()


def timed(what: str, work: Any) -> Any:
    """The answer of ``work``, its seconds printed."""
    begin = time.perf_counter()
    try:
        answer = work()
    except SheetRefused as refused:
        answer = refused.preview
    print(f"{time.perf_counter() - begin:7.1f} s  {what}", flush=True)
    return answer


def imported(code: str, content: bytes) -> None:
    """Preview, answer every question that may be answered, confirm, confirm again."""
    by, centre = actor("coordinator", centre=code), Centre.objects.get(code=code)
    shown: Preview = timed(f"{code}: preview", lambda: preview_import(by=by, centre=centre, content=content))
    print(
        f"           {shown.rows} rows, {len(shown.questions)} look like somebody, {len(shown.faults)} faults, "
        f"{shown.elsewhere} may be known elsewhere"
    )
    for fault in shown.faults[:3]:
        print("          ", fault)
    answers = {
        question.row.line: "same" if question.stops else "another card was seen"
        for question in shown.questions
    }
    given = {
        "by": by,
        "centre": centre,
        "content": content,
        "answers": answers,
        "sha256": shown.people.sha256,
    }
    print("           ", timed(f"{code}: confirm", lambda: import_records(**given)))  # type: ignore[arg-type]
    print("           ", timed(f"{code}: confirm again", lambda: import_records(**given)))  # type: ignore[arg-type]


def main(many: int) -> None:
    """Import a sheet into one centre, then another into a second."""
    start_server()
    name = clone_template(migrated_template(), fresh_name("bench"))
    try:
        with pointed_at(name):
            provinces = list(
                Place.objects.filter(kind__in=["province", "prefecture"]).values_list("code", flat=True)
            )
            imported("AGD", sheet(1, many, provinces))
            imported("MRK", sheet(2, many, provinces))
    finally:
        drop_database(name)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
