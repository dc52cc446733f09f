"""Numbers without holes: taken inside the transaction that uses them (invariant 4)."""

from django.db import connection

from wasl.handovers.rules import number_text
from wasl.territory.models import Centre


def next_sequence(centre: Centre, kind: str, year: int) -> int:
    """The next number of a series. The counter's row stays locked until the transaction ends, so that two offices
    at work never get one number and a transaction undone leaves no hole."""
    with connection.cursor() as cursor:
        cursor.execute("select handovers_next_number(%s, %s, %s)", [centre.pk, kind, year])
        return int(cursor.fetchone()[0])


def next_number(centre: Centre, kind: str, year: int) -> str:
    """The next number of a series, written."""
    return number_text(centre.code, kind, year, next_sequence(centre, kind, year))
