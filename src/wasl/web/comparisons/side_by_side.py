"""Two records side by side: what each says, and what agrees."""

from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.participants.identity.keys import keys_of
from wasl.participants.models import Inquiry, Record
from wasl.participants.rules import spaced
from wasl.wording.dates import day
from wasl.wording.isolates import ltr
from wasl.wording.languages import current

_OF_THE_PERSON = 9  # the facts before the file's own


@dataclass(frozen=True)
class Line:
    """One fact: its label and what each record says. ``compared`` facts speak of the person, the others of the file;
    names that ``sounds`` the same are told so, however they are spelled."""

    label: str
    first: str
    second: str
    compared: bool = True
    sounds: bool = False

    @property
    def same(self) -> bool | None:
        """Whether the two say the same; None when one says nothing."""
        return self.first == self.second if self.first and self.second else None


def lines(first: Record | Inquiry, second: Record | Inquiry) -> list[Line]:
    """The facts worth comparing, in the order of a card."""
    told = [(label, a, b) for (label, a), (_label, b) in zip(_told(first), _told(second), strict=True)]
    heard = [a == b and any(a) for a, b in zip(_heard(first), _heard(second), strict=True)]
    return [
        Line(label, a, b, order < _OF_THE_PERSON, order < len(heard) and heard[order])
        for order, (label, a, b) in enumerate(told)
        if a or b
    ]


def _heard(row: Record | Inquiry) -> list[tuple[str, str]]:
    """How the names sound, in the order of the facts: in Arabic, in Latin letters, the father's."""
    arabic = keys_of(given_ar=row.given_ar, surname_ar=row.surname_ar, father=row.father_ar)
    latin = keys_of(given_lat=row.given_lat, surname_lat=row.surname_lat)
    return [(arabic.given, arabic.surname), (latin.given, latin.surname), (arabic.father, "")]


def _told(row: Record | Inquiry) -> list[tuple[str, str]]:
    born = day(row.birth_date, current()) if row.birth_date else str(row.birth_year or "")
    told = [
        (_("Name in Arabic"), f"{row.given_ar} {row.surname_ar}"),
        (_("Name in Latin letters"), f"{row.given_lat} {row.surname_lat}"),
        (_("Father's name"), row.father_ar),
        (_("Identity card"), row.cin),
        (pgettext("person", "Born"), born),
        (pgettext("person", "Sex"), str(row.get_sex_display())),
        (pgettext("column", "Residence"), row.residence.name),
    ]
    if isinstance(row, Record):
        told += [
            (pgettext("territory", "Commune"), row.commune.name if row.commune else ""),
            (pgettext("person", "Phone"), ltr(spaced(row.phone)) if row.phone else ""),
            (pgettext("territory", "Centre"), capfirst(row.file.centre.name)),
            (_("File opened"), day(row.file.opened_on, current())),
            (_("State of the file"), str(row.file.get_status_display())),
        ]
    else:
        told += [
            (pgettext("territory", "Commune"), ""),
            (pgettext("person", "Phone"), ""),
            (pgettext("territory", "Centre"), capfirst(row.centre.name)),
            (_("File opened"), ""),
            (_("State of the file"), ""),
        ]
    return told
