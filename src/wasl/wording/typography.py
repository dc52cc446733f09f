"""Signs and spaces of printed French and Arabic, set by the house so that nobody types them by hand.

French (Imprimerie nationale): a space that does not break before ``:`` and inside « », a thin one before ``;``, ``!``
and ``?``, a curved apostrophe. Arabic: no vowel sign, except a shadda or the damma of a passive where a word could be
misread (``docs/glossary/README.md``, rule 4).
"""

import re

NO_BREAK, THIN = "\u00a0", "\u202f"
_SPACES = f"[ {NO_BREAK}{THIN}]*"
_SPACE = f"[ {NO_BREAK}{THIN}]+"
_FRENCH = (
    (re.compile(r"(?<=[^\W\d_])'(?=[\w%«])"), "’"),
    (re.compile(f"«{_SPACES}"), f"«{NO_BREAK}"),
    (re.compile(f"{_SPACES}»"), f"{NO_BREAK}»"),
    (re.compile(f"{_SPACE}:"), f"{NO_BREAK}:"),
    (re.compile(f"{_SPACE}([;!?])"), rf"{THIN}\1"),
    (re.compile(f"\\b([nN])°{_SPACES}(?=\\S)"), rf"\1°{NO_BREAK}"),
)
_VOWEL_SIGNS = re.compile("[\u064b-\u064e\u0650\u0652]")
"""Tanwin, fatha, kasra and sukun: every vowel sign but damma (064F) and shadda (0651)."""


def set_french(text: str) -> str:
    """``text`` with the spaces and apostrophes of French; set twice, it is the same."""
    for pattern, printed in _FRENCH:
        text = pattern.sub(printed, text)
    return text


def set_arabic(text: str) -> str:
    """``text`` without the vowel signs that administrative Arabic does not print."""
    return _VOWEL_SIGNS.sub("", text)


def set_in(language: str, text: str) -> str:
    """``text`` as a catalogue of this language keeps it."""
    return {"ar": set_arabic, "fr": set_french}[language](text)
