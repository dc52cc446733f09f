"""Accounts: what goes with their role, and that every row says in whose name it is done."""

from wasl.exchange.checks.checking import Checking
from wasl.exchange.sections import CENTRE_ROLES

# Sections whose rows may leave out who enters them.
ENTERED = (
    "institutions",
    "offices",
    "programmes",
    "rules",
    "agreements",
    "cohorts",
    "openings",
    "assertions",
)


def check(checking: Checking) -> None:
    """Scopes go with roles; ``entered_by`` and ``by`` name accounts of the file; someone enters every row."""
    for user in checking.file.rows("users"):
        role = user["role"]
        if role is None:
            continue
        checking.needs(user, "centres", role in CENTRE_ROLES)
        checking.needs(user, "institution", role == "partner")
        if role not in CENTRE_ROLES:
            checking.has_no_place(user, "centres", role)
        if role != "partner":
            checking.has_no_place(user, "institution", role)
        checking.refers(user, "institution", "institutions", "code")
    top = checking.file.top
    checking.names_user(top, "entered_by")
    for section in ENTERED:
        for row in checking.file.rows(section):
            checking.names_user(row, "by")
            if not row.given("by") and not top.given("entered_by") and not checking.importer:
                checking.faults.add(row.at("by"), "missing", field="by")
