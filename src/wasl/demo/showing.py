"""What the demonstration shows of what was loaded: the tally, the communiqués, the papers. Everything is read, nothing known."""

import datetime
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.db import transaction
from django.utils import translation

from wasl.attachments.models import StoredFile
from wasl.audit.acts import HOUSE
from wasl.communiques import queries as communiques
from wasl.communiques.management.commands.communique import national_reader
from wasl.communiques.models import Communique
from wasl.database.home import home, make_directory, prepare_home
from wasl.database.scope import within
from wasl.demo import files
from wasl.exchange.queries import loaded_rows
from wasl.handovers.models import Ceremony, CeremonyPaper, Receipt
from wasl.handovers.rules import file_name
from wasl.tallies.queries import answer
from wasl.tallies.rules import Definition
from wasl.tallies.sentences import readable
from wasl.territory.queries import province_of

PAPERS = "demo-papers"
LANGUAGES = ("ar", "fr")


@contextmanager
def reading() -> Iterator[None]:
    """Read the whole country, and change nothing."""
    with transaction.atomic(), within(national_reader().scope):
        yield


def ceremonies(*names: str) -> list[Ceremony]:
    """The ceremonies the files brought, in the order of the files."""
    ids = [
        row.object_id
        for name in names or files.NAMES
        for (section, _reference, step), row in sorted(loaded_rows(name).items())
        if section == "ceremonies" and not step
    ]
    found = {
        str(row.pk): row
        for row in Ceremony.objects.select_related("place__parent", "centre").filter(pk__in=ids)
    }
    return [found[pk] for pk in ids]


def main_ceremony() -> Ceremony:
    """The published handover."""
    return ceremonies(files.MAIN)[0]


def questions(ceremony: Ceremony) -> list[Definition]:
    """What one asks of a handover: by province with the years before, by trade, cash, the province, what was planned."""
    year = ceremony.held_on.year
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    province = province_of(ceremony.place)
    region = province.parent_id or province.pk
    return [
        Definition(first, last, place=region, by=("province",)),
        Definition(first, last, place=province.pk),
        Definition(first, last, place=province.pk, place_axis="ceremony"),
        Definition(first, last, ceremony=ceremony.reference, by=("trade",)),
        Definition(first, last, ceremony=ceremony.reference, money="cash"),
        Definition(first, last, place=region, basis="planned"),
    ]


def tally_text(ceremony: Ceremony) -> str:
    """The answers as text with Arabic labels. Where no cumulative fits, nothing is said of it here."""
    with translation.override("ar"), transaction.atomic(), within(HOUSE.scope):
        answers = [replace(answer(question, HOUSE), reason=None) for question in questions(ceremony)]
        return "\n\n".join(readable(tally) for tally in answers)


def communique_texts(ceremony: Ceremony) -> dict[str, str]:
    """The communiqué of a ceremony in both languages; empty texts when none stands."""
    found = communiques.live_of(ceremony)
    return {language: communiques.text_of(found, language).plain if found else "" for language in LANGUAGES}


def papers() -> dict[str, StoredFile]:
    """Every paper of the demonstration by its file name, which is made of numbers only."""
    held = ceremonies()
    found: dict[str, StoredFile] = {}
    for receipt in Receipt.objects.filter(ceremony__in=held).select_related("document").order_by("number"):
        if receipt.document:
            found[file_name(receipt.number, "pdf")] = receipt.document
    for paper in (
        CeremonyPaper.objects.filter(ceremony__in=held).select_related("document").order_by("number")
    ):
        found[file_name(paper.number, "pdf")] = paper.document
    for communique in Communique.objects.filter(ceremony__in=held, status="approved").order_by("reference"):
        for language in LANGUAGES:
            document = getattr(communique, f"document_{language}")
            if document:
                found[file_name(f"{communique.reference}-{language}", "pdf")] = document
    return found


def write_papers(tell: Callable[[int, int], None]) -> list[Path]:
    """Write the stored bytes of every paper, mode 0600, in a folder of the home. Papers already there stay as they are."""
    prepare_home()
    place = home() / PAPERS
    make_directory(place, 0o700, like=home())
    stored = papers()
    for done, (name, document) in enumerate(stored.items(), start=1):
        target = place / name
        if not target.exists():
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(bytes(document.content))
        tell(done, len(stored))
    return [place / name for name in stored]
