"""Reading communiqués through the policies of their tables, what has changed since, and whose turn it is."""

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.audit.turns import Turn
from wasl.communiques import arabic, french, quoting
from wasl.communiques.enums import CommuniqueStatus
from wasl.communiques.facts import TOTAL, Facts
from wasl.communiques.gathering import gather
from wasl.communiques.models import Communique
from wasl.communiques.rules import CELLS, Check, checks, small_cells
from wasl.communiques.standing import (
    changes_since_draft,
    corrections,
    erratum_facts,
    figure_today,
    is_untold,
    standing_of,
)
from wasl.communiques.texts import Figure, Text
from wasl.handovers.enums import DELIVERED, CeremonyStatus
from wasl.handovers.models import Ceremony, Receipt
from wasl.tallies.enums import Basis, Dimension
from wasl.tallies.queries import facts_at, threshold_for
from wasl.tallies.rules import Definition, Tally
from wasl.wording.dates import CASABLANCA

__all__ = ["changes_since_draft", "corrections", "erratum_facts", "figure_today", "is_untold", "standing_of"]

LIVE = (CommuniqueStatus.DRAFT, CommuniqueStatus.APPROVED)
LANGUAGES = ("ar", "fr")
_COLUMNS = {Dimension.PROVINCE: "residence", Dimension.TRADE: "trade", Dimension.SEX: "sex"}


@dataclass(frozen=True, slots=True)
class Composition:
    """Both texts of a ceremony as the register stands, with the answers behind their figures."""

    texts: dict[str, Text]
    answers: dict[str, Tally]
    small_cells: list[dict[str, Any]]

    @property
    def definitions(self) -> dict[str, Any]:
        """The definition of each question, as JSON."""
        return {key: tally.definition.to_json() for key, tally in self.answers.items()}


def visible() -> QuerySet[Communique]:
    """Communiqués the reader may see, the latest first."""
    return Communique.objects.select_related("ceremony__place", "ceremony__centre", "tally")


def live_of(ceremony: Ceremony) -> Communique | None:
    """The approved communiqué of a ceremony, or its draft."""
    return visible().filter(ceremony=ceremony, status__in=LIVE).first()


def facts_of(ceremony: Ceremony, by: Actor) -> Facts:
    """The facts of a ceremony ``by`` may read, from the tally alone. Raises Refusal while nothing was handed over."""
    gathered = gather(_readable(ceremony, by))
    if gathered is None:
        raise _nothing_yet(ceremony)
    return gathered.facts


def compose(ceremony: Ceremony, by: Actor, *, publish_cash: bool = False) -> Composition:
    """Both texts of a ceremony ``by`` may read. Raises Refusal while nothing was handed over."""
    gathered = gather(_readable(ceremony, by), publish_cash=publish_cash)
    if gathered is None:
        raise _nothing_yet(ceremony)
    texts = {"ar": arabic.compose(gathered.facts), "fr": french.compose(gathered.facts)}
    threshold = threshold_for(gathered.answers[TOTAL].definition)
    return Composition(texts, gathered.answers, small_cells(texts["ar"], threshold))


def _readable(ceremony: Ceremony, by: Actor) -> Ceremony:
    """The ceremony read again in the reader's scope, with what a text names."""
    found = (
        Ceremony.objects.select_related("place", "centre", "statement_office").filter(pk=ceremony.pk).first()
    )
    if found is None or not (by.may("communiques.read") or by.role == "house"):
        raise Refusal(_("There is no ceremony with this reference."), code="communiques_no_ceremony")
    return found


def _nothing_yet(ceremony: Ceremony) -> Refusal:
    return Refusal(
        _("Nobody has signed a receipt at ceremony %(reference)s: there is nothing to publish yet.")
        % {"reference": ceremony.reference},
        code="communiques_nobody",
    )


def text_of(communique: Communique, language: str) -> Text:
    """The text in one language: what is stored, and the words it quotes that may still be read."""
    stored = Text.from_json(communique.text_fr if language == "fr" else communique.text_ar)
    return stored.with_words(quoting.paragraph(words, language) for words in quoting.words_of(communique))


