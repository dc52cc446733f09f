"""The addresses of sign-in: the door is everybody's, the rest belongs to whoever is signed in."""

FORM = {"GET", "POST"}

ADDRESSES = [
    {"name": "account_login", "roles": "everyone", "methods": FORM},
    {"name": "account_inactive", "roles": "everyone", "methods": {"GET"}},
    {"name": "mfa_authenticate", "roles": "everyone", "methods": FORM},
    {"name": "set_language", "roles": "everyone", "methods": {"POST"}},
    {"name": "account_reauthenticate", "roles": "signed in", "methods": FORM},
    {"name": "mfa_reauthenticate", "roles": "signed in", "methods": FORM},
    {"name": "account_logout", "roles": "signed in", "methods": FORM},
    {"name": "account_change_password", "roles": "signed in", "methods": FORM},
    {"name": "mfa_index", "roles": "signed in", "methods": {"GET"}},
    {"name": "mfa_activate_totp", "roles": "signed in", "methods": FORM},
    {"name": "mfa_deactivate_totp", "roles": "signed in", "methods": FORM},
    {"name": "mfa_view_recovery_codes", "roles": "signed in", "methods": {"GET"}},
    {"name": "mfa_generate_recovery_codes", "roles": "signed in", "methods": FORM},
]
