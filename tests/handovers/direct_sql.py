"""Statements by direct SQL as the runtime role, for the tests of what the database itself refuses."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from wasl.database.scope import within
from wasl.handovers.models import Receipt


def refused(at, statement, parameters=(), *, says):
    """The statement, run as the runtime role in the coordinator's scope, is refused with ``says``."""
    with pytest.raises(DatabaseError, match=says), transaction.atomic(), within(at.coordinator.scope):
        execute(statement, parameters)


def execute(statement, parameters=()):
    """Run a statement and let the constraint triggers speak."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def copy_of(receipt, **changes):
    """The statement that inserts a row like ``receipt``, with changes, and its parameters."""
    row = {field.attname: getattr(receipt, field.attname) for field in Receipt._meta.concrete_fields}
    row |= {
        "id": uuid.uuid4(),
        "token": uuid.uuid4().hex,
        "status": "issued",
        "sequence": 99,
        "number": "MRK/2021/0099",
    }
    row |= changes
    places = ", ".join(["%s"] * len(row))
    return f"insert into handovers_receipt ({', '.join(row)}) values ({places})", list(row.values())
