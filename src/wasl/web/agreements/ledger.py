"""The ledger as a page tells it: each entry with what it is for, and a way there when the reader may open it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from wasl.accounts.enums import RoleName
from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.funding.enums import EntryKind
from wasl.funding.models import Entry, FundingLine
from wasl.funding.rules import Balance
from wasl.grants.models import Grant
from wasl.handovers.models import Receipt
from wasl.wording.counting import amount_figures, amount_press

# Entries a person keeps by hand; the others follow a grant or a receipt and are undone there.
BY_HAND = {EntryKind.CONTRIBUTION}


def may_read_entries(actor: Actor) -> bool:
    """Partners read the sums of their agreements: entries name grants and receipts, and stay with the Foundation."""
    return actor.role != RoleName.PARTNER


@dataclass(frozen=True)
class Told:
    """One entry, the address of what it is for (may be empty), and whether it may be reversed here."""

    entry: Entry
    url: str
    undone: bool
    may_reverse: bool

    @property
    def signed(self) -> Decimal:
        """The sum as it counts: releases and reversals take away, and what undoes a release gives back."""
        undone = self.entry.reverses
        gives = undone.kind == EntryKind.RELEASE if undone else self.entry.kind != EntryKind.RELEASE
        return self.entry.amount if gives else -self.entry.amount

    @property
    def tag(self) -> str:
        """How the kind is drawn."""
        if self.entry.kind in {EntryKind.RELEASE, EntryKind.REVERSAL} or self.undone:
            return "off"
        return "done" if self.entry.kind == EntryKind.PAYMENT else ""


def tell(entries: Sequence[Entry], actor: Actor, agreement: Agreement) -> list[Told]:
    """The entries with their ways, in two queries however many entries there are."""
    ways = _ways(entries, actor, agreement)
    may_write = actor.may("ledger.write")
    found = []
    for entry in entries:
        undone = hasattr(entry, "reversed_by")
        found.append(
            Told(
                entry=entry,
                url=ways.get(entry.reference_id, ""),
                undone=undone,
                may_reverse=may_write and entry.kind in BY_HAND and not undone,
            )
        )
    return found


def _ways(entries: Sequence[Entry], actor: Actor, agreement: Agreement) -> dict[uuid.UUID, str]:
    wanted: dict[str, set[uuid.UUID]] = {}
    for entry in entries:
        wanted.setdefault(entry.reference_kind, set()).add(entry.reference_id)
    ways = {
        pk: f"{reverse('agreement', args=[agreement.pk])}#amendments" for pk in wanted.get("amendment", ())
    }
    # Asked through the reader's own scope: what is out of reach is not there and gets no way.
    if actor.may("grants.read"):
        grants = Grant.objects.filter(pk__in=wanted.get("grant", ())).values_list("pk", flat=True)
        ways |= {pk: reverse("grant", args=[pk]) for pk in grants}
    if actor.may("ceremonies.read"):
        receipts = Receipt.objects.filter(pk__in=wanted.get("receipt", ())).values_list("pk", flat=True)
        ways |= {pk: reverse("receipt", args=[pk]) for pk in receipts}
    return ways


@dataclass(frozen=True)
class Standing:
    """A line with its balance, for a row of a table."""

    line: FundingLine
    balance: Balance


def bar(balance: Balance, committed: str, paid: str) -> list[dict[str, object]]:
    """The parts of a balance bar, largest first, each with its name and its sum in words."""
    return [
        {"value": balance.committed, "label": committed, "words": amount_figures(balance.committed)},
        {"value": balance.paid, "label": paid, "words": amount_figures(balance.paid)},
    ]


def spoken(balance: Balance) -> dict[str, str]:
    """The four sums as a sentence needs them."""
    return {
        "contributed": amount_press(balance.contributed),
        "committed": amount_press(balance.committed),
        "paid": amount_press(balance.paid),
        "free": amount_press(balance.free),
    }
