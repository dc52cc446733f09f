"""Many people to write down at once: who they are, what is wrong with them, what became of each."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal, Sentence
from wasl.participants.likeness_of_many import Compared, Near
from wasl.participants.models import File, Record
from wasl.participants.written import WRITTEN, checked
from wasl.wording.dates import today

SAME = "same"
"""The answer of somebody found to be the person they look like: no file is opened for them."""


@dataclass(frozen=True)
class NewFile:
    """Somebody to open a file for. ``answer`` is for those who look like somebody else: ``SAME``, or why this is another."""

    written: Mapping[str, Any]
    opened_on: datetime.date
    answer: str = ""


@dataclass(frozen=True)
class Placed:
    """What became of somebody: the file they have now, and whether it was opened for them. No file: headquarters compare."""

    file: File | None
    opened: bool


@dataclass(frozen=True)
class Opened:
    """What became of each, in order; and of how many a very similar file may exist in another centre."""

    placed: list[Placed]
    elsewhere: int


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong with somebody, by their place: the field, a stable code, the sentence."""

    place: int
    field: str
    code: str
    message: Sentence


class ManyRefused(Refusal):
    """Nothing was opened: ``faults`` are what to mend; ``unanswered`` those who look like somebody, in ``compared``."""

    def __init__(
        self, faults: Sequence[Fault], compared: Compared | None = None, unanswered: Sequence[int] = (), keeps: Callable[[], None] | None = None
    ) -> None:  # fmt: skip
        super().__init__(
            _(
                "Nothing was written: some people may have a file already, and it is not said yet who they are."
            )
            if unanswered
            else _("Nothing was written: some of what is written is not as it must be."),
            code="likely_duplicate" if unanswered else faults[0].code,
            keeps=keeps,
        )
        self.faults, self.compared, self.unanswered = list(faults), compared, list(unanswered)


def faults_of(place: int, new: NewFile) -> tuple[dict[str, Any], list[Fault]]:
    """The checked fields of somebody, and what is wrong with them."""
    found, faults = {}, []
    try:
        found = checked(new.written, opened_on=new.opened_on)
    except Refusal as refusal:
        faults = [Fault(place, one.field or "", one.code, one.message) for one in refusal.every]
    faults += _too_long(place, found)
    if new.opened_on > today():
        faults.append(Fault(place, "opened_on", "opened_in_future", _("A file is not opened in the future.")))
    return found, faults


def _too_long(place: int, found: Mapping[str, Any]) -> list[Fault]:
    """Texts longer than the register keeps: a form would not have let them be typed."""
    return [
        Fault(
            place,
            name,
            "too_long",
            gettext("Write at most %(most)s characters here.") % {"most": _LONGEST[name]},
        )
        for name, value in found.items()
        if isinstance(value, str) and len(value) > _LONGEST[name]
    ]


_LONGEST: dict[str, int] = {
    name: getattr(Record._meta.get_field(name), "max_length", None) or 1_000 for name in WRITTEN
}


def card_sentence(near: Near) -> Sentence:
    """Why no file is opened beside ``near``: its card has an open one."""
    if near.elsewhere:
        return _("A very similar file may exist; headquarters will compare. Leave this row out for now.")
    return _("This card has an open file: leave the row out, or correct the card.")
