"""The addresses on people. Whoever reads files opens them; whoever writes files has the forms."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = READERS - {"auditor"}
FORM = {"GET", "POST"}

ADDRESSES = [
    {"name": "people", "roles": READERS, "methods": {"GET"}},
    {"name": "people_search", "roles": READERS, "methods": FORM},
    {"name": "person", "of": "file", "roles": READERS, "methods": {"GET"}},
    {"name": "file_new", "roles": WRITERS, "methods": FORM},
    {"name": "record_edit", "of": "file", "roles": WRITERS, "methods": FORM},
    # A reader who may not verify opens it once eligibility is verified, as it is in the demonstration.
    {"name": "eligibility", "of": "file", "roles": READERS, "methods": FORM},
    {"name": "file_close", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "file_reopen", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "file_caseworker", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "file_waiting", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "file_papers", "of": "file", "roles": READERS, "methods": {"GET"}},
    {"name": "file_paper", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "file_paper_scan", "of": "file", "roles": READERS, "methods": {"GET"}},
    {"name": "file_transfer", "of": "file", "roles": WRITERS, "methods": FORM},
    # Judicial: the desk that follows the person, and headquarters; no auditor.
    {"name": "file_referral", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "people_waiting", "roles": READERS, "methods": {"GET"}},
    {"name": "people_caseload", "roles": READERS, "methods": {"GET"}},
    {"name": "people_transfers", "roles": READERS, "methods": FORM},
]
