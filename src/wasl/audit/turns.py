"""Whose turn it is: what each room answers to ``queries.waiting(actor)``; the web only lists."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that waits for an actor. ``kind`` is a stable code the web turns into an address; ``label`` a number.

    ``sentence`` is in the reader's language and begins with a verb; ``late`` when its due day has passed.
    """

    kind: str
    object_id: str
    label: str
    sentence: str
    since: datetime.date
    due: datetime.date | None = None
    late: bool = False
