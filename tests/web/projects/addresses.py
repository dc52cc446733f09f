"""Every address of this area, and which roles may open it. ``args`` names what the address takes."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = READERS - {"auditor"}

ADDRESSES = [
    {"name": "project", "args": ["project"], "roles": READERS},
    {"name": "project_new", "args": ["eligible_file"], "roles": WRITERS},
    {"name": "project_edit", "args": ["draft"], "roles": WRITERS},
    {"name": "project_equipment", "args": ["draft"], "roles": WRITERS},
    {"name": "project_complete", "args": ["draft"], "roles": WRITERS, "method": "POST", "redirects": True},
    {"name": "project_reopen", "args": ["project"], "roles": WRITERS, "method": "POST", "redirects": True},
]
