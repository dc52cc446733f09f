"""Questions about consents, through the reader's scope. Whether one stands is read from its answers, never stored."""

import datetime
import re
import uuid
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext

from wasl.audit.refusals import Refusal
from wasl.participants.consent_sentences import GUARDIAN_MISSING, MISSING
from wasl.participants.enums import ConsentAnswer, ConsentKind
from wasl.participants.models import ConsentEvent, ConsentText, ConsentUse, File, Quotation, Record
from wasl.participants.rules import is_minor
from wasl.wording.dates import today
from wasl.wording.isolates import ltr
from wasl.wording.typography import set_french

# What may be used only with a consent, and what the database never lets a minor give.
USABLE = (ConsentKind.IMAGE, ConsentKind.QUOTATION)
_NUMBERS = re.compile(r"\d+(?:[-/]\d+)+")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one kind stands: its answers, oldest first, and the uses made of it."""

    kind: ConsentKind
    answers: list[ConsentEvent] = field(default_factory=list)
    uses: list[ConsentUse] = field(default_factory=list)

    @property
    def last(self) -> ConsentEvent | None:
        """The latest answer."""
        return self.answers[-1] if self.answers else None

    @property
    def state(self) -> str:
        """The latest answer's word, empty when nothing was asked yet."""
        return self.last.answer if self.last else ""

    @property
    def stands(self) -> bool:
        """Informed, or given and not withdrawn since."""
        return self.state in (ConsentAnswer.INFORMED, ConsentAnswer.GIVEN)


def standings(file: File) -> dict[str, Standing]:
    """Every kind with its answers and uses, in two queries; kinds nobody asked about are there, empty."""
    found = {kind.value: Standing(kind) for kind in ConsentKind}
    events = ConsentEvent.objects.filter(file=file).select_related("text", "scan__document")
    for event in events.defer("scan__document__content"):
        found[event.kind].answers.append(event)
    for use in ConsentUse.objects.filter(file=file).select_related("event"):
        found[use.event.kind].uses.append(use)
    return found


def standing_consent(file: File, kind: str) -> ConsentEvent | None:
    """The answer a use of ``kind`` would rest on; None when it was not given, or was withdrawn since."""
    last = ConsentEvent.objects.filter(file=file, kind=kind).order_by("answered_on", "recorded_at").last()
    return last if last is not None and last.answer == ConsentAnswer.GIVEN else None


def may_use(file: File, kind: str) -> bool:
    """Whether a new paper, page, export or communiqué may use this person's image or words now. Never for a minor."""
    return kind in USABLE and not minor(file) and standing_consent(file, kind) is not None


def minor(file: File, on: datetime.date | None = None) -> bool:
    """Whether the person of the file is under eighteen on a day (today unless said)."""
    record = Record.objects.only("birth_date", "birth_year").get(file=file)
    return is_minor(record.birth_date, record.birth_year, on=on or today())


def require_consent(file: File, kind: str) -> ConsentEvent:
    """The answer a use rests on. Raises Refusal naming what is missing: who may not give it, or what was not said."""
    if kind not in MISSING:
        raise TypeError(f"nothing is used by a consent of kind {kind!r}")
    if minor(file):
        raise Refusal(
            gettext("This person is a minor: no picture is taken and no words are quoted."),
            code="participants_consent_of_minor",
        )
    given = standing_consent(file, kind)
    if given is None:
        state = standings(file)[kind].state
        raise Refusal(MISSING[ConsentKind(kind)][state], code="consent_missing")
    return given


def require_guardian(file: File, on: datetime.date) -> None:
    """Raises Refusal when the person is a minor on a day whose guardian has not agreed to the accompaniment."""
    if minor(file, on) and standing_consent(file, ConsentKind.GUARDIAN) is None:
        state = standings(file)[ConsentKind.GUARDIAN].state
        raise Refusal(
            GUARDIAN_MISSING[state] % {"file": file.number}, field="holders", code="guardian_missing"
        )


def quotations(file: File) -> QuerySet[Quotation]:
    """Words of this person that may be quoted. The row policy hides those whose consent no longer stands."""
    return (
        Quotation.objects.filter(file=file)
        if may_use(file, ConsentKind.QUOTATION)
        else Quotation.objects.none()
    )


def uses_of(reference_kind: str, reference_id: uuid.UUID) -> QuerySet[ConsentUse]:
    """The uses that something (a communiqué, say) made of people's words or pictures."""
    return ConsentUse.objects.filter(reference_kind=reference_kind, reference_id=str(reference_id))


def text_in_force(kind: str, on: datetime.date) -> ConsentText | None:
    """The version of a text in force on a day; None before the first."""
    return ConsentText.objects.filter(kind=kind, since__lte=on).order_by("-version").first()


def title(text: ConsentText, language: str) -> str:
    """A text's title in a language."""
    return text.title_french if language == "fr" else text.title_ar


def paragraphs(text: ConsentText, language: str) -> list[str]:
    """A text's paragraphs in a language. In Arabic, numbers with a dash are set apart: bare, they read backwards."""
    body = text.body_fr if language == "fr" else text.body_ar
    lines = [line.strip() for line in body.splitlines() if line.strip()]
    if language == "fr":
        return [set_french(line) for line in lines]
    return [_NUMBERS.sub(lambda number: ltr(number[0]), line) for line in lines]
