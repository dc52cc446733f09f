"""What an entry is for, what a line holds, and what fits in it. Pure: nothing here reads or writes."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from wasl.funding.enums import EntryKind
from wasl.money.amounts import ZERO


@dataclass(frozen=True, slots=True)
class Reference:
    """What an entry is for: ``kind`` (``agreement``, ``amendment``, ``grant``, ``receipt``, …), its id, its number."""

    kind: str
    id: uuid.UUID
    label: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Sums of one or several lines, in dirhams: contributed ≥ committed ≥ paid, always."""

    contributed: Decimal = ZERO
    committed: Decimal = ZERO
    paid: Decimal = ZERO

    @property
    def free(self) -> Decimal:
        """What can still be committed."""
        return self.contributed - self.committed

    @property
    def owed(self) -> Decimal:
        """What is committed and not yet paid."""
        return self.committed - self.paid

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(
            self.contributed + other.contributed, self.committed + other.committed, self.paid + other.paid
        )


@dataclass(frozen=True, slots=True)
class Move:
    """How a kind of entry moves the three sums of a balance: +1, -1 or 0 each."""

    contributed: int = 0
    committed: int = 0
    paid: int = 0


MOVES = {
    EntryKind.CONTRIBUTION: Move(contributed=1),
    EntryKind.COMMITMENT: Move(committed=1),
    EntryKind.RELEASE: Move(committed=-1),
    EntryKind.PAYMENT: Move(paid=1),
}


def after(balance: Balance, kind: str, amount: Decimal, *, undoing: bool = False) -> Balance:
    """The balance once an entry of this kind is written, or once one is reversed (``undoing``)."""
    move, sign = MOVES[EntryKind(kind)], -1 if undoing else 1
    return Balance(
        balance.contributed + sign * move.contributed * amount,
        balance.committed + sign * move.committed * amount,
        balance.paid + sign * move.paid * amount,
    )
