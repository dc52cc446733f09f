"""Sums in dirhams, in French."""

from decimal import Decimal

from wasl.wording.amount_parts import grouped_figures, parts_of
from wasl.wording.french.nouns import BEFORE_UNIT, GROUP, MILLION, Noun, counted

DIRHAM = Noun("dirham", "dirhams")
CENTIME = Noun("centime", "centimes")


def amount_in_words(amount: Decimal) -> str:
    """ "Douze mille cinq cents dirhams et cinquante centimes", in lower case.

    Raises ``ValueError`` for a negative sum or more than two decimals.
    """
    dirhams, centimes = parts_of(amount)
    parts = []
    if dirhams or not centimes:
        parts.append(counted(dirhams, DIRHAM, figures="words") if dirhams else "zéro dirham")
    if centimes:
        parts.append(counted(centimes, CENTIME, figures="words"))
    return " et ".join(parts)


def amount_press(amount: Decimal) -> str:
    """ "475 312 dirhams", "3,2 millions de dirhams" when that says it all, "2 868 844,83 dirhams"."""
    dirhams, centimes = parts_of(amount)
    if not centimes and dirhams >= MILLION and dirhams % (MILLION // 10) == 0:
        millions, tenths = divmod(dirhams // (MILLION // 10), 10)
        number = f"{millions:,}".replace(",", GROUP) + (f",{tenths}" if tenths else "")
        return f"{number}{BEFORE_UNIT}million{'s' if millions > 1 else ''} de dirhams"
    figures = amount_figures(amount)
    return f"{figures if centimes else figures[:-3]}{BEFORE_UNIT}{DIRHAM.form(dirhams)}"


def amount_figures(amount: Decimal) -> str:
    """The sum in figures, two decimals, narrow no-break spaces between groups: ``475 312,00``."""
    return grouped_figures(amount, group=GROUP)
