"""Addresses of the agreements, for the role × address table: who may open each; for all others it does not exist."""

READERS = {"caseworker", "coordinator", "headquarters", "finance", "partner", "auditor"}

ADDRESSES = [
    {"name": "agreements", "roles": READERS, "methods": {"GET"}},
    {"name": "agreement", "of": "agreement", "roles": READERS, "methods": {"GET"}},
    {"name": "agreement_ledger", "of": "agreement", "roles": READERS - {"partner"}, "methods": {"GET"}},
    {"name": "agreement_new", "roles": {"headquarters"}, "methods": {"GET", "POST"}},
    {"name": "agreement_amend", "of": "agreement", "roles": {"headquarters"}, "methods": {"GET", "POST"}},
    {"name": "entry_new", "of": "line", "roles": {"headquarters", "finance"}, "methods": {"GET", "POST"}},
    {
        "name": "entry_reverse",
        "of": "entry",
        "roles": {"headquarters", "finance"},
        "methods": {"GET", "POST"},
    },
]
