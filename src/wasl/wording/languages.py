"""Which language is being written, and choosing between two stored names."""

from django.utils.translation import get_language


def current() -> str:
    """``"fr"`` when the reader reads French, ``"ar"`` otherwise (Arabic is the default)."""
    return "fr" if (get_language() or "ar").startswith("fr") else "ar"


def in_language(*, ar: str, fr: str) -> str:
    """The stored name in the reader's language; the other one when it is missing."""
    return (fr or ar) if current() == "fr" else (ar or fr)
