"""Agreements and cohorts: dates, parties and the roles that go with their kind, who pays each line."""

from wasl.exchange.checks.checking import Checking
from wasl.exchange.shapes import Row


def check(checking: Checking) -> None:
    """Dates in order; a partnership has programme and lines, a gift's agreement neither; funders are parties."""
    for row in checking.file.rows("agreements"):
        checking.in_order(row, "starts_on", "ends_on")
        checking.refers(row, "programme", "programmes", "code")
        for party in row.rows("parties"):
            checking.refers(party, "institution", "institutions", "code")
        if row["kind"] == "partnership":
            checking.needs(row, "programme", wanted=True)
            checking.needs(row, "lines", wanted=True)
        elif row["kind"] == "institutional":
            checking.has_no_place(row, "lines", "institutional")
        _roles(checking, row)
        _funders(checking, row)
    for row in checking.file.rows("cohorts"):
        checking.refers(row, "programme", "programmes", "code")


def _roles(checking: Checking, row: Row) -> None:
    if row["kind"] != "partnership":
        return
    for party in row.rows("parties"):
        if party["role"] == "recipient":
            checking.has_no_place(party, "role", "partnership")


def _funders(checking: Checking, row: Row) -> None:
    paying = {
        party["institution"] for party in row.rows("parties") if party["role"] in ("funder", "signatory")
    }
    for line in row.rows("lines"):
        if line["funder"] is not None and line["funder"] not in paying:
            checking.faults.add(
                line.at("funder"),
                "wrong_funder",
                institution=line["funder"],
                agreement=row["number"],
                role="funder",
            )


def kind_of(checking: Checking, number: str) -> str | None:
    """The kind of an agreement of the file or the register; None when it is unknown."""
    row = checking.file.by_key("agreements", "number").get(number)
    if row is not None:
        return row["kind"]
    found = checking.register.agreement(number)
    return found.kind if found else None


def money_of_lines(checking: Checking, number: str) -> dict[str, str] | None:
    """What each line of an agreement holds, by code; None when the agreement is out of sight."""
    row = checking.file.by_key("agreements", "number").get(number)
    if row is not None:
        return {line["code"]: line["money"] for line in row.rows("lines") if line["code"] and line["money"]}
    found = checking.register.agreement(number)
    return checking.register.money_of_lines(found) if found else None


def roles_of_parties(checking: Checking, number: str) -> dict[str, str] | None:
    """The role of each party of an agreement, by institution; None when the agreement is out of sight."""
    row = checking.file.by_key("agreements", "number").get(number)
    if row is not None:
        return {party["institution"]: party["role"] for party in row.rows("parties") if party["institution"]}
    found = checking.register.agreement(number)
    return checking.register.roles_of_parties(found) if found else None
