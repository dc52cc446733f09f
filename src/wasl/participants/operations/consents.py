"""Acts on consents: informing, asking, withdrawing, keeping the signed paper, writing down words, and every use made of them."""

import datetime
import uuid

from django.utils.translation import gettext as _

from wasl.attachments.operations import store_scan
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal
from wasl.participants import consent_queries, rules
from wasl.participants.access import file_to_write
from wasl.participants.enums import ConsentAnswer, ConsentKind, ConsentProof, SpokenIn
from wasl.participants.models import ConsentEvent, ConsentScan, ConsentText, ConsentUse, File, Quotation
from wasl.wording.dates import today

LONGEST_QUOTATION = 400  # letters: a sentence or two, as a communiqué carries them


@act("participants.record_consent", permission="files.write")
def record_consent(
    *,
    by: Actor,
    file: File,
    kind: str,
    answer: str,
    answered_on: datetime.date,
    proof: str,
    read_aloud: bool,
    language: str = SpokenIn.ARABIC,
    guardian_name: str = "",
    guardian_relation: str = "",
    scan: bytes | None = None,
) -> ConsentEvent:
    """Record that someone was informed, or gave or refused a consent, on the text in force that day.

    A minor's guardian answers, by name. ``scan`` is the signed paper. Nothing of the aid depends on a refusal.
    Raises Refusal naming what is missing: the notice first, a guardian, a signature; or that a minor cannot give it.
    """
    if answer == ConsentAnswer.WITHDRAWN:
        raise TypeError("withdraw_consent withdraws")
    found = file_to_write(by, file)
    text = consent_queries.text_in_force(kind, answered_on)
    if text is None:
        raise Refusal(_("No text of this kind was in force that day."), field="answered_on", code="no_text")
    _not_to_come(answered_on, "answered_on")
    event = ConsentEvent(
        file=found, kind=ConsentKind(kind), answer=ConsentAnswer(answer), text=text, language=SpokenIn(language),
        read_aloud=read_aloud, answered_on=answered_on, proof=ConsentProof(proof),
        guardian_name=rules.cleaned(guardian_name), guardian_relation=guardian_relation, recorded_by=by.label,
    )  # fmt: skip
    _keep(by, event, scan, "record_consent")
    return event


@act("participants.withdraw_consent", permission="files.write")
def withdraw_consent(
    *,
    by: Actor,
    file: File,
    kind: str,
    answered_on: datetime.date,
    proof: str = ConsentProof.SPOKEN,
    language: str = SpokenIn.ARABIC,
    scan: bytes | None = None,
) -> ConsentEvent:
    """Record that someone takes a consent back: from now on nothing new may use it. Saying so is enough.

    Raises Refusal when no consent stands, or when the day lies before the consent or in the future.
    """
    found = file_to_write(by, file)
    _not_to_come(answered_on, "answered_on")
    given = consent_queries.standing_consent(found, kind)
    if given is None:
        raise Refusal(
            _("There is no consent to withdraw: none stands."),
            code="participants_consent_nothing_to_withdraw",
        )
    event = ConsentEvent(
        file=found, kind=given.kind, answer=ConsentAnswer.WITHDRAWN, text=given.text, language=SpokenIn(language),
        read_aloud=given.read_aloud or language == SpokenIn.AMAZIGH, answered_on=answered_on, proof=ConsentProof(proof),
        guardian_name=given.guardian_name, guardian_relation=given.guardian_relation, recorded_by=by.label,
    )  # fmt: skip
    _keep(by, event, scan, "withdraw_consent")
    return event


@act("participants.keep_consent_scan", permission="files.write")
def keep_consent_scan(*, by: Actor, event: ConsentEvent, content: bytes) -> ConsentScan:
    """Keep the signed paper of an answer. Raises Refusal when it has one already, or for another kind of file."""
    found = file_to_write(by, File(pk=event.file_id))
    event = ConsentEvent.objects.get(pk=event.pk, file=found)
    kept = _keep_scan(by, found, event, content)
    _record(by, "keep_consent_scan", found, {str(event.kind): "changed"})
    return kept


