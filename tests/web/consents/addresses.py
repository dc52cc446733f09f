"""The addresses on consents. Whoever reads files reads them; whoever writes files records answers; headquarters settle texts."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = READERS - {"auditor"}
FORM = {"GET", "POST"}

ADDRESSES = [
    {"name": "consents", "of": "file", "roles": READERS, "methods": {"GET"}},
    {"name": "consent_record", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "consent_withdraw", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "consent_paper", "of": "file", "roles": READERS, "methods": {"GET"}},
    {"name": "consent_scan", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "consent_scan_file", "of": "file", "roles": READERS, "methods": {"GET"}},
    {"name": "quotation_new", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "consent_texts", "roles": READERS, "methods": {"GET"}},
    {"name": "consent_text_new", "roles": {"headquarters"}, "methods": FORM},
]
