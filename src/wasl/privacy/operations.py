"""Writing the register of processing, handing over what is held on somebody, recording and answering requests."""

import datetime
from typing import TypedDict

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import NotAllowed, Refusal, sentence_for
from wasl.papers.compiler import Paper
from wasl.participants.models import File
from wasl.privacy import queries
from wasl.privacy.documents.held import held_paper
from wasl.privacy.enums import Asker, RequestState
from wasl.privacy.models import CorrectionRequest, Processing
from wasl.wording.dates import today

for _name, _sentence, _field in (
    (
        "privacy_processing_once",
        gettext_lazy("Somebody else wrote this entry meanwhile: read it first."),
        None,
    ),
    (
        "privacy_correctionrequest_stands",
        gettext_lazy("A request that was answered, and what was asked, are not rewritten."),
        None,
    ),
    (
        "privacy_correctionrequest_once",
        gettext_lazy("Somebody else recorded a request meanwhile: read it first."),
        None,
    ),
):
    sentence_for(_name, _sentence, field=_field)


class Texts(TypedDict):
    """What an entry of the register says, in both languages."""

    name_ar: str
    name_fr: str
    purpose_ar: str
    purpose_fr: str
    ground_ar: str
    ground_fr: str
    data_ar: str
    data_fr: str
    recipients_ar: str
    recipients_fr: str
    kept_ar: str
    kept_fr: str


@act("privacy.write_processing", permission="privacy.write")
def write_processing(
    *, by: Actor, code: str, authorisation: str, answer_days: int, texts: Texts
) -> Processing:
    """Write the next version of an entry of the register, or its first. Earlier versions stay."""
    for name, text in texts.items():
        if not str(text).strip():
            raise Refusal(_("Write this in both languages."), field=name, code="privacy_processing_texts")
    if answer_days < 1:
        raise Refusal(
            _("Give at least one day."), field="answer_days", code="privacy_processing_answers_in_days"
        )
    last = queries.history(code).first()
    written = Processing.objects.create(
        code=code,
        version=(last.version if last else 0) + 1,
        authorisation=authorisation.strip(),
        answer_days=answer_days,
        written_by=by.label,
        **{name: str(text).strip() for name, text in texts.items()},
    )
    record(
        by=by,
        action="privacy.write_processing",
        kind="processing",
        object_id=written.pk,
        label=f"{code} v{written.version}",
        changes={"authorisation": [last.authorisation if last else None, written.authorisation]},
    )
    return written


@act("privacy.hand_over_held", permission="files.write")
def hand_over_held(*, by: Actor, file: File, to: str) -> Paper:
    """Print, in Arabic, all that is held on the person of a file, to be handed over now and read aloud. Nothing is stored.

    ``to`` says who receives it (``Asker``). What is sealed (origin, month of release, where something was learnt) is
    not on the paper, which leaves the office: it is told aloud from its own page. Raises NotAllowed outside the scope.
    """
    current = _mine(by, file)
    if to not in Asker.values:
        raise Refusal(_("Choose who receives the paper."), field="to", code="privacy_receiver")
    record(
        by=by,
        action="privacy.hand_over_held",
        kind="file",
        object_id=current.pk,
        label=current.number,
        centre_id=current.centre_id,
        changes={"to": [None, to]},
    )
    return held_paper(current, on=today(), to=to)


@act("privacy.record_request", permission="files.write")
def record_request(
    *, by: Actor, file: File, asked_on: datetime.date, asked_by: str, wish: str
) -> CorrectionRequest:
    """Record that somebody asks for a correction. It is due in the days the register of processing promises."""
    current = _mine(by, file)
    days = queries.answer_days()
    if days is None:
        raise Refusal(
            _("The register of processing is empty: the central services write it first."),
            code="privacy_no_delay",
        )
    if asked_on > today() or asked_on < current.opened_on:
        raise Refusal(
            _("The day of the request lies between the opening of the file and today."),
            field="asked_on",
            code="privacy_asked_on",
        )
    if not wish.strip():
        raise Refusal(_("Write what is to be corrected."), field="wish", code="privacy_wish")
    last = CorrectionRequest.objects.filter(file=current).aggregate(last=Max("number"))["last"] or 0
    asked = CorrectionRequest.objects.create(
        file=current,
        number=last + 1,
        asked_on=asked_on,
        asked_by=Asker(asked_by),
        wish=wish.strip(),
        due_on=asked_on + datetime.timedelta(days=days),
        recorded_by=by.label,
    )
    _record(by, "privacy.record_request", asked, {"due_on": [None, asked.due_on.isoformat()]})
    return asked


@act("privacy.answer_request", permission="files.write")
def answer_request(*, by: Actor, request: CorrectionRequest, state: str, answer: str) -> CorrectionRequest:
    """Answer a request: corrected, or not followed with the reason the person will hear. The correction is its own act."""
    current = CorrectionRequest.objects.select_for_update(of=("self",)).filter(pk=request.pk).first()
    if current is None:
        raise NotAllowed
    _mine(by, current.file)
    if current.state != RequestState.WAITING:
        raise Refusal(
            _("A request that was answered, and what was asked, are not rewritten."),
            code="privacy_correctionrequest_stands",
        )
    if state not in (RequestState.CORRECTED, RequestState.REFUSED):
        raise Refusal(_("Say whether it is corrected."), field="state", code="privacy_state")
    if not answer.strip():
        raise Refusal(_("Write the answer the person will hear."), field="answer", code="privacy_answer")
    current.state, current.answer = state, answer.strip()
    current.answered_on, current.answered_at, current.answered_by = today(), timezone.now(), by.label
    current.save(update_fields=["state", "answer", "answered_on", "answered_at", "answered_by"])
    _record(by, "privacy.answer_request", current, {"state": ["waiting", state]})
    return current


def _mine(by: Actor, file: File) -> File:
    """The file, when the actor writes for its centre. Raises NotAllowed."""
    found = File.objects.select_related("centre__seat", "record").filter(pk=file.pk).first()
    if found is None or found.centre_id not in by.scope.write_centres:
        raise NotAllowed
    return found


def _record(by: Actor, action: str, asked: CorrectionRequest, changes: dict[str, list[str | None]]) -> None:
    record(
        by=by,
        action=action,
        kind="file",
        object_id=asked.file_id,
        label=asked.file.number,
        centre_id=asked.file.centre_id,
        changes=changes,
    )
