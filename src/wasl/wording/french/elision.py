"""Elision and contraction: d'El Kelâa, l'hôpital, du programme, aux bénéficiaires."""

import unicodedata
from collections.abc import Iterable

_VOWELS = "aeiou"
_ASPIRATED = (
    "haie",
    "halte",
    "hameau",
    "handicap",
    "hangar",
    "haras",
    "hausse",
    "haut",
    "héros",
    "hors",
    "huit",
)
_NO_ELISION = ("onz", "oui", "ouistiti", "yaourt", "yacht", "yoga")
_ELIDED = {"de": "d'", "le": "l'", "la": "l'", "que": "qu'", "se": "s'", "ne": "n'", "ce": "c'"}
_OF = {"le": "du", "les": "des"}
_AT = {"le": "au", "les": "aux"}


def elide(particle: str, following: str) -> str:
    """``particle`` (de, le, la, que…) before ``following``: "d'El Kelâa", "de Rehamna", "l'ancien".

    A name in H or Y keeps the full particle (de Hay Riad, de Youssoufia); a common word in h elides unless aspirated.
    """
    if particle in _ELIDED and begins_with_vowel(following):
        return _ELIDED[particle] + following
    return f"{particle} {following}"


def begins_with_vowel(text: str) -> bool:
    """Whether the word is read as beginning with a vowel."""
    if not text or text.lower().startswith(_NO_ELISION):
        return False
    first = unicodedata.normalize("NFD", text)[0]
    if first in "œæŒÆ" or first.lower() in _VOWELS:
        return True
    return first == "h" and not text.startswith(_ASPIRATED)


def of(text: str) -> str:
    """ "De" before a phrase with or without its article: du programme, des droits, de la région, d'Agadir."""
    return _contracted("de", _OF, text)


def at(text: str) -> str:
    """ "À" before a phrase: au centre, aux bénéficiaires, à la fondation, à Ben Guerir."""
    return _contracted("à", _AT, text)


def _contracted(particle: str, contractions: dict[str, str], text: str) -> str:
    article, _, rest = text.partition(" ")
    if article in contractions and rest:
        return f"{contractions[article]} {rest}"
    if text.startswith(("L'", "L’", "l’", "l'")):
        return f"{particle} l'{text[2:]}"
    if article == "la" and rest:
        return f"{particle} {text}"
    return elide(particle, text)


def joined(items: Iterable[str], *, last: str = "et") -> str:
    """ "a, b et c". Empty items are left out."""
    kept = [item for item in items if item]
    if len(kept) < 2:
        return "".join(kept)
    return f"{', '.join(kept[:-1])} {last} {kept[-1]}"
