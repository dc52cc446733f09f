"""Acts on records that look like one person: joining them, saying they are two, undoing, answering a desk."""

from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.acts import record as record_event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.participants import rules
from wasl.participants.access import file_to_write
from wasl.participants.enums import ClosingKind, FileStatus, InquiryAnswer, Verdict
from wasl.participants.models import Comparison, File, Inquiry, Move, Record
from wasl.participants.operations.files import close_file, reopen_file
from wasl.participants.queries.comparisons import LikelyPair, can_be_undone, pair_of


@act("participants.join_records", permission="identity.decide")
def join_records(
    *, by: Actor, first: Record, second: Record, reason: str, kept: File | None = None
) -> Comparison:
    """Decide that two records are of one person: every record of the one now belongs to the other's person.

    Nothing that was written changes, and nothing points elsewhere; figures count one person from now on. ``kept`` is
    the file that goes on, asked for when both are open: the other is closed. Nobody's rights over files change.

    Raises Refusal when they are one person already, when no reason is given, when both files are open and none is
    chosen, or when one of the two has files of centres the actor does not write: headquarters decide then.
    """
    pair = _pair_to_decide(by, first, second)
    why = _reasoned(reason)
    if pair.first.person_id == pair.second.person_id:
        raise Refusal(_("These two records are of one person already."), code="already_one_person")
    goes_on, ends = _which_goes_on(pair, kept)
    if ends.file.status == FileStatus.OPEN and goes_on.file.status == FileStatus.OPEN:
        close_file(by=by, file=ends.file, kind=ClosingKind.JOINED, reason=goes_on.file.number)
    decided = _decide(by, pair, Verdict.SAME, why, kept=goes_on.file)
    _move_all(by, decided, from_person=ends.person_id, to_person=goes_on.person_id)
    _tell(by, "participants.join_records", pair)
    return decided


@act("participants.keep_apart", permission="identity.decide")
def keep_apart(*, by: Actor, first: Record, second: Record, reason: str) -> Comparison:
    """Decide that two records are of two people: they leave the queue. It may be decided otherwise later.

    Raises Refusal without a reason, or when they were joined: that is undone, not decided over.
    """
    pair = _pair_to_decide(by, first, second)
    why = _reasoned(reason)
    if pair.first.person_id == pair.second.person_id:
        raise Refusal(_("These two records were joined: undo that decision first."), code="joined_before")
    decided = _decide(by, pair, Verdict.DIFFERENT, why)
    _tell(by, "participants.keep_apart", pair)
    return decided


@act("participants.undo_joining", permission="identity.decide")
def undo_joining(*, by: Actor, comparison: Comparison, reason: str) -> Comparison:
    """Undo a joining: each record goes back to the person it came from, and the file it closed is opened again.

    Raises Refusal without a reason, when it was undone already, or when a later decision stands on it.
    """
    pair = _pair_to_decide(by, comparison.first, comparison.second)
    why = _reasoned(reason)
    if not can_be_undone(comparison):
        raise Refusal(_("A later decision stands on this one: undo that one first."), code="decided_on_since")
    undone = _decide(by, pair, Verdict.UNDONE, why, undoes=comparison)
    for move in comparison.moves.select_related("record__file").order_by("-number"):
        file_to_write(by, move.record.file)
        _move(by, undone, move.record, to_person=move.from_person_id)
    for record in (pair.first, pair.second):
        file = File.objects.get(pk=record.file_id)
        if file.pk != comparison.kept_file_id and file.closed_kind == ClosingKind.JOINED:
            reopen_file(by=by, file=file, reason=why)
    _tell(by, "participants.undo_joining", pair)
    return undone


