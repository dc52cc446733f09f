"""What the pages on consents show of each question: where it stands in words, and what can be done next."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from wasl.accounts.queries import names_of
from wasl.participants.consent_queries import Standing
from wasl.participants.enums import ConsentAnswer, ConsentKind
from wasl.participants.models import ConsentEvent, ConsentUse
from wasl.web.people.story import address

# What using a picture or words leaves behind, as the register names it.
REFERENCES: dict[str, Promise | str] = {"communique": pgettext_lazy("use of a consent", "communiqué")}
_MARKS = {ConsentAnswer.INFORMED: "done", ConsentAnswer.GIVEN: "done"}
_MEANS: dict[tuple[str, str], Promise | str] = {
    (ConsentKind.NOTICE, ""): gettext_lazy("Nobody has told this person yet what is written about them, and why."),
    (ConsentKind.NOTICE, "informed"): gettext_lazy("They know what is written about them, why, and what their rights are."),
    (ConsentKind.IMAGE, ""): gettext_lazy("Not asked yet: no picture of them is taken or shown."),
    (ConsentKind.IMAGE, "given"): gettext_lazy("Pictures of them may be taken and published."),
    (ConsentKind.IMAGE, "refused"): gettext_lazy("They said no: no picture is taken or shown. Nothing else changes."),
    (ConsentKind.IMAGE, "withdrawn"): gettext_lazy("They took it back: no picture of them is used in anything new."),
    (ConsentKind.QUOTATION, ""): gettext_lazy("Not asked yet: their words are not quoted."),
    (ConsentKind.QUOTATION, "given"): gettext_lazy("What they said may be quoted, without their name."),
    (ConsentKind.QUOTATION, "refused"): gettext_lazy("They said no: their words are not quoted. Nothing else changes."),
    (ConsentKind.QUOTATION, "withdrawn"): gettext_lazy("They took it back: their words are used in nothing new."),
    (ConsentKind.GUARDIAN, ""): gettext_lazy("The guardian was not asked yet whether the centre may accompany this minor."),
    (ConsentKind.GUARDIAN, "given"): gettext_lazy("The guardian agrees that the centre accompanies this minor."),
    (ConsentKind.GUARDIAN, "refused"): gettext_lazy("The guardian does not agree that the centre accompanies this minor."),
    (ConsentKind.GUARDIAN, "withdrawn"): gettext_lazy("The guardian took their consent back."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """One kind as a page shows it: its name, its state in a word and in a sentence, and where to answer it."""

    kind: str
    name: str
    state: str
    mark: str
    means: str
    last: ConsentEvent | None
    url: str
    verb: str
    stands: bool


def questions(found: dict[str, Standing], file_pk: object, *, minor: bool) -> list[Question]:
    """What this person is told and asked: a minor is asked nothing about pictures or words, unless it was before."""
    asked = (
        [ConsentKind.NOTICE, ConsentKind.GUARDIAN]
        if minor
        else [ConsentKind.NOTICE, ConsentKind.IMAGE, ConsentKind.QUOTATION]
    )
    kinds = asked + [kind for kind in ConsentKind if kind not in asked and found[kind].answers]
    return [_question(found, kind, file_pk, asked=kind in asked) for kind in kinds]


def _question(found: dict[str, Standing], kind: ConsentKind, file_pk: object, *, asked: bool) -> Question:
    standing = found[kind]
    informed = found[ConsentKind.NOTICE].stands
    open_to_answer = asked and (kind == ConsentKind.NOTICE or (informed and not standing.stands))
    return Question(
        kind=kind,
        name=str(kind.label),
        state=str(ConsentAnswer(standing.state).label)
        if standing.state
        else pgettext("consent", "not asked yet"),
        mark=_mark(standing.state),
        means=str(_MEANS[kind, standing.state]),
        last=standing.last,
        url=f"{reverse('consent_record', args=[file_pk])}?kind={kind}" if open_to_answer else "",
        verb=_verb(kind, standing.state),
        stands=standing.stands,
    )


def _mark(state: str) -> str:
    return _MARKS.get(ConsentAnswer(state), "off") if state else ""


def _verb(kind: str, state: str) -> str:
    if kind == ConsentKind.NOTICE:
        return _("Tell it again") if state else _("Read the notice and record it")
    return _("Ask again") if state else _("Ask and record the answer")


@dataclass(frozen=True, slots=True)
class Used:
    """One past use: of what, in which kind of thing, its number and address, when, by whom."""

    of: str
    kind: str
    label: str
    url: str
    use: ConsentUse
    by: str


def used(found: dict[str, Standing]) -> list[Used]:
    """Every use made of this person's pictures or words, the latest first."""
    uses = [use for standing in found.values() for use in standing.uses]
    names = names_of([use.used_by for use in uses])
    return [
        Used(
            of=str(ConsentKind(use.event.kind).label),
            kind=str(REFERENCES.get(use.reference_kind, use.reference_kind)),
            label=use.reference_label,
            url=address(use.reference_kind, use.reference_id),
            use=use,
            by=names.get(use.used_by, use.used_by),
        )
        for use in sorted(uses, key=lambda use: use.used_at, reverse=True)
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """One answer of the history, with the name of who recorded it."""

    event: ConsentEvent
    by: str
    scanned: bool


def told(found: dict[str, Standing]) -> list[Told]:
    """Every answer, the latest first."""
    events: Iterable[ConsentEvent] = [event for standing in found.values() for event in standing.answers]
    names = names_of([event.recorded_by for event in events])
    ordered = sorted(events, key=lambda event: (event.answered_on, event.recorded_at), reverse=True)
    return [
        Told(event, names.get(event.recorded_by, event.recorded_by), hasattr(event, "scan"))
        for event in ordered
    ]
