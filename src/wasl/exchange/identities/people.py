"""A sheet understood: which columns it has, who stands on each line, and what could not be read, with its place."""

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.refusals import Refusal, Sentence
from wasl.exchange.faults import Fault
from wasl.exchange.identities import columns
from wasl.exchange.identities.cells import birth_of, card_of, in_script, province_of, sex_of, split
from wasl.exchange.identities.columns import meanings_of
from wasl.exchange.identities.sheets import Line, lines_of
from wasl.participants.identity.traits import Traits, traits_of

_HEADING_WITHIN = 15  # lines of titles people put above their headings

SENTENCES: dict[str, Sentence] = {
    "bad_birth": gettext_lazy(
        "This is not the birth date of someone living: write 1990-03-04, 04/03/1990 or the year."
    ),
    "bad_card": gettext_lazy(
        "A card number is one or two letters, then four to eight digits, like EA204118."
    ),
    "bad_sex": gettext_lazy("Write the sex as F or M, أنثى or ذكر."),
    "no_name": gettext_lazy("There is no name on this line: it is compared by the rest."),
    "same_identifier": gettext_lazy("Line %(line)s has the same identifier already."),
}


class Column(NamedTuple):
    """A column: its place from 0, its heading as written, what it is (None when it is not used)."""

    place: int
    heading: str
    meaning: str | None

    @property
    def title(self) -> str:
        """What it is, in words; empty when it is not used."""
        return str(columns.TITLES[self.meaning]) if self.meaning else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Someone on a line of the sheet. ``identifier`` is the sheet's own, or the number of the line; ``name`` as written."""

    line: int
    identifier: str
    name: str
    traits: Traits


@dataclass
class Sheet:
    """A sheet, understood. ``lines`` are the cells beneath the headings, in order; ``entries`` are as many."""

    columns: list[Column]
    heading_line: int
    lines: list[Line]
    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def used(self) -> list[Column]:
        """The columns that are compared."""
        return [column for column in self.columns if column.meaning]


def read_sheet(content: bytes, today: datetime.date) -> Sheet:
    """The people of a CSV or XLSX file. What cannot be read in a cell is a fault and counts as not known.

    Raises Refusal when the file cannot be read, or when none of its first lines are headings with a name.
    """
    lines = lines_of(content)
    at, found = _headings(lines)
    sheet = Sheet(found, lines[at].number, lines[at + 1 :])
    reader = _Reader(sheet, today)
    sheet.entries = [reader.entry(line) for line in sheet.lines]
    return sheet


_NAMES = frozenset({columns.GIVEN, columns.SURNAME, columns.WHOLE, columns.SURNAME_FIRST})


def _headings(lines: list[Line]) -> tuple[int, list[Column]]:
    for at, line in enumerate(lines[:_HEADING_WITHIN]):
        found = [
            Column(place, heading, meaning)
            for place, (heading, meaning) in enumerate(zip(line.cells, meanings_of(line.cells), strict=True))
        ]
        if {column.meaning for column in found} & _NAMES:
            return at, found
    raise Refusal(
        _(
            "No column of names was recognised: name the columns, for example “الاسم الشخصي” and “النسب”, or “Prénom” and “Nom”."
        ),
        field="sheet",
        code="no_headings",
    )


class _Reader:
    def __init__(self, sheet: Sheet, today: datetime.date) -> None:
        self.sheet, self.today = sheet, today
        self.lines_of_identifiers: dict[str, int] = {}

    def entry(self, line: Line) -> Entry:
        """Who stands on a line."""
        known: dict[str, str] = {}
        identifier, names = str(line.number), []
        born, year = None, None
        for column in self.sheet.used():
            text = line.cells[column.place].strip() if column.place < len(line.cells) else ""
            if not text:
                continue
            if column.meaning == columns.IDENTIFIER:
                identifier = text
            elif column.meaning == columns.BIRTH:
                birth = birth_of(text, self.today)
                if birth is None:
                    self._fault(line, column, "bad_birth")
                else:
                    born, year = birth.date, birth.year
            else:
                self._cell(line, column, text, known)
                if column.meaning in _NAMES:
                    names.append(text)
        self._check(line, identifier, known)
        return Entry(line.number, identifier, " ".join(names), traits_of(**known, born=born, birth_year=year))  # type: ignore[arg-type]

    def _cell(self, line: Line, column: Column, text: str, known: dict[str, str]) -> None:
        meaning = column.meaning or ""
        if meaning in _NAMES:
            self._name(meaning, text, known)
        elif meaning == columns.CARD:
            known["cin"], good = card_of(text)
            if not good:
                self._fault(line, column, "bad_card")
        elif meaning == columns.SEX:
            sex = sex_of(text)
            if sex is None:
                self._fault(line, column, "bad_sex")
            else:
                known["sex"] = sex
        elif meaning == columns.PROVINCE:
            known["province"] = province_of(text)
        else:
            known.setdefault(meaning, text)

    def _name(self, meaning: str, text: str, known: dict[str, str]) -> None:
        script = in_script(text)
        if meaning in {columns.GIVEN, columns.SURNAME}:
            known.setdefault(f"{meaning}_{script}", text)
            return
        given, surname = split(text, surname_first=meaning == columns.SURNAME_FIRST)
        known.setdefault(f"given_{script}", given)
        known.setdefault(f"surname_{script}", surname)

    def _check(self, line: Line, identifier: str, known: dict[str, str]) -> None:
        if not any(name.startswith(("given", "surname")) for name in known):
            self.sheet.faults.append(Fault(line.number, "", "no_name", str(SENTENCES["no_name"])))
        earlier = self.lines_of_identifiers.setdefault(identifier, line.number)
        if earlier != line.number:
            said = str(SENTENCES["same_identifier"]) % {"line": earlier}
            self.sheet.faults.append(Fault(line.number, columns.IDENTIFIER, "same_identifier", said))

    def _fault(self, line: Line, column: Column, code: str) -> None:
        self.sheet.faults.append(Fault(line.number, column.heading, code, str(SENTENCES[code])))
