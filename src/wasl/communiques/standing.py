"""What an approved text stated and what of it still stands. The one meaning of «a later correction exists»: a fact the
text stated was undone since (a reversal, or two records found to be of one person). What the register learnt later, a second ceremony for instance, makes
it grow and corrects nothing.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wasl.catalogue.models import Trade
from wasl.communiques.enums import CommuniqueStatus
from wasl.communiques.erratum import ErratumFacts
from wasl.communiques.facts import Named
from wasl.communiques.gathering import asked, foundation, locality
from wasl.communiques.models import Communique
from wasl.communiques.rules import Difference, changes, undone
from wasl.communiques.texts import Figure, Text
from wasl.tallies.enums import Basis
from wasl.tallies.models import TallyFact
from wasl.tallies.queries import persons_changed_since, undone_after
from wasl.tallies.rules import Definition, Tally
from wasl.territory.models import Place
from wasl.territory.queries import codes_within
from wasl.wording.dates import CASABLANCA, today


def changes_since_draft(communique: Communique) -> list[Difference]:
    """Figures a text composed today would print otherwise, for whichever reason: a draft is then drafted again."""
    text = _text(communique)
    now = {key: asked(_definition(communique, key)) for key in _questions(text)}
    return changes(text, now)


def corrections(communique: Communique) -> list[Difference]:
    """Figures the text stated that no longer stand, in reading order; empty when nothing it stated was undone."""
    text = _text(communique)
    left = {
        key: still_standing(communique, key) for key in _questions(text) if _counts_receipts(communique, key)
    }
    return undone(text, communique.tally.figures, left)


def still_standing(communique: Communique, key: str) -> Tally:
    """What the register answers today from the facts it knew when the text was frozen."""
    return asked(_definition(communique, key), known_at=communique.tally.frozen_at)


def figure_today(communique: Communique, figure: Figure) -> tuple[Tally, Tally] | None:
    """The question of a figure answered from the facts of then that still stand, and from all of today's. None for a
    gift, which no tally counts."""
    if figure.definition not in communique.tally.definition:
        return None
    definition = _definition(communique, figure.definition)
    return still_standing(communique, figure.definition), asked(definition)


@dataclass(frozen=True, slots=True)
class Standing:
    """The corrections of a text, whether its latest erratum does not tell all of them yet, and since when."""

    corrections: list[Difference]
    untold: bool
    since: datetime.datetime


def standing_of(communiques: Iterable[Communique]) -> dict[UUID, Standing]:
    """How approved texts stand, by id; texts that nothing undone can touch are left out, drafts too.

    Two queries where nothing was reversed since the oldest of them; otherwise those of ``corrections`` for each touched.
    """
    approved = [text for text in communiques if text.status == CommuniqueStatus.APPROVED]
    if not approved:
        return {}
    oldest = min(text.tally.frozen_at for text in approved)
    facts, moved = list(undone_after(oldest)), persons_changed_since(oldest)
    within: dict[str, set[str]] = {}
    found = {}
    for text in approved if facts or moved else []:
        touching = [fact.undone_at for fact in facts if fact.undone_at and _states(text, fact, within)]
        # Two records found to be one person make a text count one too many, wherever they are.
        touching += [moved] if moved and moved > text.tally.frozen_at else []
        if touching:
            corrected = corrections(text)
            found[text.pk] = Standing(corrected, is_untold(text, corrected), max(touching))
    return found


def is_untold(communique: Communique, corrected: list[Difference]) -> bool:
    """Whether there are corrections that the latest erratum does not tell, which therefore ask for another one."""
    errata = sorted(communique.errata.all(), key=lambda erratum: erratum.number)
    told = [Difference.from_json(line) for line in errata[-1].differences] if errata else []
    return bool(corrected) and corrected != told


def erratum_facts(communique: Communique, number: int, lines: list[Difference]) -> ErratumFacts:
    """What an erratum of an approved text is worded from. ``lines`` are its corrections."""
    ceremony = communique.ceremony
    codes = {line.cell for line in lines} | {_place_of(line.definition) for line in lines}
    answers = communique.tally.figures
    return ErratumFacts(
        number=number,
        reference=communique.reference,
        place=locality(ceremony.place),
        day=ceremony.held_on,
        approved_on=communique.approved_at.astimezone(CASABLANCA).date()
        if communique.approved_at
        else today(),
        foundation=foundation(),
        lines=lines,
        places={place.code: locality(place) for place in Place.objects.filter(code__in=codes)},
        trades={
            trade.code: Named(trade.phrase_ar, trade.phrase_fr)
            for trade in Trade.objects.filter(code__in=codes)
        },
        since={
            _place_of(key): int(answer["cumulative"]["since"][:4])
            for key, answer in answers.items()
            if answer["cumulative"]
        },
    )


def _states(communique: Communique, fact: TallyFact, within: dict[str, set[str]]) -> bool:
    """Whether a fact undone since could be part of what the text stated: of its ceremony, or of a balance it tells."""
    frozen, until = communique.tally.frozen_at, communique.ceremony.held_on
    if fact.entered_at is None or fact.undone_at is None or not fact.entered_at <= frozen < fact.undone_at:
        return False
    if fact.ceremony == communique.ceremony.reference:
        return True
    places = [_place_of(key) for key in communique.tally.definition if key.startswith("balance:")]
    for place in places:
        within.setdefault(place, set(codes_within(place)))
    return fact.dated <= until and any(fact.residence in within[place] for place in places)


def _place_of(key: str) -> str:
    """The place of a balance, from the key of its question."""
    return key.partition(":")[2]


def _text(communique: Communique) -> Text:
    """Either language: both tell the same figures."""
    return Text.from_json(communique.text_ar)


def _questions(text: Text) -> set[str]:
    return {figure.definition for figure in text.figures if figure.definition}


def _definition(communique: Communique, key: str) -> Definition:
    return Definition.from_json(communique.tally.definition[key])


def _counts_receipts(communique: Communique, key: str) -> bool:
    """A plan is never undone: only what was handed over can be reversed."""
    return str(communique.tally.definition[key]["basis"]) == Basis.DELIVERED