@act("participants.write_quotation", permission="files.write")
def write_quotation(
    *, by: Actor, file: File, words_ar: str, words_fr: str, said_on: datetime.date
) -> Quotation:
    """Write down words of someone that may be quoted without their name, as they were read back to them.

    Raises Refusal when their consent to be quoted does not stand, or when a language is missing.
    """
    found = file_to_write(by, file)
    _not_to_come(said_on, "said_on")
    consent_queries.require_consent(found, ConsentKind.QUOTATION)
    words = {
        "words_ar": rules.arabic_text(words_ar, "words_ar"),
        "words_fr": rules.latin_text(words_fr, "words_fr"),
    }
    for name, written in words.items():
        if len(written) > LONGEST_QUOTATION:
            raise Refusal(
                _("Keep it to %(most)s letters: a sentence or two.") % {"most": LONGEST_QUOTATION},
                field=name,
                code="quotation_too_long",
            )
    quotation = Quotation(file=found, said_on=said_on, written_by=by.label, **words)
    quotation.save(force_insert=True)
    _record(by, "write_quotation", found, {"quotation": "changed"})
    return quotation


@act("participants.use_consent")
def use_consent(
    *, by: Actor, file: File, kind: str, reference_kind: str, reference_id: uuid.UUID, reference_label: str
) -> ConsentUse:
    """Record that something is made with someone's image or words: part of the act that makes it, which holds the permission.

    ``reference_label`` is a number, never a name. Raises Refusal when the consent does not stand: the act is then
    refused whole. The database refuses it too, whoever comes first.
    """
    given = consent_queries.require_consent(file, kind)
    use = ConsentUse(
        file=file, event=given, reference_kind=reference_kind, reference_id=str(reference_id),
        reference_label=reference_label, used_by=by.label,
    )  # fmt: skip
    use.save(force_insert=True)
    _record(by, "use_consent", file, {kind: [None, reference_label]})
    return use


@act("participants.settle_text", permission="programmes.write")
def settle_text(
    *, by: Actor, kind: str, since: datetime.date, title_ar: str, title_fr: str, body_ar: str, body_fr: str
) -> ConsentText:
    """Settle the next version of a text, in force from ``since``. Earlier versions stay, and so do the answers given on them.

    Raises Refusal for a day before today or before the last version's, or when a language is missing.
    """
    if since < today():
        raise Refusal(
            _("A text comes into force today or later: people have answered on the one before."),
            field="since",
            code="participants_consenttext_follows",
        )
    last = ConsentText.objects.filter(kind=kind).order_by("-version").first()
    text = ConsentText(
        kind=ConsentKind(kind), version=(last.version if last else 0) + 1, since=since,
        title_ar=rules.arabic_text(title_ar, "title_ar"), title_fr=rules.latin_text(title_fr, "title_fr"),
        body_ar=_paragraphs(body_ar, "body_ar"), body_fr=_paragraphs(body_fr, "body_fr"), settled_by=by.label,
    )  # fmt: skip
    text.save(force_insert=True)
    record(
        by=by, action="participants.settle_text", kind="consent_text", object_id=text.pk, label=f"{text.kind} {text.version}",
    )  # fmt: skip
    return text


def _keep(by: Actor, event: ConsentEvent, scan: bytes | None, act_name: str) -> None:
    before = consent_queries.standings(event.file)[event.kind].state
    event.save(force_insert=True)
    if scan:
        _keep_scan(by, event.file, event, scan)
    _record(by, act_name, event.file, {str(event.kind): [before or None, str(event.answer)]})


def _keep_scan(by: Actor, file: File, event: ConsentEvent, content: bytes) -> ConsentScan:
    stored = store_scan(by=by, centre=file.centre, kind="consent", content=content, about=file.pk)
    kept = ConsentScan(file=file, event=event, document=stored, kept_by=by.label)
    kept.save(force_insert=True)
    return kept


def _record(by: Actor, act_name: str, file: File, changes: dict[str, object]) -> None:
    record(
        by=by, action=f"participants.{act_name}", kind="file", object_id=file.pk, label=file.number,
        centre_id=file.centre_id, changes=changes,
    )  # fmt: skip


def _not_to_come(day: datetime.date, field: str) -> None:
    if day > today():
        raise Refusal(_("This day has not come yet."), field=field, code="day_in_future")


def _paragraphs(body: str, field: str) -> str:
    """The text as it is stored: one paragraph a line."""
    lines = [cleaned for line in body.splitlines() if (cleaned := rules.cleaned(line))]
    if not lines:
        raise Refusal(_("Write the text in both languages."), field=field, code="text_missing")
    return "\n".join(lines)
