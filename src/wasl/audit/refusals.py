"""Refusals: what the house answers when an act may not be done, in a sentence the user can act on."""

import re

from django.db import DatabaseError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class Refusal(Exception):
    """An act is refused. ``message`` is a sentence in the user's language; ``field`` names what to change.

    ``code`` is stable and goes to the audit (never the message, which may name a figure or a person).
    """

    is_refusal = True

    def __init__(self, message: Sentence, *, field: str | None = None, code: str = "refused") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(Refusal):
    """The actor's role does not hold the permission, or the row is outside the actor's centres."""

    def __init__(self, message: Sentence | None = None, *, code: str = "not_allowed") -> None:
        super().__init__(message or _("Your account may not do this."), code=code)


# What the database's triggers and constraints say, by the name they raise. Rooms add theirs when they load.
_sentences: dict[str, tuple[Sentence, str | None]] = {
    "append_only": (_("A recorded entry is never changed: correct it with a reversing one."), None),
}


def sentence_for(name: str, message: Sentence, *, field: str | None = None) -> None:
    """Tell the house which sentence stands for the constraint or trigger code ``name``."""
    _sentences[name] = (message, field)


def explain(error: DatabaseError) -> Refusal | None:
    """The refusal behind a database error, or None when it is a fault of ours that must surface."""
    diagnostic = getattr(getattr(error, "__cause__", None), "diag", None)
    names = [
        getattr(diagnostic, "constraint_name", None),
        _code(getattr(diagnostic, "message_primary", None)),
    ]
    for name in filter(None, names):
        if name in _sentences:
            message, field = _sentences[name]
            return Refusal(message, field=field, code=name)
    if getattr(diagnostic, "sqlstate", None) == "42501":
        return NotAllowed(code="row_policy")
    return None


def _code(message: str | None) -> str | None:
    found = re.match(r"([a-z_]+)(?::.*)?$", message or "", re.DOTALL)
    return found.group(1) if found else None
