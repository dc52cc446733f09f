"""Home: whoever is signed in."""

ADDRESSES = [{"name": "home", "roles": "signed in", "methods": {"GET"}}]
