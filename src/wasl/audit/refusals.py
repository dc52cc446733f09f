"""Refusals: what the house answers when an act may not be done, in a sentence the user can act on."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import DatabaseError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class Refusal(Exception):
    """An act is refused. ``message`` is a sentence in the user's language; ``field`` names what to change.

    ``code`` is stable and goes to the audit (never the message, which may name a figure or a person).
    ``others`` are what was refused beside it, so that people mend everything at once (see ``together``).
    ``keeps`` is what must be written although nothing of the act stays (that somebody looked, what is now asked of
    others): the outermost act calls it after the rollback, in the actor's scope.
    """

    is_refusal = True

    def __init__(
        self,
        message: Sentence,
        *,
        field: str | None = None,
        code: str = "refused",
        others: "tuple[Refusal, ...]" = (),
        keeps: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.code = code
        self.others = others
        self.keeps = keeps

    @property
    def every(self) -> "tuple[Refusal, ...]":
        """This refusal and those beside it, in the order they were found."""
        return (self, *self.others)

    def __str__(self) -> str:
        return " ".join(str(refusal.message) for refusal in self.every)


class NotAllowed(Refusal):
    """The actor's role does not hold the permission, or the row is outside the actor's centres."""

    def __init__(self, message: Sentence | None = None, *, code: str = "not_allowed") -> None:
        super().__init__(message or _("Your account may not do this."), code=code)


class Heard:
    """What several checks refused, each heard to its end: a block under ``hearing()`` may refuse without stopping the rest."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []

    @contextmanager
    def hearing(self) -> Iterator[None]:
        """Run a block; keep its refusal and go on after it. NotAllowed is nothing to mend, and passes through."""
        try:
            yield
        except NotAllowed:
            raise
        except Refusal as refusal:
            self.refusals += refusal.every

    def add(self, refusal: Refusal) -> None:
        """Keep a refusal that was not raised."""
        self.refusals += refusal.every


@contextmanager
def together() -> Iterator[Heard]:
    """Hear several checks and refuse once, with all they say. Nothing is raised when none refuses.

    ``with together() as heard:`` then ``with heard.hearing(): check()`` for each check that stands on its own.
    """
    heard = Heard()
    yield heard
    if heard.refusals:
        first, *others = heard.refusals
        raise Refusal(first.message, field=first.field, code=first.code, others=tuple(others))


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
