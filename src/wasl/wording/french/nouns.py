"""French nouns, and a number with what it counts."""

from dataclasses import dataclass
from typing import Literal

from num2words import num2words

from wasl.wording.french.elision import elide

Gender = Literal["masculine", "feminine"]
Figures = Literal["auto", "digits", "words"]
GROUP = "\u202f"
"""Narrow no-break space between groups of three digits."""
BEFORE_UNIT = "\u00a0"
MILLION, MILLIARD = 10**6, 10**9


@dataclass(frozen=True)
class Noun:
    """A countable noun; ``gender`` rules the numerals un and une, and what agrees with the noun."""

    singular: str
    plural: str
    gender: Gender = "masculine"

    def form(self, n: int) -> str:
        """Zero and one are singular."""
        return self.singular if n < 2 else self.plural


def counted(n: int, noun: Noun, *, figures: Figures = "auto") -> str:
    """``n`` things. ``auto`` is press style: words up to nine, figures from ten; "aucun" for zero.

    Whole millions read "2 millions de dirhams". Raises ``ValueError`` when ``n`` is negative.
    """
    if n < 0:
        raise ValueError(f"cannot count {n}")
    she = noun.gender == "feminine"
    if figures == "words" or (figures == "auto" and n <= 9):
        number = ("aucune" if she else "aucun") if n == 0 else cardinal(n, noun.gender)
        return _with_noun(number, n, noun, " ")
    if n and n % MILLION == 0 and n % MILLIARD:
        millions = n // MILLION
        return _with_noun(
            f"{grouped(millions)}{BEFORE_UNIT}million{'s' if millions > 1 else ''}", n, noun, " "
        )
    return _with_noun(grouped(n), 0 if n < 2 else 2, noun, BEFORE_UNIT)


def _with_noun(number: str, n: int, noun: Noun, space: str) -> str:
    form = noun.form(n)
    return f"{number} {elide('de', form)}" if n and n % MILLION == 0 else f"{number}{space}{form}"


def bare(n: int, noun: Noun) -> str:
    """The noun for ``n`` of them, without the number."""
    return noun.form(n)


def definite(n: int, noun: Noun) -> str:
    """ "Le bénéficiaire", "la bénéficiaire", "les bénéficiaires"."""
    if n >= 2:
        return f"les {noun.plural}"
    return elide("la" if noun.gender == "feminine" else "le", noun.singular)


def cardinal(n: int, gender: Gender = "masculine") -> str:
    """``n`` in words; the last "un" agrees (vingt et une bénéficiaires)."""
    words = str(num2words(n, lang="fr"))
    return words + "e" if gender == "feminine" and words.split("-")[-1].split()[-1] == "un" else words


def ordinal(n: int, gender: Gender = "masculine") -> str:
    """ "1er", "1re", "5e". Raises ``ValueError`` below one."""
    if n < 1:
        raise ValueError(f"no ordinal for {n}")
    if n == 1:
        return "1re" if gender == "feminine" else "1er"
    return f"{n}e"


def grouped(n: int) -> str:
    """Digits in groups of three."""
    return f"{n:,}".replace(",", GROUP)