def figure_json(figure: Figure, definitions: dict[str, Any]) -> dict[str, Any]:
    """A figure with its whole definition; None for a gift, which no tally counts."""
    return {**figure.to_json(), "definition": definitions.get(figure.definition)}


def checks_of(communique: Communique) -> list[Check]:
    """What adds up in a stored text, by its own frozen figures."""
    projects = communique.tally.figures[TOTAL]["total"]["projects"]
    return checks(text_of(communique, "ar"), text_of(communique, "fr"), int(projects))


@dataclass(frozen=True, slots=True)
class Behind:
    """What a printed figure is made of: receipts the reader may open, how many more, and what came before the register."""

    receipts: QuerySet[Receipt]
    others: int
    before: dict[str, Any] | None


def behind(communique: Communique, figure: Figure) -> Behind:
    """The receipts a printed figure was made of when it was frozen, those reversed since among them, through the
    reader's own policies. What was planned, and gifts, have none.
    """
    stored = communique.tally.definition.get(figure.definition)
    if stored is None or stored["basis"] != Basis.DELIVERED:
        return Behind(Receipt.objects.none(), 0, None)
    definition, before = Definition.from_json(stored), None
    if figure.role.startswith("cumulative"):
        before = communique.tally.figures[figure.definition]["before_register"]
        register_begins = datetime.date.fromisoformat(before["until"]) + datetime.timedelta(days=1)
        definition = replace(definition, since=register_begins)
    facts = facts_at(definition, communique.tally.frozen_at)
    if figure.role in CELLS:
        facts = facts.filter(**{_COLUMNS[Dimension(CELLS[figure.role])]: figure.cell})
    ids = list(facts.values_list("fact", flat=True))
    receipts = Receipt.objects.filter(id__in=ids).order_by("handed_over_on", "year", "sequence")
    return Behind(receipts, len(ids) - receipts.count(), before)


def without_communique() -> QuerySet[Ceremony]:
    """Finished ceremonies, with something handed over, that have neither draft nor approved communiqué."""
    return (
        Ceremony.objects.filter(status=CeremonyStatus.FINISHED)
        .filter(Exists(Receipt.objects.filter(ceremony=OuterRef("pk"), status__in=DELIVERED)))
        .exclude(Exists(Communique.objects.filter(ceremony=OuterRef("pk"), status__in=LIVE)))
        .select_related("place")
        .order_by("held_on")
    )


def waiting(actor: Actor) -> list[Turn]:
    """Drafts to read and texts to correct, for those who approve; ceremonies to write about, for those who draft."""
    if actor.may("communiques.approve"):
        return [*_to_approve(actor), *_to_correct()]
    return _to_draft(actor) if actor.may("communiques.draft") else []


def _to_approve(actor: Actor) -> list[Turn]:
    """Drafts that somebody else wrote."""
    drafts = visible().filter(status=CommuniqueStatus.DRAFT).exclude(drafted_by=actor.label)
    return [
        _turn(draft, _("Read the draft communiqué and approve it"), draft.drafted_at)
        for draft in drafts.order_by("drafted_at")
    ]


def _to_correct() -> list[Turn]:
    """Approved texts of which the register has undone something that no erratum tells yet."""
    approved = list(
        visible().filter(status=CommuniqueStatus.APPROVED).prefetch_related("errata").order_by("approved_at")
    )
    standing = standing_of(approved)
    sentence = _("Issue an erratum: the register contradicts the communiqué")
    return [
        _turn(text, sentence, standing[text.pk].since)
        for text in approved
        if text.pk in standing and standing[text.pk].untold
    ]


def _to_draft(actor: Actor) -> list[Turn]:
    return [
        Turn(
            "ceremony",
            str(ceremony.pk),
            ceremony.reference,
            _("Draft the communiqué of the ceremony"),
            ceremony.finished_at.astimezone(CASABLANCA).date() if ceremony.finished_at else ceremony.held_on,
        )
        for ceremony in without_communique().filter(centre_id__in=actor.scope.write_centres)
    ]


def _turn(communique: Communique, sentence: str, since: datetime.datetime) -> Turn:
    return Turn(
        "communique",
        str(communique.pk),
        communique.reference,
        sentence,
        since.astimezone(CASABLANCA).date(),
    )
