"""The addresses of the tally: everybody but administrators; partners never come down to receipts."""

READERS = {"caseworker", "coordinator", "headquarters", "finance", "partner", "auditor"}

ADDRESSES = [
    {"name": "tally", "roles": READERS, "methods": {"GET"}},
    {"name": "tally_receipts", "roles": READERS - {"partner"}, "methods": {"GET"}},
    {"name": "tally_xlsx", "roles": READERS, "methods": {"GET"}},
    {"name": "tally_pdf", "roles": READERS, "methods": {"GET"}},
]
