"""Grants: what they stand on, the lines that pay, and an approval by somebody else, later."""

from wasl.exchange.checks.agreements import kind_of, money_of_lines
from wasl.exchange.checks.checking import Checking
from wasl.exchange.shapes import Row


def check(checking: Checking) -> None:
    """Note unknown references, lines that hold other money, approvals by the proposer or before the proposal."""
    for row in checking.file.rows("grants"):
        checking.names_user(row, "proposed_by", "approved_by")
        project = checking.refers(row, "project", "projects")
        checking.refers(row, "cohort", "cohorts")
        _agreement(checking, row)
        if project is not None:
            checking.needs(row, "cash_line", project.given("cash"))
            if not project.given("cash") and row.given("cash_line"):
                checking.has_no_place(row, "cash_line", row["project"])
            checking.not_before(row, "proposed_on", "prepared_on", project["prepared_on"])
        checking.needs(row, "approved_by", row.given("approved_on"))
        checking.needs(row, "approved_on", row.given("approved_by"))
        checking.another_account(row, "approved_by", row["proposed_by"])
        checking.not_before(row, "approved_on", "proposed_on", row["proposed_on"])


def _agreement(checking: Checking, row: Row) -> None:
    checking.refers(row, "agreement", "agreements", "number")
    number = row["agreement"]
    if number is None:
        return
    if kind_of(checking, number) == "institutional":
        checking.faults.add(row.at("agreement"), "wrong_kind", agreement=number, expected="partnership")
        return
    holding = money_of_lines(checking, number)
    if holding is None:
        return
    for name, expected in (("equipment_line", "equipment"), ("cash_line", "cash")):
        code = row[name]
        if code is None:
            continue
        if code not in holding:
            checking.faults.add(
                row.at(name), "unknown_reference", value=code, section=f"agreements[{number}].lines"
            )
        elif holding[code] != expected:
            checking.faults.add(
                row.at(name), "wrong_money", line=code, found=holding[code], expected=expected
            )
