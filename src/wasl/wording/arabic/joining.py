"""Lists and attached particles: و, ب, ل, ك, ف are written onto the word that follows."""

from collections.abc import Iterable

ARTICLE = "ال"
_NOT_THE_ARTICLE = ("التزام", "التحاق", "التقاء", "التماس", "التفات", "التئام", "التهاب", "إل", "ألف")
"""Words that begin with alif and lam of their own."""


def joined(items: Iterable[str], *, comma: bool = False) -> str:
    """ "أ وب وج"; with ``comma``, "أ، وب، وج" for long items. Empty items are left out."""
    return ("، و" if comma else " و").join(item for item in items if item)


def attach(particle: str, text: str) -> str:
    """Write a one-letter particle onto ``text``: بابن جرير، للرحامنة، بـ14 مستفيدا.

    Before a figure the particle takes a stroke (بـ475 ألف), except و, which does not join.
    """
    bare = text.lstrip("\u2066\u2067\u2068")
    if not bare[:1].isalpha():
        return particle + ("" if particle == "و" else "ـ") + text
    if particle == "ل" and text.startswith(ARTICLE) and not text.startswith(_NOT_THE_ARTICLE):
        rest = text[2:]
        return "ل" + rest if rest.startswith("ل") else "لل" + rest
    return particle + text


def without_article(text: str) -> str:
    """``text`` without a leading article (الرحامنة: رحامنة)."""
    if text.startswith(ARTICLE) and len(text) > 4 and not text.startswith(_NOT_THE_ARTICLE):
        return text[2:]
    return text
