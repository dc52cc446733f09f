"""Drafting, approving and correcting communiqués: what was published stays, and says what has changed (invariant 9)."""

import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from wasl.attachments.operations import store_paper
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal
from wasl.communiques import access, queries, quoting
from wasl.communiques.documents.communique import communique_paper
from wasl.communiques.documents.erratum import erratum_paper
from wasl.communiques.enums import TRANSITIONS, CommuniqueStatus
from wasl.communiques.erratum import compose as compose_erratum
from wasl.communiques.models import Communique, Erratum, QuotedWords
from wasl.handovers.enums import CeremonyStatus
from wasl.handovers.models import Ceremony
from wasl.participants.enums import ConsentKind
from wasl.participants.models import Quotation
from wasl.participants.operations import use_consent
from wasl.tallies.operations import freeze
from wasl.wording.dates import today


@act("communiques.draft", permission="communiques.draft")
def draft(*, by: Actor, ceremony: Ceremony, publish_cash: bool = False) -> Communique:
    """Compose both texts of a finished ceremony and freeze their figures. An earlier draft is withdrawn.

    ``publish_cash`` tells the sum of cash aid, which otherwise stays out of the text.
    """
    ceremony = access.ceremony_to_change(by, ceremony)
    if ceremony.status != CeremonyStatus.FINISHED:
        raise Refusal(
            _("Ceremony %(reference)s is not finished: its figures may still change.")
            % {"reference": ceremony.reference},
            code="communiques_ceremony_not_finished",
        )
    composition = queries.compose(ceremony, by, publish_cash=publish_cash)
    earlier = queries.live_of(ceremony)
    if earlier is not None:
        _require_move(earlier, CommuniqueStatus.WITHDRAWN)
        _withdraw(by, earlier)
    communique = Communique(reference=_reference(ceremony), ceremony=ceremony, drafted_by=by.label)
    communique.tally = freeze(
        by=by,
        centre=ceremony.centre,
        subject_kind="communique",
        subject_id=communique.pk,
        answers=composition.answers,
    )
    communique.text_ar, communique.text_fr = (composition.texts[lang].to_json() for lang in queries.LANGUAGES)
    communique.figures = {
        lang: [queries.figure_json(figure, composition.definitions) for figure in text.figures]
        for lang, text in composition.texts.items()
    }
    communique.small_cells = composition.small_cells
    communique.save(force_insert=True)
    _record(by, "draft", communique)
    return communique


@act("communiques.quote", permission="communiques.draft")
def quote(*, by: Actor, communique: Communique, quotation: Quotation) -> QuotedWords:
    """Let a draft carry words of somebody who received something at its ceremony, without their name.

    Raises Refusal when it is no draft any more, when the consent does not stand, or when they received nothing there.
    """
    communique = access.communique_to_change(by, communique)
    if communique.status != CommuniqueStatus.DRAFT:
        raise Refusal(
            _("Words are added to a draft only: draft the communiqué again."),
            code="communiques_quoted_in_draft",
        )
    found = quoting.offered(communique).filter(pk=quotation.pk).select_related("file").first()
    if found is None:
        raise Refusal(
            _(
                "These words may not be quoted here: their consent does not stand, or nothing was handed over to this person."
            ),
            field="quotation",
            code="communiques_words_may_be_quoted",
        )
    words = QuotedWords(communique=communique, file=found.file, quotation=found, quoted_by=by.label)
    words.save(force_insert=True)
    _record(by, "quote", communique, changes={"file": [None, found.file.number]})
    return words


@act("communiques.approve", permission="communiques.approve")
def approve(*, by: Actor, communique: Communique, reason: str = "") -> Communique:
    """Approve a draft somebody else wrote: its papers are printed and kept, and nothing of it changes any more.

    ``reason`` says why the cells under the threshold may be published; required when there are any. Raises Refusal
    too when the register has changed since the draft.
    """
    communique = access.communique_to_change(by, communique)
    _require_move(communique, CommuniqueStatus.APPROVED)
    if communique.drafted_by == by.label:
        raise Refusal(
            _("Whoever drafted the communiqué does not approve it: another person reads it."),
            code="communiques_communique_not_approved_by_its_drafter",
        )
    reason = reason.strip()
    if communique.small_cells and not reason:
        raise Refusal(
            _("Some figures are small enough to point at someone: say why they may be published."),
            field="reason",
            code="communiques_communique_small_cells_have_reason",
        )
    if queries.changes_since_draft(communique):
        raise Refusal(
            _("The register has changed since this draft: draft it again, then read the new figures."),
            code="communiques_figures_changed",
        )
    _use_words(by, communique)
    communique.status = CommuniqueStatus.APPROVED
    communique.approved_at, communique.approved_by = timezone.now(), by.label
    communique.approval_reason = reason if communique.small_cells else ""
    _print(by, communique)
    communique.save(
        update_fields=[
            "status",
            "approved_at",
            "approved_by",
            "approval_reason",
            "document_ar",
            "document_fr",
        ]
    )
    _record(by, "approve", communique, changes={"status": ["draft", "approved"]})
    return communique


