"""A load under way: who acts, what the register already holds of the file, what was done, and where a refusal stands."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import DatabaseError, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.accounts.queries import actor_named
from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal, explain
from wasl.database.scope import within
from wasl.exchange.faults import Fault, FileRefused, sentence
from wasl.exchange.models import LoadedRow
from wasl.exchange.programme_file import ProgrammeFile
from wasl.exchange.queries import loaded_rows, memory
from wasl.exchange.shapes import Row
from wasl.territory.models import Centre, Place

M = TypeVar("M", bound=models.Model)
Tell = Callable[[str, int, int], None]

# What tells who someone is shares one digest: alone, a card number or a birth date could be guessed from its own.
_IDENTITY = frozenset({"given", "surname", "father", "cin", "birth_date", "birth_year", "sex", "phone", "province", "commune",
                       "address"})  # fmt: skip


@dataclass
class Outcome:
    """What a load did, counted by section. ``passwords`` are first passwords of accounts it opened: never stored."""

    name: str
    created: dict[str, int] = field(default_factory=dict)
    grown: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return bool(self.created or self.grown)


class Load:
    """One file being carried out by ``importer`` (an account, or the machine itself)."""

    def __init__(self, file: ProgrammeFile, importer: Actor, tell: Tell | None = None) -> None:
        self.file = file
        self.importer = importer
        self.passwords: dict[str, str] = {}
        self._tell = tell
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}
        self._centres: dict[str, Centre] = {}
        self._objects: dict[tuple[str, str], Any] = {}
        self._states: dict[tuple[str, str], str] = {}
        self._before = loaded_rows(file.name)

    # Who acts.

    def actor(self, username: str) -> Actor:
        """The account in whose name an act is done; its role and scope are those of this moment."""
        if username not in self._actors:
            self._actors[username] = actor_named(username)
        return self._actors[username]

    def entering(self, row: Row) -> Actor:
        """Who enters a row: its own ``by``, else ``entered_by`` of the file, else who loads it."""
        username = row["by"] or self.file.top["entered_by"]
        return self.actor(username) if username else self.importer

    # Where things are.

    def place(self, code: str) -> Place:
        """A place by its code."""
        if code not in self._places:
            self._places[code] = Place.objects.get(pk=code)
        return self._places[code]

    def centre(self, code: str) -> Centre:
        """A centre by its code."""
        if code not in self._centres:
            self._centres[code] = Centre.objects.get(code=code)
        return self._centres[code]

    def find(self, model: type[M], section: str, reference: str, by: Actor, **lookup: Any) -> M:
        """What a reference became: in this load, in an earlier one of the same file, or by ``lookup`` in the register.

        Raises NotAllowed when it is not there or out of the actor's sight.
        """
        known = self._objects.get((section, reference))
        if known is None:
            with transaction.atomic(), within(by.scope):
                if not lookup and (row := self._before.get((section, reference, ""))):
                    lookup = {"pk": row.object_id}
                known = model._default_manager.filter(**lookup).first() if lookup else None
            if known is None:
                raise NotAllowed
            self._objects[section, reference] = known
        return known  # type: ignore[no-any-return]

    # What was done before.

    def has(self, row: Row, section: str, reference: str, content: Mapping[str, Any], step: str = "") -> bool:
        """Whether an earlier load did this. Raises FileRefused when it did something else under the same reference."""
        before = self._before.get((section, reference, step))
        if before is None:
            return False
        if _digest(before.salt, content) != before.digest:
            parts = _parts(before.salt, content)
            changed = next(
                name for name in sorted({*parts, *before.parts}) if parts.get(name) != before.parts.get(name)
            )
            self.differs(row, reference, changed)
        if not step:
            self._states.setdefault((section, reference), "unchanged")
        return True

    def differs(self, row: Row, reference: str, name: str) -> None:
        """Refuse the row: the register holds it with another ``name``."""
        told = pgettext("person", "identity") if name == "identity" else name
        message = sentence("already_different", value=reference, field=told)
        raise FileRefused([Fault(*row.at(name if row.given(name) else ""), "already_different", message)])

    def same(
        self, row: Row, section: str, reference: str, found: Mapping[str, Any], wanted: Mapping[str, Any]
    ) -> None:
        """A row of the register under the same key holds the same: keep it as unchanged. Raises FileRefused otherwise."""
        for name in sorted({*found, *wanted}):
            if found.get(name) != wanted.get(name):
                self.differs(row, reference, name)
        self._states.setdefault((section, reference), "unchanged")

    def keep(
        self, section: str, reference: str, content: Mapping[str, Any], made: models.Model, step: str = ""
    ) -> None:
        """Remember what a row, or a step of it, became."""
        salt = secrets.token_hex(8)
        row = LoadedRow(
            file_name=self.file.name,
            section=section,
            reference=reference,
            step=step,
            kind=made._meta.model_name or "",
            object_id=str(made.pk),
            salt=salt,
            digest=_digest(salt, content),
            parts=_parts(salt, content),
            loaded_by=self.importer.label,
        )
        with memory():
            LoadedRow.objects.bulk_create([row])
        if step:
            if self._states.get((section, reference)) == "unchanged":
                self._states[section, reference] = "grown"
            return
        self._objects[section, reference] = made
        self._states.setdefault((section, reference), "created")

    # Doing.

    @contextmanager
    def at(self, row: Row, by: Actor, **fields: str) -> Iterator[None]:
        """Tell a refusal inside the block at ``row``. ``fields`` maps an operation's field to the file's.

        What the database would say only at the end of the transaction is asked here, where the row is known.
        """
        try:
            yield
            with transaction.get_connection().cursor() as cursor:
                cursor.execute("set constraints all immediate")
                cursor.execute("set constraints all deferred")
        except FileRefused:
            raise
        except NotAllowed as refusal:
            text = _("Account %(account)s: %(sentence)s") % {"account": by.label, "sentence": refusal}
            raise FileRefused([Fault(*row.at(), "refused", text)]) from refusal
        except Refusal as refusal:
            raise FileRefused([_located(row, refusal, fields)]) from refusal
        except DatabaseError as error:
            told = explain(error)
            if told is None:
                raise
            raise FileRefused([_located(row, told, fields)]) from error

    def each(self, section: str) -> Iterator[Row]:
        """The rows of a section, telling how far the work is."""
        rows = self.file.rows(section)
        for done, row in enumerate(rows, start=1):
            yield row
            self.tell(section, done, len(rows))

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how far the work is."""
        if self._tell:
            self._tell(what, done, total)

    def outcome(self) -> Outcome:
        """What was done, counted by section in the order of the work."""
        outcome = Outcome(self.file.name, passwords=dict(self.passwords))
        for (section, _reference), state in self._states.items():
            counts: dict[str, int] = getattr(outcome, state)
            counts[section] = counts.get(section, 0) + 1
        return outcome


def _located(row: Row, refusal: Refusal, fields: Mapping[str, str]) -> Fault:
    name = fields.get(refusal.field or "", refusal.field or "")
    return Fault(*row.at(name if row.given(name) else ""), "refused", str(refusal))


def _digest(salt: str, content: Any) -> str:
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{salt}\0{text}".encode()).hexdigest()


def _parts(salt: str, content: Mapping[str, Any]) -> dict[str, str]:
    identity = {name: value for name, value in content.items() if name in _IDENTITY and "given" in content}
    apart = {name: value for name, value in content.items() if name not in identity}
    if identity:
        apart["identity"] = identity
    return {name: _digest(f"{salt}\0{name}", value)[:16] for name, value in apart.items()}
