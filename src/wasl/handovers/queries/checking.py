"""The public check of a receipt: the one question that needs no scope."""

import datetime

from django.db import connection


def check(token: str) -> tuple[str, datetime.date | None]:
    """What anyone may know of a receipt by its code: ``valid``, ``replaced``, ``void`` or ``unknown``, and its day of issue."""
    with connection.cursor() as cursor:
        cursor.execute("select handovers_check_receipt(%s)", [token])
        verdict, _space, issued = str(cursor.fetchone()[0]).partition(" ")
    return verdict, datetime.date.fromisoformat(issued) if issued else None
