"""What a communiqué tells, before it is told in any language. Pure: gathered by ``queries``, worded by ``arabic`` and ``french``.

Amounts are ``Decimal`` dirhams. A name comes as stored, in both languages. ``definition`` of a figure is the key of
the question it answers (``DEFINITIONS`` below and the keys of ``planned_key`` and ``balance_key``).
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal

TOTAL, BY_SEX, BY_PROVINCE, BY_TRADE, CASH = "total", "by_sex", "by_province", "by_trade", "cash"
DEFINITIONS = (TOTAL, BY_SEX, BY_PROVINCE, BY_TRADE, CASH)


def planned_key(place: str, year: int) -> str:
    """The key of what was planned for a place in a budget year."""
    return f"planned:{place}:{year}"


def balance_key(place: str) -> str:
    """The key of the cumulative balance of a place."""
    return f"balance:{place}"


@dataclass(frozen=True, slots=True)
class Named:
    """A stored name or sentence in both languages."""

    ar: str
    fr: str


@dataclass(frozen=True, slots=True)
class Locality:
    """A place with its kind, as the room of places codes it; a commune is named without a word for it."""

    code: str
    kind: str
    name: Named


@dataclass(frozen=True, slots=True)
class Official:
    """Who held an office on the day. ``title`` is already in the holder's gender; ``name`` is None when vacant."""

    title: Named
    name: Named | None
    female: bool = False


@dataclass(frozen=True, slots=True)
class ProvinceCount:
    """People who live in one province or prefecture."""

    place: Locality
    people: int


@dataclass(frozen=True, slots=True)
class TradeCount:
    """Projects of one trade; ``phrase`` is how a list names it."""

    code: str
    phrase: Named
    projects: int


@dataclass(frozen=True, slots=True)
class Pact:
    """An agreement the handover is done under, with its parties in protocol order."""

    number: str
    title: Named
    parties: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeWords:
    """A programme and its sentences, as staff approved them."""

    name: Named
    strategy: Named
    purpose: Named
    life_project: Named


@dataclass(frozen=True, slots=True)
class CashAid:
    """Cash aid handed over at the ceremony. Its sum is told only when ``published``."""

    people: int
    amount: Decimal
    published: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """What the budget year planned for a place: never what was delivered."""

    place: Locality
    year: int
    people: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Balance:
    """People and money of a place since a year, how precisely it is known, as the coordinator states it."""

    place: Locality
    since: int
    people: int
    amount: Decimal | None
    precision: str = "exact"


@dataclass(frozen=True, slots=True)
class Gift:
    """What an institution received at the ceremony, under its own agreement. ``noun`` is a code of the lexicon."""

    recipient: Named
    noun: str
    quantity: int
    description: Named
    purpose: Named | None
    payers: tuple[Named, ...]
    parties: tuple[Named, ...]
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the text of a ceremony needs. Raises ``ValueError`` when nobody benefited or women exceed people."""

    place: Locality
    day: datetime.date
    venue: Named
    foundation: Named
    centre: Named
    people: int
    women: int
    amount: Decimal
    provinces: tuple[ProvinceCount, ...]
    trades: tuple[TradeCount, ...]
    projects: int
    agreements: tuple[Pact, ...] = ()
    programme: ProgrammeWords | None = None
    seasons: tuple[str, ...] = ()
    budget_years: tuple[int, ...] = ()
    presiding: Official | None = None
    present: tuple[Official, ...] = ()
    speaker: Official | None = None
    cash: CashAid | None = None
    planned: tuple[Planned, ...] = ()
    balances: tuple[Balance, ...] = ()
    partners: tuple[Named, ...] = ()
    gifts: tuple[Gift, ...] = ()

    def __post_init__(self) -> None:
        if self.people < 1:
            raise ValueError("a communiqué tells of one person at least")
        if not 0 <= self.women <= self.people:
            raise ValueError(f"{self.women} women among {self.people} people")

    @property
    def women_only(self) -> bool:
        """Whether all of them are women: the whole text is then in the feminine."""
        return self.women == self.people
