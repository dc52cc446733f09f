"""The gallery of pieces: whoever is signed in."""

ADDRESSES = [{"name": "gallery", "roles": "signed in", "methods": {"GET"}}]
