"""The addresses where records are compared. Headquarters alone answer a desk."""

DECIDERS = {"coordinator", "headquarters"}

ADDRESSES = [
    {"name": "comparisons", "roles": DECIDERS, "methods": {"GET"}},
    {"name": "comparison", "of": "record_pair", "roles": DECIDERS, "methods": {"GET", "POST"}},
    {"name": "inquiry", "of": "inquiry", "roles": {"headquarters"}, "methods": {"GET", "POST"}},
]
