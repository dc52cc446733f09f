"""The addresses on a working life. Whoever reads files reads it; whoever writes files adds to it and corrects it."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = READERS - {"auditor"}
FORM = {"GET", "POST"}

ADDRESSES = [
    {"name": "experience", "of": "file", "roles": READERS, "methods": {"GET"}},
    {"name": "attainment_new", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "attainment_edit", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "attainment_remove", "of": "file", "roles": WRITERS, "methods": {"POST"}},
    {"name": "attainment_place", "of": "file", "roles": WRITERS, "methods": {"POST"}},
    {"name": "attainment_evidence", "of": "file", "roles": READERS, "methods": {"GET"}},
]
