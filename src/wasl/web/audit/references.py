"""What an event is about, in words: the kind of thing, its number, and a way there when the reader may open it."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.communiques.models import Communique
from wasl.grants.models import Grant
from wasl.handovers.models import Ceremony, Receipt
from wasl.institutions.models import Institution, Office
from wasl.life_projects.models import MicroProject
from wasl.participants.models import File
from wasl.programmes.models import Programme
from wasl.territory.models import Place

KINDS: dict[str, str | Promise] = {
    "account": pgettext_lazy("in the journal", "account"),
    "agreement": pgettext_lazy("in the journal", "agreement"),
    "assertion": pgettext_lazy("in the journal", "published figure"),
    "ceremony": pgettext_lazy("in the journal", "ceremony"),
    "clearance": pgettext_lazy("in the journal", "right to read a restricted programme"),
    "cohort": pgettext_lazy("in the journal", "cohort"),
    "communique": pgettext_lazy("in the journal", "communiqué"),
    "consent": pgettext_lazy("in the journal", "consent"),
    "consent_text": pgettext_lazy("in the journal", "text read before consent"),
    "entry": pgettext_lazy("in the journal", "entry of the ledger, for"),
    "evidence": pgettext_lazy("in the journal", "evidence of experience"),
    "file": pgettext_lazy("in the journal", "file"),
    "gift": pgettext_lazy("in the journal", "institutional gift"),
    "grant": pgettext_lazy("in the journal", "grant"),
    "inquiry": pgettext_lazy("in the journal", "inquiry of a desk"),
    "institution": pgettext_lazy("in the journal", "institution"),
    "line": pgettext_lazy("in the journal", "funding line"),
    "office": pgettext_lazy("in the journal", "office"),
    "opening": pgettext_lazy("in the journal", "years before the register"),
    "paper_of_file": pgettext_lazy("in the journal", "paper of a file"),
    "processing": pgettext_lazy("in the journal", "entry of the register of processing"),
    "programme": pgettext_lazy("in the journal", "programme"),
    "programme_file": pgettext_lazy("in the journal", "programme file"),
    "project": pgettext_lazy("in the journal", "micro-project"),
    "receipt": pgettext_lazy("in the journal", "receipt"),
    "receipt_scan": pgettext_lazy("in the journal", "scan of a receipt"),
    "reversal": pgettext_lazy("in the journal", "reversal of a receipt"),
    "sheet": pgettext_lazy("in the journal", "sheet of people"),
    "stored_file": pgettext_lazy("in the journal", "stored paper"),
    "tally": pgettext_lazy("in the journal", "frozen tally"),
    "transfer": pgettext_lazy("in the journal", "transfer of a file"),
}

# Where each kind is read, the model that says whether the reader may see it, and the permission of its page.
_PAGES: dict[str, tuple[type[Model], str, str]] = {
    "agreement": (Agreement, "agreement", "agreements.read"),
    "ceremony": (Ceremony, "ceremony", "ceremonies.read"),
    "communique": (Communique, "communique", "communiques.read"),
    "file": (File, "person", "files.read"),
    "grant": (Grant, "grant", "grants.read"),
    "project": (MicroProject, "project", "life_projects.read"),
    "receipt": (Receipt, "receipt", "ceremonies.read"),
}
# Papers are told by what they are and by their fingerprint.
PAPERS: dict[str, str | Promise] = {
    "beneficiaries": pgettext_lazy("in the journal", "list of beneficiaries"),
    "cash_receipt": pgettext_lazy("in the journal", "receipt of cash aid"),
    "communique": pgettext_lazy("in the journal", "communiqué"),
    "consent": pgettext_lazy("in the journal", "consent"),
    "equipment_receipt": pgettext_lazy("in the journal", "receipt of equipment"),
    "evidence": pgettext_lazy("in the journal", "evidence of experience"),
    "institutional_minutes": pgettext_lazy("in the journal", "minutes of an institutional gift"),
    "minutes": pgettext_lazy("in the journal", "handover minutes"),
    "paper_of_file": pgettext_lazy("in the journal", "paper of a file"),
    "receipt_scan": pgettext_lazy("in the journal", "scan of a receipt"),
    "reversal": pgettext_lazy("in the journal", "reversal of a receipt"),
}
# Things whose label is a stable code: people read their name.
_NAMED: dict[str, type[Model]] = {
    "assertion": Place,
    "institution": Institution,
    "office": Office,
    "opening": Place,
    "programme": Programme,
}


@dataclass(frozen=True)
class Reference:
    """What an event is about: kind and number (or name) as words, the address when the reader may open it."""

    kind: str
    label: str
    url: str = ""
    named: bool = False


def references(events: Iterable[Event], actor: Actor) -> dict[uuid.UUID, Reference]:
    """By event, what it is about. At most one question for each kind, asked through the reader's own scope."""
    listed = list(events)
    ways, names = _ways(listed, actor), _names(listed)
    return {event.pk: _reference(event, ways, names) for event in listed}


def _reference(
    event: Event, ways: dict[tuple[str, str], str], names: dict[tuple[str, str], str]
) -> Reference:
    key = (event.kind, event.object_id)
    kind, label = str(KINDS.get(event.kind, "")), event.label
    code, _space, rest = label.partition(" ")
    if event.kind == "stored_file":
        kind, label = str(PAPERS.get(code, kind)), rest
    if name := names.get(key) or names.get((event.kind, code)):
        return Reference(kind, f"{name} {rest}".strip(), ways.get(key, ""), named=True)
    return Reference(kind, label, ways.get(key, ""))


def _names(events: list[Event]) -> dict[tuple[str, str], str]:
    """The names of what is labelled by a code; a communiqué is told by its ceremony."""
    codes: dict[type[Model], set[str]] = {}
    for event in events:
        if event.kind in _NAMED:
            codes.setdefault(_NAMED[event.kind], set()).add(event.label.partition(" ")[0])
    found = {
        (model, str(row.pk)): str(row)
        for model, wanted in codes.items()
        for row in model._default_manager.filter(pk__in=wanted)
    }
    names = {
        (kind, code): name
        for kind, model in _NAMED.items()
        for (of, code), name in found.items()
        if of is model
    }
    told = [event.object_id for event in events if event.kind == "communique" and _is_id(event.object_id)]
    if told:
        for pk, reference in Communique.objects.filter(pk__in=told).values_list("pk", "ceremony__reference"):
            names["communique", str(pk)] = reference
    return names


def _ways(events: list[Event], actor: Actor) -> dict[tuple[str, str], str]:
    wanted: dict[str, set[str]] = {}
    for event in events:
        if event.kind in _PAGES and _is_id(event.object_id):
            wanted.setdefault(event.kind, set()).add(event.object_id)
    ways: dict[tuple[str, str], str] = {}
    for kind, ids in wanted.items():
        model, page, permission = _PAGES[kind]
        if actor.may(permission):
            seen = model._default_manager.filter(pk__in=ids).values_list("pk", flat=True)
            ways |= {(kind, str(pk)): reverse(page, args=[pk]) for pk in seen}
    return ways


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
