"""The people of a sheet to import: what each row says of a record, and what is wrong with it, with its place."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from wasl.audit.refusals import Refusal, Sentence
from wasl.exchange.faults import Fault
from wasl.exchange.identities.cells import birth_of
from wasl.exchange.identities.columns import meaning_of as meaning_of_any
from wasl.exchange.identities.sheets import Line, lines_of
from wasl.exchange.importing.columns import (
    ANSWER,
    BIRTH,
    OPENED,
    REFERENCE,
    Column,
    columns_of,
    title_of,
)
from wasl.exchange.importing.words import CHOICES, Places, answer_of, word_of, words_of
from wasl.participants.many import NewFile, faults_of
from wasl.participants.written import WRITTEN
from wasl.wording.folding import fold_arabic, fold_latin, search_key

MOST_ROWS = 10_000
LARGEST = 10 * 1024 * 1024
EXAMPLE = ("EXEMPLE", "EXAMPLE", "مثال")
"""What the reference of the example row of the empty sheet says, in each language: it is never imported."""
_HEADING_WITHIN = 15  # lines of titles people put above their headings
_NAMES = {"given_ar", "surname_ar", "given_lat", "surname_lat"}
_IDENTITY = ("father_ar", "cin", "birth_date", "birth_year", "sex")

SENTENCES: dict[str, Sentence] = {
    "bad_birth": gettext_lazy("This is not a date: write 1990-03-04, 04/03/1990 or the year."),
    "bad_day": gettext_lazy("This is not a day: write 2026-03-04 or 04/03/2026."),
    "residence_missing": gettext_lazy("Write the province or the prefecture of residence."),
    "unknown_province": gettext_lazy("No province or prefecture has this name."),
    "unknown_commune": gettext_lazy("No commune of this province has this name: write its official name, or leave it empty."),
    "unknown_word": gettext_lazy("Write one of: %(words)s."),
    "same_reference": gettext_lazy("Line %(line)s has the same reference already."),
    "already_different": gettext_lazy(
        "This reference was imported before for somebody else, or with other facts: correct the file on its page, or write "
        "another reference."
    ),
}  # fmt: skip


@dataclass
class Row:
    """Somebody on a line: what to write of them, and digests to know the row again (``key`` by reference, else by
    ``facts``, which stand for who they are)."""

    line: int
    new: NewFile
    checked: dict[str, Any]
    reference: str
    key: str = ""
    facts: str = ""

    @property
    def name_ar(self) -> str:
        """Whole name in Arabic, as the sheet has it."""
        return f"{self.new.written['given_ar']} {self.new.written['surname_ar']}".strip()

    @property
    def name_lat(self) -> str:
        """Whole name in Latin letters."""
        return f"{self.new.written['given_lat']} {self.new.written['surname_lat']}".strip()


@dataclass
class People:
    """A sheet read: its columns, its rows in order, every fault, and the fingerprint of the file."""

    sha256: str
    columns: list[Column]
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(
        self,
        line: int,
        name: str,
        code: str,
        message: Sentence = "",
        values: Mapping[str, object] | None = None,
    ) -> None:
        """Note a fault of a row at the column that holds a field; the title of the field when no column does."""
        held = BIRTH if name in {"birth_date", "birth_year"} else name
        heading = next((column.heading for column in self.columns if held and column.field == held), "")
        said = str(message or SENTENCES[code])
        self.faults.append(
            Fault(line, heading or (title_of(held) if held else ""), code, said % values if values else said)
        )


def read_people(content: bytes, *, centre_code: str, today: datetime.date) -> People:
    """The people of a CSV or XLSX file, rows without anything left out.

    Raises Refusal when the file cannot be read, has no headings with given and family name, or too many rows.
    """
    if len(content) > LARGEST:
        raise Refusal(_("This file is too large: cut it in several files."), field="sheet", code="too_large")
    lines = lines_of(content)
    at, columns = _headings(lines)
    rows = lines[at + 1 :]
    if len(rows) > MOST_ROWS:
        raise Refusal(
            _("This sheet has more than %(most)s rows: cut it in several files.") % {"most": MOST_ROWS},
            field="sheet",
            code="too_many_rows",
        )
    people = People(hashlib.sha256(content).hexdigest(), columns)
    reader = _Reader(people, Places.known(), today)
    for line in rows:
        reader.row(line)
    _known_again(people, centre_code)
    return people


def _headings(lines: Sequence[Line]) -> tuple[int, list[Column]]:
    whole = False
    for at, line in enumerate(lines[:_HEADING_WITHIN]):
        columns = columns_of(line.cells, [other.cells for other in lines[at + 1 :]])
        held = {column.field for column in columns}
        if held & {"given_ar", "given_lat"} and held & {"surname_ar", "surname_lat"}:
            return at, columns
        whole = whole or any(meaning_of_any(heading) in {"name", "surname_first"} for heading in line.cells)
    raise Refusal(
        _("Write given name and family name in two columns: nobody should guess where one ends.")
        if whole
        else _("No columns of names were recognised: take the headings of the empty sheet."),
        field="sheet",
        code="names_together" if whole else "no_headings",
    )


class _Reader:
    def __init__(self, people: People, places: Places, today: datetime.date) -> None:
        self.people, self.places, self.today = people, places, today
        self.any_province = next(iter(places.provinces.values()))
        self.wrong: set[str] = set()

    def row(self, line: Line) -> None:
        """Read a line; its cells first, then the rules of the register over what they say."""
        said = {
            column.field: line.cells[column.place].strip()
            for column in self.people.columns
            if column.field and column.place < len(line.cells)
        }
        if not any(said.values()) or said.get(REFERENCE, "").upper() in EXAMPLE:
            return
        self.wrong = set()
        written: dict[str, Any] = dict.fromkeys(WRITTEN, "")
        written |= {
            "birth_date": None,
            "birth_year": None,
            "commune": None,
            "other_phones": [],
            "phone_of": "own",
        }
        written |= {name: text for name, text in said.items() if name in written and name not in CHOICES}
        self._places(line.number, said, written)
        self._birth(line.number, said.get(BIRTH, ""), written)
        for name in CHOICES:
            self._word(line.number, name, said.get(name, ""), written)
        new = NewFile(
            written, self._opened(line.number, said.get(OPENED, "")), answer_of(said.get(ANSWER, ""))
        )
        checked, faults = faults_of(len(self.people.rows), new)
        if {fault.field for fault in faults} & {"birth_date", "birth_year"}:
            self.wrong.add("guardian_name_ar")  # whether they are a minor is not known yet
        for fault in faults:
            if not fault.field or fault.field not in self.wrong:
                self.people.fault(line.number, fault.field, fault.code, fault.message)
        self.people.rows.append(Row(line.number, new, checked, said.get(REFERENCE, "")))

    def _fault(self, line: int, name: str, code: str, values: Mapping[str, object] | None = None) -> None:
        self.wrong |= {"birth_date", "birth_year", "guardian_name_ar"} if name == BIRTH else {name}
        self.people.fault(line, name, code, values=values)

    def _places(self, line: int, said: dict[str, str], written: dict[str, Any]) -> None:
        province, commune = said.get("residence", ""), said.get("commune", "")
        residence = self.places.province(province) if province else None
        place = self.places.commune(commune, residence) if commune and (residence or not province) else None
        if residence is None and not province and place is not None:
            residence = self.places.provinces.get(str(place.parent_id))
        if residence is None:
            self._fault(line, "residence", "unknown_province" if province else "residence_missing")
            self.wrong.add("commune")
        elif commune and place is None:
            self._fault(line, "commune", "unknown_commune")
        # Where the province is not known any stands in for it, so that everything else is heard too.
        written["residence"] = residence or self.any_province
        written["commune"] = place if residence is not None else None

    def _birth(self, line: int, text: str, written: dict[str, Any]) -> None:
        if not text:
            return
        # Whether somebody may be born then is the register's to say.
        birth = birth_of(text, datetime.date.max)
        if birth is None:
            self._fault(line, BIRTH, "bad_birth")
        else:
            written["birth_date"], written["birth_year"] = birth.date, birth.year

    def _word(self, line: int, name: str, text: str, written: dict[str, Any]) -> None:
        if not text:
            return
        value = word_of(name, text)
        if value is None:
            words = pgettext("between words", ", ").join(words_of(name))
            self._fault(line, name, "unknown_word", {"words": words})
        else:
            written[name] = value

    def _opened(self, line: int, text: str) -> datetime.date:
        day = birth_of(text, datetime.date.max) if text else None
        if text and (day is None or day.date is None):
            self._fault(line, OPENED, "bad_day")
        return day.date if day and day.date else self.today


def _known_again(people: People, centre_code: str) -> None:
    """Give each row its digests. Without references, the same facts again are another row: the second, the third."""
    lines: dict[str, int] = {}
    times: dict[str, int] = {}
    for row in people.rows:
        written = row.checked or row.new.written
        row.facts = _digest(centre_code, _names(written), *(str(written[name] or "") for name in _IDENTITY))
        if row.reference:
            reference = fold_latin(fold_arabic(row.reference))
            row.key = _digest(centre_code, "reference", reference)
            if lines.setdefault(reference, row.line) != row.line:
                people.fault(row.line, REFERENCE, "same_reference", values={"line": lines[reference]})
        else:
            times[row.facts] = times.get(row.facts, 0) + 1
            row.key = _digest(row.facts, str(times[row.facts]))


def _names(written: Mapping[str, Any]) -> str:
    return search_key(*(str(written[name]) for name in sorted(_NAMES)))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