@act("participants.answer_inquiry", permission="identity.decide")
def answer_inquiry(*, by: Actor, inquiry: Inquiry, answer: str, note: str) -> Inquiry:
    """Answer a desk whose person's card has an open file elsewhere. ``note`` is why; the desk reads it, so it names no place.

    Raises Refusal when it is answered already or no reason is given; only headquarters answer.
    """
    if by.role != RoleName.HEADQUARTERS:
        raise NotAllowed(code="not_headquarters")
    found = Inquiry.objects.select_for_update(of=("self",)).filter(pk=inquiry.pk).first()
    if found is None:
        raise NotAllowed(code="no_inquiry")
    if found.answer:
        raise Refusal(_("This inquiry was answered already."), code="answered")
    if answer not in InquiryAnswer.values:
        raise Refusal(_("Choose one of the words of the list."), field="answer", code="unknown_word")
    found.answer, found.note = answer, _reasoned(note, field="note")
    found.answered_at, found.answered_by = timezone.now(), by.label
    found.save(update_fields=["answer", "note", "answered_at", "answered_by"])
    record_event(
        by=by, action="participants.answer_inquiry", kind="inquiry", object_id=found.pk, centre_id=found.centre_id,
        changes={"answer": ["", answer]},
    )  # fmt: skip
    return found


def _pair_to_decide(by: Actor, one: Record, other: Record) -> LikelyPair:
    """The two records, their files locked in the order of their ids. Raises NotAllowed when one is not the actor's to write."""
    for pk in sorted({one.file_id, other.file_id}):
        file_to_write(by, File(pk=pk))
    pair = pair_of(one.pk, other.pk)
    if pair is None:
        raise NotAllowed(code="not_your_file")
    return pair


def _reasoned(reason: str, *, field: str = "reason") -> str:
    why = rules.cleaned(reason)[:300]
    if not why:
        raise Refusal(_("Write why you decide so."), field=field, code="reason_missing")
    return why


def _which_goes_on(pair: LikelyPair, kept: File | None) -> tuple[Record, Record]:
    """The record whose file goes on, and the other: the one chosen, else the open one, else the older."""
    records = (pair.first, pair.second)
    chosen = next((r for r in records if kept is not None and r.file_id == kept.pk), None)
    both_open = all(r.file.status == FileStatus.OPEN for r in records)
    if both_open and chosen is None:
        raise Refusal(
            _("Both files are open: choose which one goes on."), field="kept", code="which_file_goes_on"
        )
    ranked = sorted(
        records,
        key=lambda r: (r is not chosen, r.file.status != FileStatus.OPEN, r.file.opened_on, r.file.number),
    )
    return ranked[0], ranked[1]


def _decide(
    by: Actor,
    pair: LikelyPair,
    verdict: str,
    reason: str,
    *,
    kept: File | None = None,
    undoes: Comparison | None = None,
) -> Comparison:
    decided = Comparison(
        first=pair.first, second=pair.second, first_file_id=pair.first.file_id, second_file_id=pair.second.file_id,
        verdict=verdict, reason=reason, score=Decimal(str(round(pair.match.score, 3))),
        agrees=[reason.code for reason in pair.match.reasons], kept_file=kept, undoes=undoes, decided_by=by.label,
    )  # fmt: skip
    decided.save(force_insert=True)
    return decided


def _move_all(by: Actor, decided: Comparison, *, from_person: UUID, to_person: UUID) -> None:
    for record in Record.objects.filter(person_id=from_person).select_related("file").order_by("pk"):
        file_to_write(by, record.file)
        _move(by, decided, record, to_person=to_person)


def _move(by: Actor, decided: Comparison, record: Record, *, to_person: UUID) -> None:
    Move(
        record=record, file_id=record.file_id, number=Move.objects.filter(record=record).count() + 1,
        from_person_id=record.person_id, to_person_id=to_person, comparison=decided, moved_by=by.label,
    ).save(force_insert=True)  # fmt: skip


def _tell(by: Actor, action: str, pair: LikelyPair) -> None:
    """One event for each file, so that its journal tells what happened to it."""
    for record in (pair.first, pair.second):
        record_event(
            by=by, action=action, kind="file", object_id=record.file_id, label=record.file.number,
            centre_id=record.file.centre_id, changes={"person": "changed"},
        )  # fmt: skip
