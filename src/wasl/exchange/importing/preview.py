"""What an import would do, before anything is written: rows, faults, who is perhaps known already."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.database.scope import Scope
from wasl.exchange.faults import Fault
from wasl.exchange.importing.rows import People, Row
from wasl.participants.identity.reasons import Reason
from wasl.participants.likeness_of_many import Compared, Near
from wasl.participants.many import SAME, ManyRefused, card_sentence
from wasl.territory.models import Centre

Tell = Callable[[str, int, int], None]
"""``tell(what, done, total)``: how far the work is."""


@dataclass(frozen=True)
class Question:
    """A row that looks like somebody: like whom, how likely, why; ``answer`` as given so far."""

    row: Row
    near: Sequence[Near]
    lines: Mapping[int, Row]
    answer: str

    @property
    def stops(self) -> bool:
        """Whether the row can only be left out: its card has an open file."""
        return self.near[0].stops

    @property
    def sentence(self) -> str:
        """Why it can only be left out; empty when it may be another person."""
        return str(card_sentence(self.near[0])) if self.stops else ""

    @property
    def elsewhere(self) -> bool:
        """Whether the card's open file lies in another centre."""
        return self.near[0].elsewhere

    @property
    def same(self) -> bool:
        """Whether it is answered that this is the same person."""
        return self.answer == SAME

    @property
    def shown(self) -> list["Shown"]:
        """Whom the row looks like, as people read it."""
        return [
            Shown(near, self.lines.get(near.other) if near.other is not None else None)
            for near in self.near
            if not near.elsewhere
        ]


@dataclass(frozen=True)
class Shown:
    """Somebody a row looks like: a file of the centre, or an earlier row."""

    near: Near
    row: Row | None

    @property
    def percent(self) -> int:
        """The probability in hundredths; 0 when only the card was compared."""
        return self.near.percent

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, in words."""
        return self.near.match.reasons if self.near.match else ()


@dataclass
class Preview:
    """What an import would do. ``fresh`` rows are not imported yet; ``elsewhere`` counts rows with a very similar file in
    another centre, never which."""

    people: People
    fresh: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    elsewhere: int = 0

    @property
    def rows(self) -> int:
        """Rows with somebody on them."""
        return len(self.people.rows)

    @property
    def already(self) -> int:
        """Rows imported before."""
        return len(self.people.rows) - len(self.fresh)

    @property
    def unanswered(self) -> int:
        """Questions without an answer."""
        return sum(not question.answer for question in self.questions)

    @property
    def ready(self) -> bool:
        """Whether it may be confirmed as it stands."""
        return bool(self.fresh) and not self.faults and not self.unanswered


class SheetRefused(Refusal):
    """A sheet is not imported: nothing of it was written. ``preview`` says why, row by row."""

    def __init__(self, preview: Preview, *, keeps: Callable[[], None] | None = None) -> None:
        super().__init__(
            _("The sheet is not imported: nothing of it was written. Correct what is listed, then send it again.")
            if preview.faults
            else _("The sheet is not imported yet: say of each row that looks like somebody who it is."),
            field="sheet",
            code=preview.faults[0].code if preview.faults else "likely_duplicate",
            keeps=keeps,
        )  # fmt: skip
        self.preview = preview


def at_centre(by: Actor, centre: Centre) -> Actor:
    """Whoever imports, as a desk of that centre: what lies in other centres is elsewhere to everybody."""
    alone = frozenset({centre.pk})
    return replace(by, scope=Scope(actor_id=by.scope.actor_id, read_centres=alone, write_centres=alone))


def answered(rows: Sequence[Row], answers: Mapping[int, str]) -> list[Row]:
    """Rows with the answers given beside the sheet, by line; they go before those in it."""
    return [
        replace(row, new=replace(row.new, answer=answers[row.line])) if answers.get(row.line) else row
        for row in rows
    ]


def with_questions(preview: Preview, compared: Compared) -> Preview:
    """The preview with whom its rows look like."""
    lines = dict(enumerate(preview.fresh))
    preview.questions = [
        Question(preview.fresh[place], near, lines, preview.fresh[place].new.answer)
        for place, near in sorted(compared.near.items())
    ]
    preview.elsewhere = compared.elsewhere
    return preview


def refused(preview: Preview, refusal: ManyRefused) -> SheetRefused:
    """What the register refused, told by the lines of the sheet."""
    for fault in refusal.faults:
        preview.people.fault(preview.fresh[fault.place].line, fault.field, fault.code, fault.message)
    preview.faults = sorted(preview.people.faults)
    if refusal.compared is not None:
        with_questions(preview, refusal.compared)
    return SheetRefused(preview, keeps=refusal.keeps)
