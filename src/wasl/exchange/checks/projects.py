"""Micro-projects: holders, shares, serial numbers, and the sum of the equipment."""

from decimal import Decimal
from fractions import Fraction

from wasl.exchange.checks.checking import Checking
from wasl.exchange.shapes import Row


def check(checking: Checking) -> None:
    """Note wrong sums, shares that are not the whole, serial numbers of several items, unknown holders."""
    for row in checking.file.rows("projects"):
        checking.names_user(row, "prepared_by")
        for holder in row.rows("holders"):
            checking.refers(holder, "participant", "participants")
        _shares(checking, row)
        _serials(checking, row)
        found, stated = equipment_of(row), row["equipment_total"]
        if found is not None and stated is not None and found != stated:
            checking.faults.add(row.at("equipment_total"), "wrong_sum", found=found, stated=stated)


def equipment_of(row: Row) -> Decimal | None:
    """The sum of a project's equipment lines; None while one of them is at fault."""
    total = Decimal("0.00")
    for item in row.rows("equipment"):
        if item["quantity"] is None or item["unit_price"] is None:
            return None
        total += item["quantity"] * item["unit_price"]
    return total


def cash_of(row: Row) -> Decimal:
    """The cash of a project; nothing when it has none."""
    return (row["cash"]["amount"] if row["cash"] is not None else None) or Decimal("0.00")


def _shares(checking: Checking, row: Row) -> None:
    shares = [holder["share"] for holder in row.rows("holders")]
    if shares and None not in shares and (found := sum(shares, Fraction(0))) != 1:
        checking.faults.add(row.at("holders"), "shares", found=found)


def _serials(checking: Checking, row: Row) -> None:
    for item in row.rows("equipment"):
        if item["serial"] is not None and item["quantity"] not in (None, 1):
            checking.faults.add(item.at("serial"), "serial_quantity")
