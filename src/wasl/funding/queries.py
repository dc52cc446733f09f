"""Reading lines: their balances (through functions that see every entry) and the entries the reader may see."""

import uuid
from collections.abc import Iterable
from typing import cast

from django.db import connection
from django.db.models import Q, QuerySet

from wasl.funding.enums import EntryKind
from wasl.funding.models import Entry, FundingLine
from wasl.funding.rules import MOVES, Balance


def lines() -> QuerySet[FundingLine]:
    """Lines the reader may see, with centre and funder."""
    return FundingLine.objects.select_related("centre", "funder")


def balances(line_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, Balance]:
    """The balance of each of these lines, whatever the reader may see of its entries. One query.

    Ask only for lines the reader may see: a partner sees the sums of its agreements, never their entries.
    """
    wanted = list(line_ids)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select l.id, funding_net(l.id, 'contribution'), funding_net(l.id, 'commitment'), "
            "funding_net(l.id, 'payment') from unnest(%s::uuid[]) as l(id)",
            [wanted],
        )
        return {row[0]: Balance(*row[1:]) for row in cursor.fetchall()}


def balance(line: FundingLine) -> Balance:
    """What the line was given, what is committed on it and what is paid, in dirhams."""
    return balances([line.pk])[line.pk]


def hold(line: FundingLine) -> None:
    """Wait until nobody else writes to the line, and keep the others waiting until this transaction ends.

    The ledger's trigger takes the same lock; taking it first makes what is read here still true when it is written.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s::text, 7))", [str(line.pk)])


def entries() -> QuerySet[Entry]:
    """Entries the reader may see, oldest first, with their line and what they undo or are undone by."""
    return cast(
        "QuerySet[Entry]",
        Entry.objects.select_related("line", "reverses", "reversed_by").order_by(
            "dated", "recorded_at", "id"
        ),
    )


def moving(found: QuerySet[Entry], what: str) -> QuerySet[Entry]:
    """Of these entries, those a sum of a balance is made of: ``what`` is ``contributed``, ``committed`` or ``paid``."""
    kinds = [kind for kind, move in MOVES.items() if getattr(move, what)]
    return found.filter(Q(kind__in=kinds) | Q(kind=EntryKind.REVERSAL, reverses__kind__in=kinds))


def entries_of(reference_id: uuid.UUID) -> QuerySet[Entry]:
    """Entries made for one thing: a grant, a receipt, an agreement."""
    return entries().filter(reference_id=reference_id)
