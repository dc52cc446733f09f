"""What the database itself refuses to the runtime role, whoever wrote the statement."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper

from wasl.audit.actors import Actor
from wasl.audit.refusals import explain
from wasl.database.scope import within


@contextmanager
def refused(code: str, by: Actor) -> Iterator[CursorWrapper]:
    """A cursor in the scope of ``by`` whose statements must end in the refusal ``code``, now or at the commit.

    ``code`` is the name of a constraint or trigger, or ``row_policy``. Nothing of it stays.
    """
    failure: DatabaseError | None = None
    try:
        with transaction.atomic(), within(by.scope), connection.cursor() as cursor:
            yield cursor
            cursor.execute("set constraints all immediate")
    except DatabaseError as error:
        failure = error
    assert failure is not None, f"the database let through what {code} should refuse"
    told = explain(failure)
    assert told is not None, f"nobody has a sentence for: {failure}"
    assert told.code == code, failure
