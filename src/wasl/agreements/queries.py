"""Reading agreements: those the reader may see, their lines and balances."""

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from wasl.agreements.models import Agreement, AgreementLine, Party
from wasl.audit.actors import Actor
from wasl.audit.turns import Turn
from wasl.funding import queries as funding
from wasl.funding.models import Entry, FundingLine
from wasl.funding.rules import Balance


def visible() -> QuerySet[Agreement]:
    """Agreements the reader may see (their centre's, or for a partner its own), latest signed first."""
    return Agreement.objects.select_related("centre", "province", "programme").order_by(
        "-signed_on", "number"
    )


def with_parties(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """The same agreements with parties and amendments at hand, in two more queries however many they are."""
    return agreements.prefetch_related(
        Prefetch("parties", Party.objects.select_related("institution").order_by("rank", "id")), "amendments"
    )


def lines_of(agreement: Agreement) -> list[FundingLine]:
    """The funding lines an agreement brings, equipment first."""
    found = FundingLine.objects.filter(agreement_line__agreement=agreement).select_related("funder", "centre")
    return sorted(found, key=lambda line: (line.money != "equipment", line.code))


def balances_of(agreements: Iterable[Agreement]) -> dict[uuid.UUID, Balance]:
    """The balance of each agreement: the sum of its lines. Two queries, however many agreements."""
    agreements = list(agreements)
    lines = list(
        AgreementLine.objects.filter(agreement__in=agreements).values_list("agreement_id", "line_id")
    )
    sums = funding.balances(line for _, line in lines)
    found: dict[uuid.UUID, Balance] = defaultdict(Balance)
    for agreement_id, line_id in lines:
        found[agreement_id] += sums[line_id]
    return {agreement.pk: found[agreement.pk] for agreement in agreements}


def balance_of(agreement: Agreement) -> Balance:
    """What the agreement brought, what is committed and what is paid, over all its lines, in dirhams."""
    return balances_of([agreement])[agreement.pk]


def entries_of(agreement: Agreement) -> QuerySet[Entry]:
    """Every entry on the agreement's lines that the reader may see, oldest first."""
    return funding.entries().filter(line__agreement_line__agreement=agreement)


def waiting(actor: Actor) -> list[Turn]:
    """Nothing waits for anyone here: an agreement is recorded once it is signed."""
    return []
