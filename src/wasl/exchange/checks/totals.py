"""Stated totals: what the author believes the file adds up to must be what its rows give."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from wasl.exchange.checks.checking import Checking
from wasl.exchange.checks.projects import cash_of, equipment_of
from wasl.exchange.shapes import Row
from wasl.money.amounts import split

ZERO = Decimal("0.00")


@dataclass
class Sums:
    """What the signed handovers of a ceremony add up to."""

    people: set[str] = field(default_factory=set)
    women: set[str] = field(default_factory=set)
    projects: dict[str, str] = field(default_factory=dict)
    equipment: Decimal = ZERO
    cash: Decimal = ZERO
    people_by_province: Counter[str] = field(default_factory=Counter)
    equipment_by_province: dict[str, Decimal] = field(default_factory=dict)


def check(checking: Checking) -> None:
    """Compare each stated figure with the rows; a difference is told at its line."""
    for row in checking.file.rows("totals"):
        ceremony = checking.file.by_key("ceremonies").get(row["ceremony"])
        if ceremony is None:
            if row["ceremony"] is not None:
                checking.faults.add(
                    row.at("ceremony"), "unknown_reference", value=row["ceremony"], section="ceremonies"
                )
            continue
        sums = _sums(checking, ceremony)
        if sums is not None:
            _compare(checking, row, sums)


def _sums(checking: Checking, ceremony: Row) -> Sums | None:
    """The sums of a ceremony, or None while a row they need is at fault (that is told already)."""
    sums = Sums()
    for handover in ceremony.rows("handovers"):
        if handover.given("signed") and not _add(checking, sums, handover):
            return None
    return sums


def _add(checking: Checking, sums: Sums, handover: Row) -> bool:
    grant = checking.file.by_key("grants").get(handover["grant"])
    project = checking.file.by_key("projects").get(grant["project"]) if grant else None
    equipment = equipment_of(project) if project else None
    if project is None or equipment is None:
        return False
    holders = project.rows("holders")
    shares = [holder["share"] for holder in holders]
    if None in shares or sum(shares) != 1:
        return False
    names = [holder["participant"] for holder in holders]
    holder = handover["holder"] or names[0]
    person = checking.file.by_key("participants").get(holder)
    if holder not in names or person is None or person["province"] is None:
        return False
    position = names.index(holder)
    part = split(equipment, shares)[position]
    if holder not in sums.people:
        sums.people_by_province[person["province"]] += 1
    sums.people.add(holder)
    if person["sex"] == "female":
        sums.women.add(holder)
    sums.projects[project["reference"]] = project["trade"]
    sums.equipment += part
    sums.cash += split(cash_of(project), shares)[position]
    sums.equipment_by_province[person["province"]] = (
        sums.equipment_by_province.get(person["province"], ZERO) + part
    )
    return True


def _compare(checking: Checking, row: Row, sums: Sums) -> None:
    found: dict[str, Any] = {
        "people": len(sums.people),
        "women": len(sums.women),
        "projects": len(sums.projects),
        "equipment": sums.equipment,
        "cash": sums.cash,
    }
    for name, value in found.items():
        _same(checking, row, name, value)
    if row["by_trade"] is not None:
        _complete(checking, row["by_trade"], Counter(sums.projects.values()))
        for trade in row["by_trade"].values:
            _same(checking, row["by_trade"], trade, Counter(sums.projects.values())[trade])
    if row["by_province"] is not None:
        _complete(checking, row["by_province"], sums.people_by_province)
        for place, stated in row["by_province"].values.items():
            _same(checking, stated, "people", sums.people_by_province[place])
            _same(checking, stated, "equipment", sums.equipment_by_province.get(place, ZERO))


def _same(checking: Checking, row: Row, name: str, found: Any) -> None:
    if row[name] is not None and row[name] != found:
        checking.faults.add(row.at(name), "wrong_sum", found=found, stated=row[name])


def _complete(checking: Checking, stated: Row, found: Mapping[str, int]) -> None:
    """What the file leaves out of a complete breakdown is a difference too."""
    for code in sorted(set(found) - set(stated.lines)):
        checking.faults.add(stated.at(code), "wrong_sum", found=found[code], stated=0)
