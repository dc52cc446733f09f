"""Offices and programmes: who holds what when, and which programme rules are of."""

import datetime
import itertools

from wasl.exchange.checks.checking import Checking
from wasl.exchange.shapes import Row


def check(checking: Checking) -> None:
    """Holders' periods are in order and do not overlap; institutions and programmes named are known."""
    for office in checking.file.rows("offices"):
        checking.refers(office, "institution", "institutions", "code")
        holders = office.rows("holders")
        for holder in holders:
            checking.in_order(holder, "since", "until")
        _apart(checking, holders)
    for rules in checking.file.rows("rules"):
        checking.refers(rules, "programme", "programmes", "code")
    for section in ("openings", "assertions"):
        for figure in checking.file.rows(section):
            checking.in_order(figure, "since", "until")


def _apart(checking: Checking, holders: list[Row]) -> None:
    dated = sorted((row for row in holders if row["since"]), key=lambda row: row["since"])
    for before, after in itertools.pairwise(dated):
        if (before["until"] or datetime.date.max) >= after["since"]:
            checking.faults.add(
                after.at("since"),
                "overlap",
                start=before["since"],
                line=before.lines.get("since", before.line),
            )


def holder_on(checking: Checking, code: str, day: datetime.date) -> bool:
    """Whether somebody holds the office on that day, by the file or by the register."""
    office = checking.file.by_key("offices", "code").get(code)
    for holder in office.rows("holders") if office else []:
        if holder["since"] and holder["since"] <= day <= (holder["until"] or datetime.date.max):
            return True
    return checking.register.office_is_held(code, day)


def held(checking: Checking, row: Row, name: str, code: str, day: datetime.date | None) -> None:
    """Note an office that is unknown, or that nobody holds on the day."""
    known = code in checking.file.by_key("offices", "code") or checking.register.has("offices", code)
    if not known:
        checking.faults.add(row.at(name), "unknown_reference", value=code, section="offices")
    elif day is not None and not holder_on(checking, code, day):
        checking.faults.add(row.at(name), "office_vacant", office=code, date=day)