@act("communiques.withdraw", permission="communiques.draft")
def withdraw(*, by: Actor, communique: Communique) -> Communique:
    """Take back a draft. What was approved is never withdrawn."""
    communique = access.communique_to_change(by, communique)
    _require_move(communique, CommuniqueStatus.WITHDRAWN)
    _withdraw(by, communique)
    return communique


@act("communiques.issue_erratum", permission="communiques.approve")
def issue_erratum(*, by: Actor, communique: Communique) -> Erratum:
    """Say, under a number and on papers of its own, which printed figures no longer stand. The approved text stays."""
    communique = access.communique_to_change(by, communique)
    if communique.status != CommuniqueStatus.APPROVED:
        raise Refusal(
            _("Only an approved communiqué takes an erratum: a draft is drafted again."),
            code="communiques_erratum_of_approved",
        )
    corrected = queries.corrections(communique)
    if not queries.is_untold(communique, corrected):
        raise Refusal(
            _("The register says what the communiqué and its errata say: there is nothing to correct."),
            code="communiques_nothing_to_correct",
        )
    erratum = Erratum(
        communique=communique,
        number=communique.errata.count() + 1,
        differences=[difference.to_json() for difference in corrected],
        issued_by=by.label,
    )
    facts = queries.erratum_facts(communique, erratum.number, corrected)
    for language in queries.LANGUAGES:
        text = compose_erratum(facts, language)
        paper = erratum_paper(
            text,
            ceremony=communique.ceremony,
            reference=erratum.reference,
            language=language,
            issued_on=today(),
        )
        setattr(erratum, f"text_{language}", text.to_json())
        stored = store_paper(by=by, centre=communique.ceremony.centre, kind="erratum", paper=paper)
        setattr(erratum, f"document_{language}", stored)
    erratum.save(force_insert=True)
    _record(by, "issue_erratum", communique, changes={"erratum": [None, erratum.number]})
    return erratum


def _use_words(by: Actor, communique: Communique) -> None:
    """Write in the file of each person quoted that this text uses their words. Raises Refusal when a consent no longer stands."""
    if quoting.silenced(communique):
        raise Refusal(
            _("Words of this draft may no longer be quoted: draft it again, without them."),
            code="communiques_words_may_be_quoted",
        )
    used: set[uuid.UUID] = set()
    for words in communique.quoted.select_related("file"):
        if words.file_id not in used:
            use_consent(
                by=by,
                file=words.file,
                kind=ConsentKind.QUOTATION,
                reference_kind="communique",
                reference_id=communique.pk,
                reference_label=communique.reference,
            )
        used.add(words.file_id)


def _print(by: Actor, communique: Communique) -> None:
    """Print an approved text in both languages and keep its papers on it."""
    for language in queries.LANGUAGES:
        paper = communique_paper(
            queries.text_of(communique, language),
            ceremony=communique.ceremony,
            reference=communique.reference,
            language=language,
            approved_on=today(),
        )
        stored = store_paper(by=by, centre=communique.ceremony.centre, kind="communique", paper=paper)
        setattr(communique, f"document_{language}", stored)


def _withdraw(by: Actor, communique: Communique) -> None:
    communique.status = CommuniqueStatus.WITHDRAWN
    communique.withdrawn_at, communique.withdrawn_by = timezone.now(), by.label
    communique.save(update_fields=["status", "withdrawn_at", "withdrawn_by"])
    _record(by, "withdraw", communique, changes={"status": ["draft", "withdrawn"]})


def _require_move(communique: Communique, to: str) -> None:
    if to not in TRANSITIONS[communique.status]:
        raise Refusal(
            _("Communiqué %(reference)s is %(status)s: this can no longer be done with it.")
            % {"reference": communique.reference, "status": communique.get_status_display()},
            code="communiques_moves_forward",
        )


def _reference(ceremony: Ceremony) -> str:
    """``BEN-GUERIR-2021/COM-1``: the ceremony's, and which text about it this is."""
    return f"{ceremony.reference[:32]}/COM-{ceremony.communiques.count() + 1}"


def _record(by: Actor, what: str, communique: Communique, changes: dict[str, object] | None = None) -> None:
    record(
        by=by,
        action=f"communiques.{what}",
        kind="communique",
        object_id=communique.pk,
        label=communique.reference,
        centre_id=communique.ceremony.centre_id,
        changes=changes,
    )
