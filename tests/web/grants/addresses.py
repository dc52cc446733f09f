"""Addresses of the grants, for the role × address table: who may open each; for all others it does not exist."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}

ADDRESSES = [
    {"name": "grants", "roles": READERS, "methods": {"GET"}},
    {"name": "grant", "of": "grant", "roles": READERS, "methods": {"GET"}},
    {
        "name": "grant_propose",
        "of": "project",
        "roles": {"coordinator", "headquarters"},
        "methods": {"GET", "POST"},
    },
    {"name": "grant_decide", "of": "grant", "roles": {"headquarters"}, "methods": {"GET", "POST"}},
    {"name": "grant_cancel", "of": "grant", "roles": {"headquarters"}, "methods": {"GET", "POST"}},
]
