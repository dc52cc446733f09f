"""Participants: a birth, days in order, a commune of the province, accounts that exist."""

import datetime

from wasl.exchange.checks.checking import Checking
from wasl.exchange.shapes import Row


def check(checking: Checking) -> None:
    """Note what does not fit in a participant's row. Never repeats a name, a card or a phone."""
    for row in checking.file.rows("participants"):
        checking.names_user(row, "caseworker")
        _birth(checking, row)
        _commune(checking, row)
        verified = row["eligibility"]
        if verified is not None:
            checking.names_user(verified, "by")
            checking.not_before(verified, "on", "opened_on", row["opened_on"])
        for told in row.rows("consents"):
            checking.names_user(told, "by")
            checking.not_before(told, "on", "opened_on", row["opened_on"])
        for entry in row.rows("experience"):
            checking.names_user(entry, "by")


def _birth(checking: Checking, row: Row) -> None:
    checking.needs(row, "birth_date", not row.given("birth_year"))
    if row.given("birth_date"):
        checking.has_no_place(row, "birth_year", "birth_date")
    born, opened = row["birth_date"], row["opened_on"]
    if born and opened and born >= opened:
        # The birth date itself is not repeated.
        checking.faults.add(
            row.at("birth_date"),
            "date_order",
            later="opened_on",
            later_date=opened,
            earlier="birth_date",
            earlier_date="…",
        )
    if row["birth_year"] and isinstance(opened, datetime.date) and row["birth_year"] >= opened.year:
        checking.faults.add(
            row.at("birth_year"),
            "date_order",
            later="opened_on",
            later_date=opened,
            earlier="birth_year",
            earlier_date="…",
        )


def _commune(checking: Checking, row: Row) -> None:
    commune, province = row["commune"], row["province"]
    if commune and province and checking.known.province(commune) != province:
        checking.faults.add(row.at("commune"), "wrong_parent", commune=commune, province=province)
