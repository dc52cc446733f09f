"""Addresses of the public check of a receipt: they open to everyone, signed in or not."""

ADDRESSES = [
    {"name": "receipt_check_form", "roles": "everyone", "methods": {"GET"}},
    {"name": "receipt_check", "of": "code", "roles": "everyone", "methods": {"GET"}},
]
