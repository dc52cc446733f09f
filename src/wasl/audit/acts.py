"""Acts: the one way state changes. Access checked, atomic, in the actor's scope, with an event inside."""

import functools
import uuid
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from django.db import DatabaseError, transaction
from django.utils import timezone

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal, explain
from wasl.database.scope import Scope, within

P = ParamSpec("P")
R = TypeVar("R")


class _Gesture:
    """What one outermost act carries: its id, its actor, how many events it left."""

    def __init__(self, by: Actor) -> None:
        self.id = uuid.uuid4()
        self.by = by
        self.events = 0


_gesture: ContextVar[_Gesture | None] = ContextVar("wasl_gesture", default=None)


def record(
    *,
    by: Actor,
    action: str,
    kind: str = "",
    object_id: object = "",
    label: str = "",
    centre_id: int | None = None,
    changes: Mapping[str, Any] | None = None,
    sealed: str = "",
    outcome: str = "done",
) -> None:
    """Leave one event in the current transaction. ``label`` is a number, never a name.

    ``sealed`` is the code of a restricted programme only its readers may hear of; for what belongs to one the database
    writes it itself. ``changes`` maps a field to ``[old, new]``, or to ``"changed"`` for a classified field.
    """
    record_many(
        by=by, action=action, kind=kind, centre_id=centre_id, sealed=sealed, outcome=outcome, told=[(object_id, label, changes or {})]
    )  # fmt: skip


def record_many(
    *,
    by: Actor,
    action: str,
    kind: str,
    told: Iterable[tuple[object, str, Mapping[str, Any]]],
    centre_id: int | None = None,
    sealed: str = "",
    outcome: str = "done",
) -> None:
    """Leave one event for each thing an act did many times: ``told`` are its id, its number and what changed of it."""
    gesture = _gesture.get()
    at = timezone.now()
    events = [
        Event(
            gesture=gesture.id if gesture else uuid.uuid4(),
            at=at,
            actor_id=by.id,
            actor_label=by.label,
            action=action,
            outcome=outcome,
            kind=kind,
            object_id=str(object_id),
            label=label,
            centre_id=centre_id,
            changes=dict(changes),
            sealed=sealed,
        )
        for object_id, label, changes in told
    ]
    Event.objects.bulk_create(events, batch_size=1000)
    if gesture:
        gesture.events += len(events)


def record_refusal(*, by: Actor, action: str, code: str) -> None:
    """Leave the trace of a refusal, in a transaction of its own when none is open."""
    with transaction.atomic(), within(by.scope):
        record(by=by, action=action, outcome="refused", changes={"code": code})


def act(action: str, *, permission: str | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a function an act. It must take ``by: Actor`` by keyword and leave at least one event.

    Raises NotAllowed when the role lacks ``permission``, Refusal for a rule, and turns the database's own
    refusals (constraints, triggers, policies) into the same. Nothing half-written survives.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            by = kwargs.get("by")
            if args or not isinstance(by, Actor):
                raise TypeError(f"{function.__qualname__} takes keywords only, and by= an Actor.")
            outer = _gesture.get()
            try:
                return _perform(function, action, permission, by, outer, kwargs)
            except Refusal as refusal:
                if outer is None and not transaction.get_connection().needs_rollback:
                    record_refusal(by=by, action=action, code=refusal.code)
                    if refusal.keeps:
                        with transaction.atomic(), within(by.scope):
                            refusal.keeps()
                raise

        inner.action = action  # type: ignore[attr-defined]
        inner.permission = permission  # type: ignore[attr-defined]
        return inner

    return wrap


def _perform(
    function: Callable[..., R],
    action: str,
    permission: str | None,
    by: Actor,
    outer: _Gesture | None,
    kwargs: Mapping[str, Any],
) -> R:
    gesture = outer or _Gesture(by)
    token = _gesture.set(gesture)
    before = gesture.events
    try:
        with transaction.atomic(), within(by.scope):
            if permission is not None and not by.may(permission):
                raise NotAllowed
            result = function(**kwargs)
            # Constraint triggers speak at commit; let them speak here, where the refusal can be explained. Not
            # inside a larger act: halfway through it, a grant may be approved and not committed yet.
            if outer is None:
                with transaction.get_connection().cursor() as cursor:
                    cursor.execute("set constraints all immediate")
                    cursor.execute("set constraints all deferred")
            if gesture.events == before:
                raise RuntimeError(f"The act {action} left no audit event.")
            return result
    except DatabaseError as error:
        if refusal := explain(error):
            raise refusal from error
        raise
    finally:
        _gesture.reset(token)


HOUSE = Actor(id=None, label="wasl", role="house", scope=Scope())
