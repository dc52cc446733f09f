"""A number with what it counts: عدد ومعدود. The last two digits decide the noun."""

from typing import Literal

from wasl.wording.arabic.nouns import Case, Noun, Number
from wasl.wording.arabic.numerals import LIMIT, below_thousand, press, scales_of

Figures = Literal["auto", "digits", "words"]


def counted(n: int, noun: Noun, *, case: Case = "nominative", figures: Figures = "auto") -> str:
    """``n`` things, whole: adjective, gender and case included.

    ``auto`` is press style: words up to ten, digits above. One and two have no numeral whatever the style
    (مشروع واحد، مشروعان), as the language wants. Zero is "لا مستفيد" at the head of a clause, digits elsewhere.
    Raises ``ValueError`` when ``n`` is negative.
    """
    if n < 0:
        raise ValueError(f"cannot count {n}")
    if n == 0:
        none = case == "nominative" and figures != "digits"
        return ("لا " if none else "0 ") + noun.phrase("singular", "nominative")
    if n <= 2:
        return noun.phrase(number_of(n), case, one=n == 1)
    if n < LIMIT and (figures == "words" or (figures == "auto" and n <= 10)):
        return press(in_words(n, noun, case))
    return f"{grouped(n)} {after_number(n, noun)}"


def in_words(n: int, noun: Noun, case: Case = "nominative") -> str:
    """``n`` (at least 1) in words with its noun; the tanwin sign of numerals is written.

    101 and 102 name the noun again, as the language does: مائة درهم ودرهم، مائة درهم ودرهمان.
    """
    if n <= 2:
        return noun.phrase(number_of(n), case)
    tail = n % 100
    if tail in (1, 2):
        return f"{in_words(n - tail, noun, case)} و{noun.phrase(number_of(tail), case)}"
    rest = n % 1000
    parts = scales_of(n, case, before_noun=not rest)
    if rest:
        parts.append(below_thousand(rest, noun.gender, case, before_noun=True))
    return f"{' و'.join(parts)} {after_number(n, noun)}"


def after_number(n: int, noun: Noun) -> str:
    """The noun as it stands after the numeral ``n``: 3–10 genitive plural, 11–99 accusative singular,
    otherwise (100, 101, 102, 1000…) genitive singular."""
    tail = n % 100
    if 3 <= tail <= 10:
        return noun.phrase("plural", "genitive")
    return noun.phrase("singular", "accusative" if tail > 10 else "genitive")


def number_of(n: int) -> Number:
    """The grammatical number of ``n`` things: nothing and one are singular, two dual, the rest plural."""
    return "singular" if n <= 1 else "dual" if n == 2 else "plural"


def definite(n: int, noun: Noun, case: Case = "nominative") -> str:
    """ "The …" for ``n`` of them, without the number: المستفيد، المستفيدان، المستفيدون."""
    return noun.phrase(number_of(n), case, definite=True)


def bare(n: int, noun: Noun, case: Case = "nominative") -> str:
    """The noun for ``n`` of them without number or article: مستفيد، مستفيدان، مستفيدون."""
    return noun.phrase(number_of(n), case)


def grouped(n: int) -> str:
    """Digits, in groups of three from five digits on (1250, 12.500): a short number is not a sum of money."""
    return f"{n:,}".replace(",", ".") if n >= 10_000 else str(n)
