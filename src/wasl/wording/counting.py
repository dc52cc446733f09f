"""A number with what it counts, or a sum, in either language: the entry for pages, papers and commands."""

from decimal import Decimal
from typing import Literal

from wasl.wording import arabic, french
from wasl.wording.isolates import ltr
from wasl.wording.languages import current
from wasl.wording.lexicon import arabic_noun, french_noun

Figures = Literal["auto", "digits", "words"]


def counted(
    n: int,
    code: str,
    language: str = "",
    *,
    women_only: bool = False,
    case: arabic.Case = "nominative",
    figures: Figures = "auto",
) -> str:
    """``n`` of a term of the lexicon, in ``language`` or the reader's (15 نزيلا سابقا, 15 anciens pensionnaires).

    ``women_only`` takes the feminine. Raises ``KeyError`` for an unknown code, ``ValueError`` when negative.
    """
    if (language or current()) == "fr":
        return french.counted(n, french_noun(code, women_only=women_only), figures=figures)
    return arabic.counted(n, arabic_noun(code, women_only=women_only), case=case, figures=figures)


def joined(items: list[str], language: str = "") -> str:
    """A list read as a sentence: "أ وب وج", "a, b et c"."""
    return french.joined(items) if (language or current()) == "fr" else arabic.joined(items)


def amount_press(amount: Decimal, language: str = "") -> str:
    """ "475 ألف و312 درهم", "475 312 dirhams"."""
    return french.amount_press(amount) if (language or current()) == "fr" else arabic.amount_press(amount)


def amount_in_words(amount: Decimal, language: str = "") -> str:
    """The sum in words for a paper."""
    return (
        french.amount_in_words(amount) if (language or current()) == "fr" else arabic.amount_in_words(amount)
    )


def amount_figures(amount: Decimal, language: str = "") -> str:
    """The sum in figures: ``475.312,00`` or ``475 312,00``; a negative one is set apart in Arabic."""
    if (language or current()) == "fr":
        return french.amount_figures(amount)
    return ltr(arabic.amount_figures(amount)) if amount < 0 else arabic.amount_figures(amount)


def number(n: int, language: str = "") -> str:
    """A whole number in figures, in groups of three: ``1.250`` or ``1 250``; a negative one is set apart in Arabic."""
    if (language or current()) == "fr":
        return french.grouped(n)
    text = f"{n:,}".replace(",", ".")
    return ltr(text) if n < 0 else text
