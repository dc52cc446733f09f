"""What every check is given, and the questions most of them ask."""

import datetime
from dataclasses import dataclass

from wasl.exchange.faults import Faults
from wasl.exchange.programme_file import ProgrammeFile
from wasl.exchange.queries import Register
from wasl.exchange.scalars import Known
from wasl.exchange.shapes import Row


@dataclass(frozen=True)
class Checking:
    """A file under examination. ``importer`` is the account that loads it; empty when it is loaded from the machine."""

    file: ProgrammeFile
    faults: Faults
    register: Register
    known: Known
    importer: str = ""

    def refers(self, row: Row, name: str, section: str, key: str = "reference") -> Row | None:
        """The row of the file a field names, or None; a fault when neither file nor register has it."""
        value = row[name]
        if value is None:
            return None
        found = self.file.by_key(section, key).get(value)
        if found is None and not self.register.has(section, value):
            self.faults.add(row.at(name), "unknown_reference", value=value, section=section)
        return found

    def names_user(self, row: Row, *names: str) -> None:
        """Note the fields that name an account which does not stand under ``users``."""
        known = self.file.by_key("users", "username")
        for name in names:
            if row[name] is not None and row[name] not in known:
                self.faults.add(row.at(name), "unknown_user", value=row[name])

    def in_order(self, row: Row, start: str, end: str) -> None:
        """Note an end before its start."""
        if row[start] and row[end] and row[end] < row[start]:
            self.faults.add(row.at(end), "end_before_start", end=row[end], start=row[start])

    def not_before(self, row: Row, later: str, earlier_name: str, earlier: datetime.date | None) -> None:
        """Note a field whose day comes before another day."""
        if row[later] and earlier and row[later] < earlier:
            self.faults.add(
                row.at(later),
                "date_order",
                later=later,
                later_date=row[later],
                earlier=earlier_name,
                earlier_date=earlier,
            )

    def another_account(self, row: Row, name: str, first: str | None) -> None:
        """Note an approval by the one who proposed, or by the account that loads the file."""
        if row[name] is None:
            return
        if first is not None and row[name] == first:
            self.faults.add(row.at(name), "same_person")
        self.not_importer(row, name)

    def not_importer(self, row: Row, name: str) -> None:
        """Note an approval or signature in the name of the account that loads the file."""
        if self.importer and row[name] == self.importer:
            self.faults.add(row.at(name), "importer_acts")

    def needs(self, row: Row, name: str, wanted: bool) -> None:
        """Note a field that is missing although ``wanted``."""
        if wanted and not row.given(name):
            self.faults.add(row.at(name), "missing", field=name)

    def has_no_place(self, row: Row, name: str, beside: str) -> None:
        """Note a field that does not go with what stands in another one."""
        if row.given(name):
            self.faults.add(row.at(name), "not_here", field=name, value=beside)
