"""The addresses where a sheet is compared with itself: those who write files."""

WRITERS = {"caseworker", "coordinator", "headquarters"}

ADDRESSES = [
    {"name": "sheet", "roles": WRITERS, "methods": {"GET", "POST"}},
    {"name": "sheet_marked", "roles": WRITERS, "methods": {"GET"}},
]
