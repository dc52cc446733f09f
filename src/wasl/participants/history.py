"""Who followed a file, one after the other. Part of an act that writes it on the file too."""

import datetime

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.participants.models import Assignment, File
from wasl.wording.dates import today


def entrusted(
    by: Actor, file: File, caseworker: User | None, *, since: datetime.date | None = None
) -> Assignment:
    """Write into the history of a file who follows it from now on, or that nobody does; ``since`` is today unless said.

    The database compares it with the file at the end of the act (``participants_caseworker_follows``).
    """
    row = Assignment(
        file=file,
        rank=1 + Assignment.objects.filter(file=file).count(),
        caseworker=caseworker,
        since=since or today(),
        assigned_by=by.label,
    )
    row.save(force_insert=True)
    return row
