"""The addresses of accounts: administrators only."""

ADMINISTRATOR = {"administrator"}

ADDRESSES = [
    {"name": "accounts", "roles": ADMINISTRATOR, "methods": {"GET"}},
    {"name": "account_new", "roles": ADMINISTRATOR, "methods": {"GET", "POST"}},
    {"name": "account", "of": "account", "roles": ADMINISTRATOR, "methods": {"GET"}},
    {"name": "scope_new", "of": "account", "roles": ADMINISTRATOR, "methods": {"POST"}},
    {"name": "scope_end", "of": "scope", "roles": ADMINISTRATOR, "methods": {"POST"}},
    {"name": "account_switch", "of": "account", "roles": ADMINISTRATOR, "methods": {"POST"}},
    {"name": "account_reset", "of": "account", "roles": ADMINISTRATOR, "methods": {"POST"}},
]
