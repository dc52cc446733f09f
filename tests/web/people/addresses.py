"""Every address of this area, and which roles may open it. ``args`` names what the address takes."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = READERS - {"auditor"}

ADDRESSES = [
    {"name": "people", "roles": READERS},
    {"name": "people_search", "roles": READERS, "method": "POST", "data": {"q": "البحراوي"}},
    {"name": "person", "args": ["file"], "roles": READERS},
    {"name": "file_new", "roles": WRITERS},
    {"name": "record_edit", "args": ["file"], "roles": WRITERS},
    # A reader who may not verify sees the page only once eligibility is verified.
    {"name": "eligibility", "args": ["eligible_file"], "roles": READERS},
    {"name": "file_close", "args": ["file"], "roles": WRITERS},
]
