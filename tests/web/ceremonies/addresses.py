"""Addresses of ceremonies and receipts, for the role × address table: who may open each; for all others it does not exist."""

READERS = {"caseworker", "coordinator", "headquarters", "auditor"}
WRITERS = {"coordinator", "headquarters"}

ADDRESSES = [
    {"name": "ceremonies", "roles": READERS, "methods": {"GET"}},
    {"name": "ceremony_new", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony", "of": "ceremony", "roles": READERS, "methods": {"GET"}},
    {"name": "ceremony_correct", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_cancel", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_scans", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_grants", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_issue", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "check_off", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_print", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_finish", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "gift_new", "of": "ceremony", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_list_xlsx", "of": "ceremony", "roles": READERS, "methods": {"GET"}},
    {"name": "ceremony_receipts", "of": "ceremony", "roles": READERS, "methods": {"GET"}},
    {"name": "gift_print", "of": "gift", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "line_withdraw", "of": "ceremony_line", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "ceremony_paper", "of": "paper", "roles": READERS, "methods": {"GET"}},
    {"name": "receipt", "of": "receipt", "roles": READERS, "methods": {"GET"}},
    {"name": "receipt_sign", "of": "receipt", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "receipt_scan", "of": "receipt", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "receipt_void", "of": "receipt", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "receipt_reissue", "of": "receipt", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "receipt_reverse", "of": "receipt", "roles": {"headquarters"}, "methods": {"GET", "POST"}},
    {"name": "receipt_pdf", "of": "receipt", "roles": READERS, "methods": {"GET"}},
    {"name": "receipt_scan_file", "of": "receipt", "roles": READERS, "methods": {"GET"}},
]
