"""What row-level security reads: the reader's scope, put on the current transaction.

No setting, no rows. The settings are local to a transaction (``set_config(…, true)``), never to a
session, so that a pooled connection cannot carry one reader's rights to the next.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg.pq import TransactionStatus


@dataclass(frozen=True, slots=True)
class Scope:
    """Rights over rows, as the database's policies understand them. Empty means nothing at all."""

    actor_id: int | None = None
    read_centres: frozenset[int] = field(default_factory=frozenset)
    write_centres: frozenset[int] = field(default_factory=frozenset)
    read_ledgers: frozenset[int] = field(default_factory=frozenset)
    write_ledgers: frozenset[int] = field(default_factory=frozenset)
    partners: frozenset[str] = field(default_factory=frozenset)
    reads_audit: bool = False
    reads_sealed: frozenset[str] = field(default_factory=frozenset)


NOTHING = Scope()


def _array(values: Iterable[object]) -> str:
    return "{" + ",".join(f'"{v}"' for v in sorted(values, key=str)) + "}"


def _settings(scope: Scope) -> dict[str, str]:
    return {
        "app.actor": "" if scope.actor_id is None else str(scope.actor_id),
        "app.read_centres": _array(scope.read_centres),
        "app.write_centres": _array(scope.write_centres),
        "app.read_ledgers": _array(scope.read_ledgers),
        "app.write_ledgers": _array(scope.write_ledgers),
        "app.partners": _array(scope.partners),
        "app.reads_audit": "on" if scope.reads_audit else "",
        "app.reads_sealed": _array(scope.reads_sealed),
    }


def _apply(values: dict[str, str], using: str) -> None:
    columns = ", ".join("set_config(%s, %s, true)" for _ in values)
    params = [part for pair in values.items() for part in pair]
    with connections[using].cursor() as cursor:
        cursor.execute(f"select {columns}", params)


def _current(names: Iterable[str], using: str) -> dict[str, str]:
    wanted = list(names)
    columns = ", ".join("coalesce(current_setting(%s, true), '')" for _ in wanted)
    with connections[using].cursor() as cursor:
        cursor.execute(f"select {columns}", wanted)
        row = cursor.fetchone()
    return dict(zip(wanted, row, strict=True))


@contextmanager
def within(scope: Scope, *, using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Run the block with ``scope`` on the current transaction, then put back what was there.

    Must be called inside ``transaction.atomic()``; raises RuntimeError otherwise, because a setting
    made outside a transaction would be lost at once and the block would silently see nothing.
    """
    connection = connections[using]
    if not connection.in_atomic_block:
        raise RuntimeError("A scope lives in a transaction: open transaction.atomic() first.")
    wanted = _settings(scope)
    before = _current(wanted, using)
    _apply(wanted, using)
    try:
        yield
    finally:
        # A broken transaction is rolled back by whoever opened it, and the settings go with it.
        if not connection.needs_rollback and connection.in_atomic_block and not _failed(using):
            _apply(before, using)


def _failed(using: str) -> bool:
    """Whether a statement failed, so that the server refuses any other: speaking now would hide what it said."""
    raw = connections[using].connection
    return raw is None or raw.info.transaction_status == TransactionStatus.INERROR
