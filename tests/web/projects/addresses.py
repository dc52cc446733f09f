"""The addresses on micro-projects. Whoever reads files opens them; whoever writes files has the forms."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = READERS - {"auditor"}
FORM = {"GET", "POST"}

ADDRESSES = [
    {"name": "project", "of": "project", "roles": READERS, "methods": {"GET"}},
    {"name": "project_new", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "project_edit", "of": "project", "roles": WRITERS, "methods": FORM},
    {"name": "project_equipment", "of": "project", "roles": WRITERS, "methods": FORM},
    {"name": "project_complete", "of": "project", "roles": WRITERS, "methods": {"POST"}},
    {"name": "project_reopen", "of": "project", "roles": WRITERS, "methods": {"POST"}},
]
