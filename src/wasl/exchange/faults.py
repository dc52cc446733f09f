"""What is wrong in a programme file, and where: file, line, field, stable code, sentence in the reader's language."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.refusals import Refusal, Sentence

SENTENCES: dict[str, Sentence] = {
    "not_yaml": gettext_lazy("The file cannot be read at this line: %(problem)s."),
    "wrong_version": gettext_lazy(
        "This file is written for version %(found)s; this program reads version 1."
    ),
    "unknown_key": gettext_lazy("There is no field called “%(key)s” here."),
    "duplicate_key": gettext_lazy("“%(key)s” is already written on line %(line)s."),
    "missing": gettext_lazy("“%(field)s” is required here."),
    "not_here": gettext_lazy("“%(field)s” does not go with “%(value)s”: take it out."),
    "wrong_type": gettext_lazy("“%(field)s” must be %(expected)s."),
    "wrong_script": gettext_lazy("“%(field)s” must be written in %(script)s letters."),
    "not_in_list": gettext_lazy("“%(value)s” is not one of: %(choices)s."),
    "unknown_place": gettext_lazy("No place has the code %(value)s."),
    "wrong_parent": gettext_lazy("%(commune)s does not lie in %(province)s."),
    "unknown_centre": gettext_lazy("No centre has the code %(value)s."),
    "unknown_trade": gettext_lazy("No trade has the code %(value)s."),
    "unknown_reference": gettext_lazy(
        "“%(value)s” is not under %(section)s in this file, nor in the register."
    ),
    "duplicate_reference": gettext_lazy("“%(value)s” is already used on line %(line)s."),
    "duplicate_cin": gettext_lazy(
        "Another row of this file has the same identity card number (line %(line)s)."
    ),
    "bad_cin": gettext_lazy(
        "An identity card number is one or two capital letters followed by 4 to 8 digits."
    ),
    "bad_phone": gettext_lazy("A phone number is +212 followed by nine digits."),
    "bad_date": gettext_lazy("“%(value)s” is not a date; write 2021-07-08."),
    "bad_amount": gettext_lazy("“%(value)s” is not an amount; write 24350.00."),
    "end_before_start": gettext_lazy("The end (%(end)s) comes before the start (%(start)s)."),
    "date_order": gettext_lazy(
        "%(later)s (%(later_date)s) cannot come before %(earlier)s (%(earlier_date)s)."
    ),
    "overlap": gettext_lazy("This period overlaps the one that starts on %(start)s (line %(line)s)."),
    "wrong_sum": gettext_lazy(
        "The lines add up to %(found)s, the file says %(stated)s. Correct one of them."
    ),
    "shares": gettext_lazy("The shares of the holders add up to %(found)s instead of 1."),
    "serial_quantity": gettext_lazy(
        "A serial number belongs to one item: write the quantity 1, or one line for each item."
    ),
    "wrong_funder": gettext_lazy(
        "%(institution)s is not a party of agreement %(agreement)s with the role “%(role)s”."
    ),
    "wrong_money": gettext_lazy("Line %(line)s holds %(found)s, not %(expected)s."),
    "wrong_kind": gettext_lazy("Agreement %(agreement)s is of another kind: “%(expected)s” is needed here."),
    "same_person": gettext_lazy("The one who proposed or drafted may not approve. Name another account."),
    "witness_is_holder": gettext_lazy("The witness is someone else than the holder."),
    "importer_acts": gettext_lazy(
        "An approval or a signature must name another account than the one that loads the file."
    ),
    "unknown_user": gettext_lazy("No account is called “%(value)s” under users."),
    "no_administrator": gettext_lazy(
        "No administrator can open these accounts: list one under users, or run “wasl create_administrator” first."
    ),
    "office_vacant": gettext_lazy("Nobody holds the office “%(office)s” on %(date)s."),
    "holder_needed": gettext_lazy("This project has several holders: say which one signs."),
    "demonstration_only": gettext_lazy("Specimen scans and invented dates are only for demonstration files."),
    "already_different": gettext_lazy(
        "“%(value)s” is already in the register with another %(field)s. Correct it on its page."
    ),
}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to correct. ``field`` is ``section[key].name``; ``message`` never repeats a name, a card or a phone."""

    line: int
    field: str
    code: str
    message: str

    def to_json(self) -> dict[str, Any]:
        """As ``wasl load_programme --format json`` prints it."""
        return {"line": self.line, "field": self.field, "code": self.code, "message": self.message}


def sentence(code: str, **values: object) -> str:
    """The sentence of a fault in the current language."""
    return str(SENTENCES[code]) % values


@dataclass
class Faults:
    """The faults found so far; told in file order."""

    found: list[Fault] = field(default_factory=list)

    def add(self, where: tuple[int, str], code: str, **values: object) -> None:
        """Note a fault at ``where`` (line and field)."""
        self.found.append(Fault(where[0], where[1], code, sentence(code, **values)))

    def in_order(self) -> list[Fault]:
        """Each fault once, by line."""
        return sorted(set(self.found))


class FileRefused(Refusal):
    """A programme file is refused: every fault, in file order. Nothing of it was written."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(_("The programme file is refused: nothing of it was written."), code=faults[0].code)
