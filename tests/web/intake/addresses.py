"""The addresses where a sheet is imported: those who answer for a centre's files."""

WHO = {"coordinator", "headquarters"}

ADDRESSES = [
    {"name": "records_import", "roles": WHO, "methods": {"GET", "POST"}},
    {"name": "records_import_sheet", "roles": WHO, "methods": {"GET"}},
]
