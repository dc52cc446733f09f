"""Addresses of the communiqués, for the role × address table: who may open each; for all others it does not exist."""

READERS = {"coordinator", "headquarters", "auditor"}
DRAFTERS = {"coordinator", "headquarters"}

ADDRESSES = [
    {"name": "communiques", "roles": READERS, "methods": {"GET"}},
    {"name": "communique", "of": "communique", "roles": READERS, "methods": {"GET"}},
    {"name": "communique_figure", "of": "communique_pdf", "roles": READERS, "methods": {"GET"}},
    {"name": "communique_pdf", "of": "communique_pdf", "roles": READERS, "methods": {"GET"}},
    {"name": "communique_draft", "of": "ceremony", "roles": DRAFTERS, "methods": {"POST"}},
    {"name": "communique_quote", "of": "communique", "roles": DRAFTERS, "methods": {"POST"}},
    {"name": "communique_approve", "of": "communique", "roles": {"headquarters"}, "methods": {"POST"}},
    {"name": "communique_withdraw", "of": "communique", "roles": DRAFTERS, "methods": {"POST"}},
    {"name": "communique_erratum", "of": "communique", "roles": {"headquarters"}, "methods": {"POST"}},
]
