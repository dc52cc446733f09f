"""Acts on somebody's working life: writing an entry, correcting it, taking it out. Nothing written is lost."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.attachments.models import StoredFile
from wasl.attachments.operations import store_scan
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal, sentence_for
from wasl.catalogue.models import Trade
from wasl.participants import experience_rules, rules
from wasl.participants.access import file_to_write
from wasl.participants.enums import AttainmentKind
from wasl.participants.models import Attainment, AttainmentPlace, File
from wasl.wording.dates import today

# What people write of an entry; which of them count follows its kind.
FIELDS = ("title", "issuer", "trade", "level", "code", "number", "since", "until")
_USED: dict[str, tuple[str, ...]] = {
    AttainmentKind.TRAINING: ("title", "issuer", "trade", "level", "number", "since", "until"),
    AttainmentKind.WORK: ("title", "issuer", "trade", "since", "until"),
    AttainmentKind.SKILL: ("title", "trade"),
    AttainmentKind.LANGUAGE: ("code", "level"),
    AttainmentKind.LICENCE: ("code", "number", "since", "until"),
    AttainmentKind.CARD: ("issuer", "trade", "number", "since", "until"),
}
# Where something was learnt is asked of these only.
PLACED = (AttainmentKind.TRAINING, AttainmentKind.WORK)


@act("participants.write_attainment", permission="files.write")
def write_attainment(
    *,
    by: Actor,
    file: File,
    kind: str,
    title: str = "",
    issuer: str = "",
    trade: Trade | None = None,
    level: str = "",
    code: str = "",
    number: str = "",
    since: str = "",
    until: str = "",
    inside: bool | None = None,
    evidence: bytes | None = None,
) -> Attainment:
    """Write an entry of ``kind``. ``code`` is a language or a licence's category; dates may be a year or a month.

    ``inside`` (during detention) is sealed and may be left unsaid. Raises Refusal naming the field at fault.
    """
    found = file_to_write(by, file)
    written = dict(zip(FIELDS, (title, issuer, trade, level, code, number, since, until), strict=True))
    entry = Attainment(file=found, kind=AttainmentKind(kind), written_by=by.label, **_checked(kind, written))
    entry.evidence = _kept(by, found, evidence)
    _add(by, entry, inside)
    _record(by, "write_attainment", found, {kind: "changed"})
    return entry


@act("participants.correct_attainment", permission="files.write")
def correct_attainment(
    *,
    by: Actor,
    attainment: Attainment,
    changes: dict[str, Any],
    inside: bool | None = None,
    evidence: bytes | None = None,
) -> Attainment:
    """Write an entry anew in place of another, which stays as history. What is not in ``changes`` is kept, the scan too.

    Without ``inside`` what was sealed stays as it was. Raises Refusal when someone else corrected it meanwhile.
    """
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"not fields of an entry: {sorted(unknown)}")
    before, found = _standing(by, attainment)
    written = {name: getattr(before, name) for name in FIELDS} | changes
    checked = _checked(before.kind, written)
    changed = [name for name in FIELDS if checked[name] != getattr(before, name)]
    if not changed and inside is None and not evidence:
        raise Refusal(_("Nothing differs from what is already written."), code="nothing_changed")
    entry = Attainment(file=found, kind=before.kind, replaces=before, written_by=by.label, **checked)
    entry.evidence = _kept(by, found, evidence) or before.evidence
    _add(by, entry, _place(before) if inside is None else inside)
    _record(
        by,
        "correct_attainment",
        found,
        dict.fromkeys([*changed, *(["inside"] if inside is not None else [])], "changed"),
    )
    return entry


@act("participants.remove_attainment", permission="files.write")
def remove_attainment(*, by: Actor, attainment: Attainment) -> Attainment:
    """Take an entry out that was written by mistake: it no longer stands, and stays as history."""
    before, found = _standing(by, attainment)
    ended = {name: getattr(before, name) for name in FIELDS}
    entry = Attainment(
        file=found, kind=before.kind, replaces=before, removed=True, evidence=before.evidence, written_by=by.label, **ended
    )  # fmt: skip
    entry.save(force_insert=True)
    _record(by, "remove_attainment", found, {str(before.kind): "changed"})
    return entry


@act("participants.read_place", permission="files.write")
def read_place(*, by: Actor, attainment: Attainment) -> bool | None:
    """Whether something was learnt or done during detention; None when nobody said. The reading is recorded."""
    found = file_to_write(by, File(pk=attainment.file_id))
    _record(by, "read_place", found, {}, outcome="read")
    return _place(attainment)


def _standing(by: Actor, attainment: Attainment) -> tuple[Attainment, File]:
    file = file_to_write(by, File(pk=attainment.file_id))
    before = Attainment.objects.select_related("trade").get(pk=attainment.pk, file=file)
    if before.removed or Attainment.objects.filter(replaces=before).exists():
        raise Refusal(
            _("Someone else has changed this entry meanwhile. Look at it, then write again."),
            code="participants_attainment_replaces_id_key",
        )
    return before, file


def _place(attainment: Attainment) -> bool | None:
    return AttainmentPlace.objects.filter(attainment=attainment).values_list("inside", flat=True).first()


def _add(by: Actor, entry: Attainment, inside: bool | None) -> None:
    entry.save(force_insert=True)
    if inside is not None and entry.kind in PLACED:
        AttainmentPlace(file=entry.file, attainment=entry, inside=inside, written_by=by.label).save(
            force_insert=True
        )


def _kept(by: Actor, file: File, content: bytes | None) -> StoredFile | None:
    if not content:
        return None
    return store_scan(by=by, centre=file.centre, kind="evidence", content=content, about=file.pk)


def _checked(kind: str, written: dict[str, Any]) -> dict[str, Any]:
    used = _USED[AttainmentKind(kind)]
    checked: dict[str, Any] = dict.fromkeys(FIELDS, "") | {"trade": None}
    for name in used:
        value = written[name]
        if name in ("since", "until"):
            checked[name] = experience_rules.partial_date(value, name, on=today())
        else:
            checked[name] = rules.cleaned(value) if isinstance(value, str) else value
    if not experience_rules.in_order(checked["since"], checked["until"]):
        raise Refusal(_("It ends before it begins."), field="until", code="dates_in_order")
    for name, sentence in _needed(kind).items():
        if not checked[name]:
            raise Refusal(sentence, field=name, code="attainment_incomplete")
    return checked


def _needed(kind: str) -> dict[str, str]:
    if kind == AttainmentKind.LANGUAGE:
        return {"code": _("Choose the language."), "level": _("Choose how well.")}
    if kind == AttainmentKind.LICENCE:
        return {"code": _("Choose the category of the licence.")}
    if kind == AttainmentKind.CARD:
        return {"issuer": _("Write who issued the card."), "number": _("Write the number of the card.")}
    return {"title": _("Write what it is, as the person would say it.")}


def _record(by: Actor, act_name: str, file: File, changes: dict[str, str], outcome: str = "done") -> None:
    record(
        by=by, action=f"participants.{act_name}", kind="file", object_id=file.pk, label=file.number,
        centre_id=file.centre_id, changes=changes, outcome=outcome,
    )  # fmt: skip


sentence_for(
    "participants_attainment_replaces_id_key",
    gettext_lazy("Someone else has changed this entry meanwhile. Look at it, then write again."),
)
sentence_for("participants_attainment_whole", gettext_lazy("This entry is not complete."))
sentence_for(
    "participants_attainment_dates_are_dates",
    gettext_lazy("Write a year, or a month and a year, like 06/2019."),
    field="since",
)
sentence_for(
    "participants_attainment_dates_in_order", gettext_lazy("It ends before it begins."), field="until"
)
sentence_for(
    "participants_attainment_follows",
    gettext_lazy("An entry replaces one of the same file and of the same kind."),
)
sentence_for("participants_attainmentplace_of_its_file", gettext_lazy("This entry belongs to another file."))
sentence_for(
    "participants_attainment_removal_ends_one",
    gettext_lazy("Only an entry that is written can be taken out."),
)
