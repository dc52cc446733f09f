"""A working life as a page tells it: each entry a title, a line beneath, and the time it lasted."""

import datetime
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.accounts.queries import names_of
from wasl.participants.enums import AttainmentKind
from wasl.participants.experience_queries import by_kind
from wasl.participants.experience_rules import expired, worded
from wasl.participants.models import Attainment
from wasl.wording.dates import CASABLANCA
from wasl.wording.languages import current

_PERIODS = (AttainmentKind.TRAINING, AttainmentKind.WORK)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry in words. ``when`` is a period or a validity; ``out`` says that it is past its validity."""

    entry: Attainment
    title: str
    detail: str
    when: str
    out: bool
    edit: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The entries of one kind, and where one more is added."""

    kind: str
    name: str
    entries: list[Entry]
    add: str


def chapters(entries: list[Attainment], file_pk: object, on: datetime.date) -> list[Chapter]:
    """The working life, kind by kind."""
    new = reverse("attainment_new", args=[file_pk])
    return [
        Chapter(
            kind,
            str(AttainmentKind(kind).label),
            [shown(entry, on) for entry in found],
            f"{new}?{urlencode({'kind': kind})}",
        )
        for kind, found in by_kind(entries).items()
    ]


def shown(entry: Attainment, on: datetime.date) -> Entry:
    """One entry in words."""
    asked = urlencode({"entry": str(entry.pk)})
    edit, evidence = (
        f"{reverse(name, args=[entry.file_id])}?{asked}"
        for name in ("attainment_edit", "attainment_evidence")
    )
    title = _title(entry)
    trade = entry.trade.name if entry.trade else ""
    parts = [entry.issuer, "" if trade == title else trade, entry.level_name]
    return Entry(
        entry=entry,
        title=title,
        detail=" · ".join(part for part in parts if part),
        when=_when(entry),
        out=entry.kind not in _PERIODS and expired(entry.until, on),
        edit=edit,
        evidence=evidence if entry.evidence_id else "",
    )


def _title(entry: Attainment) -> str:
    if entry.kind == AttainmentKind.LANGUAGE:
        return entry.language_name
    if entry.kind == AttainmentKind.LICENCE:
        return _("Category %(category)s") % {"category": entry.code}
    if entry.kind == AttainmentKind.CARD:
        return entry.trade.name if entry.trade else str(AttainmentKind.CARD.label)
    return entry.title


def _when(entry: Attainment) -> str:
    since, until = worded(entry.since, current()), worded(entry.until, current())
    if entry.kind in _PERIODS:
        if since and until:
            return (
                since
                if since == until
                else _("from %(since)s to %(until)s") % {"since": since, "until": until}
            )
        return (
            _("since %(since)s") % {"since": since}
            if since
            else _("until %(until)s") % {"until": until}
            if until
            else ""
        )
    return _("valid until %(until)s") % {"until": until} if until else ""


@dataclass(frozen=True, slots=True)
class Before:
    """What an entry said before, who wrote it, and on which day."""

    title: str
    detail: str
    when: str
    on: datetime.date
    by: str


def before(history: list[Attainment], on: datetime.date) -> list[Before]:
    """The history of an entry, the latest first; its present words too, so that the page tells the whole of it."""
    names = names_of([entry.written_by for entry in history])
    told = []
    for entry in history:
        one = shown(entry, on)
        told.append(
            Before(one.title, one.detail, one.when, entry.written_at.astimezone(CASABLANCA).date(),
                   names.get(entry.written_by, entry.written_by))
        )  # fmt: skip
    return told
