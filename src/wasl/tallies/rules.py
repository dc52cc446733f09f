"""The one definition of a figure: what is counted, where, when, on which basis. Pure; screen, paper and API share it."""

import datetime
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from wasl.audit.refusals import Refusal
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, PlaceAxis, Unit
from wasl.wording.rounding import TOLERANCE

NATIONAL = "MA"
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Definition:
    """A question. ``place`` is a place code, a centre's code on the ``centre`` axis, or ``MA`` for the country.

    ``since`` and ``until`` are inclusive days; on the budget-year and season axes only their years count.
    ``agreement`` and ``ceremony`` narrow the question to one of them, by number or reference.
    """

    since: datetime.date
    until: datetime.date
    place: str = NATIONAL
    place_axis: str = PlaceAxis.RESIDENCE
    date_axis: str = DateAxis.HANDOVER
    by: tuple[str, ...] = ()
    unit: str = Unit.PEOPLE
    basis: str = Basis.DELIVERED
    money: str = Money.EQUIPMENT
    agreement: str = ""
    ceremony: str = ""

    def __post_init__(self) -> None:
        known: list[tuple[str, Sequence[str], str]] = [
            (self.place_axis, PlaceAxis.values, "place_axis"),
            (self.date_axis, DateAxis.values, "date_axis"),
            (self.unit, Unit.values, "unit"),
            (self.basis, Basis.values, "basis"),
            (self.money, Money.values, "money"),
            *[(d, Dimension.values, "by") for d in self.by],
        ]
        for value, values, name in known:
            if value not in values:
                raise Refusal(
                    _("%(field)s: %(value)s is not one of %(values)s.")
                    % {"field": name, "value": value, "values": ", ".join(values)},
                    field=name,
                    code="tally_unknown_word",
                )
        if self.until < self.since:
            raise Refusal(
                _("The end of the period is before its beginning."), field="until", code="tally_period"
            )

    @property
    def counts_years(self) -> bool:
        """Whether only the years of the period count: cohorts are planned for a year, never for a day of it."""
        return self.date_axis == DateAxis.BUDGET_YEAR or (
            self.basis == Basis.PLANNED and self.date_axis == DateAxis.HANDOVER
        )

    @property
    def whole_years(self) -> bool:
        """Whether the period runs from a 1 January to a 31 December."""
        return (self.since.month, self.since.day, self.until.month, self.until.day) == (1, 1, 12, 31)

    def to_json(self) -> dict[str, Any]:
        """The definition as the contract prints it: codes, ISO days."""
        return {
            "place": self.place,
            "place_axis": str(self.place_axis),
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "date_axis": str(self.date_axis),
            "by": [str(d) for d in self.by],
            "unit": str(self.unit),
            "basis": str(self.basis),
            "money": str(self.money),
            **({"agreement": self.agreement} if self.agreement else {}),
            **({"ceremony": self.ceremony} if self.ceremony else {}),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Definition":
        """The definition a frozen tally was computed by."""
        return cls(
            **{
                **data,
                "since": datetime.date.fromisoformat(data["since"]),
                "until": datetime.date.fromisoformat(data["until"]),
                "by": tuple(data["by"]),
            }
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """People, projects and dirhams of one cell. None where the register cannot know."""

    people: int | None
    projects: int | None
    amount: Decimal | None

    def of(self, unit: str) -> int | None:
        """The count in the unit of a question."""
        return self.projects if unit == Unit.PROJECTS else self.people


@dataclass(frozen=True, slots=True)
class Row:
    """One cell of a breakdown: ``keys`` maps each dimension to its code; ``hidden`` when it may not be shown."""

    keys: dict[str, Any]
    figures: Figures
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """A figure from outside, as entered (an opening or an assertion)."""

    count: int | None
    amount: Decimal | None
    since: datetime.date
    until: datetime.date
    precision: str
    printed: str
    source: str


@dataclass(frozen=True, slots=True)
class Compared:
    """An assertion beside what the register says for the same question. ``verdict``: agrees, differs, unknown."""

    said: Outside
    count: int | None
    amount: Decimal | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The answer: total, rows, what came before the register, the cumulative, assertions, what was hidden and why."""

    definition: Definition
    as_of: datetime.date
    total: Figures
    rows: tuple[Row, ...] = ()
    before_register: Outside | None = None
    cumulative: Figures | None = None
    cumulative_since: datetime.date | None = None
    cumulative_precision: str | None = None
    reason: str | None = None
    assertions: tuple[Compared, ...] = ()
    threshold: int | None = None
    total_hidden: bool = False
    without_scan: int = 0
    suppressed: tuple[dict[str, Any], ...] = field(default=())

    def is_small(self, figures: Figures) -> bool:
        """Whether a hidden figure may be told as one under the threshold («<5»), and not only as hidden.

        False for a figure hidden because it would tell another; and for all of a table where the difference itself
        would tell: with a total of 6, «<5» beside «hidden» (so 5 or more) can only be 1.
        """
        size = figures.people or 0
        return (
            self.threshold is not None
            and 0 < size < self.threshold
            and self._small_may_be_told(self.threshold)
        )

    def _small_may_be_told(self, threshold: int) -> bool:
        """Whether each small cell, told as small, could still be anything under the threshold, given the total."""
        if self.total_hidden:
            return True
        sizes = [row.figures.people or 0 for row in self.rows if row.hidden]
        large = sum(size >= threshold for size in sizes)
        others = sum(0 < size < threshold for size in sizes) - 1
        most = sum(sizes) - large * threshold - others
        least = 1 if large else sum(sizes) - others * (threshold - 1)
        return least <= 1 and most >= threshold - 1

    @property
    def rows_add_up(self) -> bool:
        """Whether the rows' units and money sum to the total (a person may stand in two rows, of two trades)."""
        if not self.rows:
            return True
        unit = self.definition.unit
        units = sum(r.figures.of(unit) or 0 for r in self.rows)
        amount = sum((r.figures.amount or Decimal(0) for r in self.rows), Decimal(0))
        return units == self.total.of(unit) and amount == self.total.amount


def unrecorded(definition: Definition) -> str | None:
    """Why the register cannot know this figure, in the reader's language; None when it can. A guess is no answer."""
    if definition.basis in {Basis.BOUGHT, Basis.WORKING}:
        return _("The register does not record this basis yet.")
    at_ceremony = definition.ceremony or definition.place_axis == PlaceAxis.CEREMONY
    if definition.basis in {Basis.PLANNED, Basis.APPROVED} and at_ceremony:
        return _("Only what was handed over has a ceremony: choose another place to count by.")
    if definition.basis == Basis.PLANNED:
        if definition.unit == Unit.PROJECTS:
            return _("Cohorts are planned in people: the number of projects is not recorded.")
        if definition.money == Money.CASH:
            return _("Cohorts are planned with one amount: cash aid is not recorded apart.")
        if definition.agreement:
            return _("Cohorts are planned by programme and place, not by agreement.")
    return None


def hidden_cells(sizes: Mapping[K, int], threshold: int, *, also: Set[K] = frozenset()) -> set[K]:
    """Which cells of a one-way table may not be shown: those under ``threshold``, those of ``also``, and one more where
    the total would give a single hidden cell away.

    Complementary suppression: with a shown total, one hidden cell is total minus the others; so the smallest shown
    cell is hidden as well until at least two are and they hold at least ``threshold`` together.
    """
    hidden = {cell for cell, size in sizes.items() if 0 < size < threshold} | {
        c for c in also if sizes.get(c)
    }
    order = sorted((c for c, size in sizes.items() if c not in hidden and size > 0), key=lambda c: sizes[c])
    while hidden and order and (len(hidden) < 2 or sum(sizes[c] for c in hidden) < threshold):
        hidden.add(order.pop(0))
    return hidden


def worst(*precisions: str) -> str:
    """The precision of a sum: exact only when every part is; about when any part is."""
    order = ["exact", "at_least", "about"]
    return max(precisions, key=order.index)


def verdict(said: Outside, count: int | None, amount: Decimal | None) -> str:
    """Whether a published figure agrees with the register, given how precisely it was said.

    ``about`` allows two in a hundred; ``at_least`` a floor. With nothing to compare: ``unknown``.
    """
    pairs = [(said.count, count), (said.amount, amount)]
    known = [(Decimal(a), Decimal(b)) for a, b in pairs if a is not None and b is not None]
    if not known:
        return "unknown"
    return "agrees" if all(agrees(said.precision, a, b) for a, b in known) else "differs"


def agrees(precision: str, said: Decimal | int, computed: Decimal | int) -> bool:
    """Whether a value said with a precision is borne out by a computed one (``about`` within two in a hundred)."""
    said, computed = Decimal(said), Decimal(computed)
    if precision == "exact":
        return said == computed
    if precision == "at_least":
        return computed >= said
    return abs(said - computed) <= said * TOLERANCE
