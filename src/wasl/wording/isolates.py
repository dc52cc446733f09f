"""Direction of text: keeps numbers and Latin words whole inside Arabic, and keeps controls out of stored text."""

import re

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
WORD_JOINER = "\u2060"
_ISOLATED = re.compile(f"{LRI}[^{LRI}{PDI}]*{PDI}")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def isolate(text: str) -> str:
    """``text`` set apart, its direction found from its first strong letter: for a name of unknown script."""
    return f"{FSI}{text}{PDI}"


def ltr(text: str) -> str:
    """``text`` set apart and read from left to right: references, phone numbers, seasons, signed figures."""
    return f"{LRI}{text}{PDI}"


def rtl(text: str) -> str:
    """``text`` set apart and read from right to left: an Arabic name in a French sentence."""
    return f"{RLI}{text}{PDI}"


def unbroken(text: str) -> str:
    """``text`` whose isolated parts do not break at a hyphen: a season cut by the end of a line reads backwards."""
    return _ISOLATED.sub(lambda part: part[0].replace("-", f"{WORD_JOINER}-{WORD_JOINER}"), text)


def strip_bidi(text: str) -> str:
    """``text`` without any direction control, as it must be stored and as papers must receive it."""
    return _CONTROLS.sub("", text)
