"""Sums in dirhams, as papers and the press write them."""

from decimal import Decimal

from wasl.wording.amount_parts import grouped_figures, parts_of
from wasl.wording.arabic.counting import counted, in_words
from wasl.wording.arabic.nouns import Case, Noun, masculine
from wasl.wording.arabic.numerals import SCALES, press, split_groups

DIRHAM = masculine("درهم", "دراهم")
CENTIME = masculine("سنتيم", "سنتيمات")
_LEGAL_DIRHAM = Noun("درهم", "درهماً", "درهمان", "درهمين", "دراهم", "دراهم")
_LEGAL_CENTIME = Noun("سنتيم", "سنتيماً", "سنتيمان", "سنتيمين", "سنتيمات", "سنتيمات")


def amount_in_words(amount: Decimal, case: Case = "nominative") -> str:
    """The sum in words for a paper, tanwin written: اثنا عشر ألفاً وخمسمائة درهم.

    One and two say the number after the noun (درهم واحد، درهمان اثنان), so that nothing can be added.
    Raises ``ValueError`` for a negative sum or more than two decimals.
    """
    dirhams, centimes = parts_of(amount)
    parts = []
    if dirhams or not centimes:
        parts.append(_legal(dirhams, _LEGAL_DIRHAM, case))
    if centimes:
        parts.append(_legal(centimes, _LEGAL_CENTIME, case))
    return " و".join(parts)


def _legal(n: int, noun: Noun, case: Case) -> str:
    if n == 0:
        return f"صفر {noun.singular}"
    if n == 1:
        return noun.phrase("singular", case) + (" واحداً" if case == "accusative" else " واحد")
    if n == 2:
        return noun.phrase("dual", case) + (" اثنان" if case == "nominative" else " اثنين")
    return in_words(n, noun, case)


def amount_press(amount: Decimal, case: Case = "nominative") -> str:
    """The sum as the press prints it: 475 ألف و312 درهم، 3 ملايين و200 ألف درهم.

    After figures above ten ألف, مليون and درهم do not change; below a thousand the noun agrees (15 درهما).
    ``case`` shows only in the duals (مليونا درهم، بمليوني درهم).
    """
    return _in_figures(amount, case, invariable=True)


def amount_full(amount: Decimal, case: Case = "nominative") -> str:
    """The sum in figures with every noun inflected: 10 ملايين و678 ألفا و415 درهما."""
    return _in_figures(amount, case, invariable=False)


def amount_figures(amount: Decimal) -> str:
    """The sum in figures, two decimals: ``475.312,00``. A negative one keeps its sign in front."""
    return grouped_figures(amount, group=".")


def _in_figures(amount: Decimal, case: Case, *, invariable: bool) -> str:
    dirhams, centimes = parts_of(amount)
    high, rest = dirhams // 1000 * 1000, dirhams % 1000
    parts = []
    if high:
        high_text = " و".join(_scales(high, case, followed=rest <= 2, invariable=invariable))
        parts.append(f"{high_text} درهم" if rest <= 2 else high_text)
        if rest:
            parts.append(f"{rest} درهم" if invariable and rest > 10 else _few(rest, DIRHAM, case))
    elif dirhams or not centimes:
        parts.append(_few(dirhams, DIRHAM, case))
    if centimes:
        parts.append(_few(centimes, CENTIME, case))
    return " و".join(parts)


def _few(n: int, noun: Noun, case: Case) -> str:
    return counted(n, noun, case=case, figures="digits")


def _scales(n: int, case: Case, *, followed: bool, invariable: bool) -> list[str]:
    groups = split_groups(n)
    levels = [level for level in range(len(groups) - 1, 0, -1) if groups[level]]
    return [
        _scale(groups[level], level, case, followed=followed and level == levels[-1], invariable=invariable)
        for level in levels
    ]


def _scale(count: int, level: int, case: Case, *, followed: bool, invariable: bool) -> str:
    """``count`` in figures with its scale; a scale that touches the noun takes no alif (678 ألف درهم)."""
    singular, plural = SCALES[level - 1]
    noun = masculine(singular, plural)
    plain = followed or invariable
    if count == 1:
        return singular if plain or case != "accusative" else noun.accusative
    if count == 2:
        return noun.construct("dual", case) if followed else noun.form("dual", case)
    if 3 <= count % 100 <= 10:
        return f"{count} {plural}"
    return f"{count} {singular if plain or count % 100 < 3 else noun.accusative}"


__all__ = ["CENTIME", "DIRHAM", "amount_figures", "amount_full", "amount_in_words", "amount_press", "press"]
