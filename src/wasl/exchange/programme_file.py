"""A whole programme file, read: its top, its sections as rows, and the faults of shape found on the way. Pure."""

import hashlib
from dataclasses import dataclass, field

from wasl.exchange import nodes
from wasl.exchange.faults import Faults
from wasl.exchange.scalars import Known
from wasl.exchange.sections import SECTIONS, TOP
from wasl.exchange.shapes import Reader, Row, Shape

_VERSION = "1"


@dataclass
class ProgrammeFile:
    """What a file says. ``sha256`` is of its bytes. Sections that are absent are empty."""

    top: Row
    sha256: str
    sections: dict[str, list[Row]] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], dict[str, Row]] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """The stable name of the file: two files of one name are two states of the same file."""
        return str(self.top["name"] or "")

    @property
    def is_demonstration(self) -> bool:
        """Whether people, cards and prices are invented."""
        return bool(self.top["demonstration"])

    def rows(self, section: str) -> list[Row]:
        """The rows of a section, in file order."""
        return self.sections.get(section, [])

    def by_key(self, section: str, name: str = "reference") -> dict[str, Row]:
        """Rows of a section by one of their fields; of two with the same, the first. Made once: checks ask often."""
        known = self._by_key.get((section, name))
        if known is None:
            known = self._by_key[section, name] = {}
            for row in self.rows(section):
                if row[name] is not None:
                    known.setdefault(row[name], row)
        return known


def read(content: bytes, known: Known, faults: Faults) -> ProgrammeFile:
    """The file its bytes hold. Faults of shape go to ``faults``; raises FileRefused when it cannot be read at all."""
    document = nodes.compose(nodes.decode(content), faults)
    reader = Reader(known, faults)
    top_only = nodes.Mapping(
        document.line,
        {name: node for name, node in document.entries.items() if name not in SECTIONS},
        document.lines,
    )
    top = reader.row(top_only, Shape(TOP), "")
    file = ProgrammeFile(top, hashlib.sha256(content).hexdigest())
    if top["wasl"] not in (None, _VERSION):
        faults.add((top.lines["wasl"], "wasl"), "wrong_version", found=top["wasl"])
        return file
    for section in SECTIONS:
        if section in document.entries:
            file.sections[section] = reader.rows(section, document.entries[section], SECTIONS[section])
    return file
