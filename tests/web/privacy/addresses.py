"""Addresses of the privacy area. The register and restricted programmes: headquarters write, auditors read. Files: whoever works with them."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = READERS - {"auditor"}
FORM = {"GET", "POST"}

ADDRESSES = [
    {"name": "processing", "roles": {"headquarters", "auditor"}, "methods": {"GET"}},
    {"name": "processing_pdf", "roles": {"headquarters", "auditor"}, "methods": {"GET"}},
    {"name": "processing_write", "roles": {"headquarters"}, "methods": FORM},
    {"name": "restricted", "roles": {"headquarters", "auditor"}, "methods": {"GET"}},
    {"name": "restrict", "roles": {"headquarters"}, "methods": FORM},
    {"name": "clearance_new", "roles": {"headquarters"}, "methods": FORM},
    {"name": "clearance", "of": "clearance", "roles": {"headquarters"}, "methods": FORM},
    {"name": "held", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "request_new", "of": "file", "roles": WRITERS, "methods": FORM},
    {"name": "requests", "roles": READERS, "methods": {"GET"}},
    {"name": "correction_request", "of": "correction_request", "roles": READERS, "methods": {"GET", "POST"}},
]
