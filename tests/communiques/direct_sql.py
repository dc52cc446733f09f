"""What the database itself refuses, whoever asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from wasl.audit.actors import Actor
from wasl.database.scope import within


@contextmanager
def refused_by_the_database(match: str, by: Actor) -> Iterator[Any]:
    """A cursor in the scope of ``by``, as the runtime role, whose statement must fail with ``match``."""
    with (
        pytest.raises(DatabaseError, match=match),
        transaction.atomic(),
        within(by.scope),
        connection.cursor() as cursor,
    ):
        yield cursor
