"""Places with the word for their kind: إقليم الرحامنة، أقاليم الرحامنة واليوسفية وقلعة السراغنة."""

from collections.abc import Iterable, Sequence

from wasl.wording.arabic.counting import number_of
from wasl.wording.arabic.joining import attach, joined
from wasl.wording.arabic.nouns import Case, Noun, feminine, masculine

KINDS: dict[str, Noun] = {
    "province": masculine("إقليم", "أقاليم"),
    "prefecture": feminine("عمالة"),
    "prefecture_of_arrondissements": feminine("عمالة"),
    "region": feminine("جهة"),
    "commune": feminine("جماعة"),
}
"""Kinds as the room of places codes them; any other kind is named without a word for it."""


def the_place(kind: str, names: Sequence[str], case: Case = "nominative") -> str:
    """Places of one kind: singular, dual (إقليما، إقليمي) or plural of the kind before their names."""
    text = joined(names)
    if kind not in KINDS or not names:
        return text
    word = KINDS[kind].construct(number_of(len(names)), case)
    middle = " مقاطعات" if kind == "prefecture_of_arrondissements" else ""
    return f"{word}{middle} {text}"


def places(items: Iterable[tuple[str, str]], case: Case = "nominative") -> str:
    """Places as (kind, name), grouped by kind in the order they come: عمالة مراكش وإقليما الرحامنة واليوسفية."""
    by_kind: dict[str, list[str]] = {}
    for kind, name in items:
        by_kind.setdefault(kind, []).append(name)
    return joined(the_place(kind, names, case) for kind, names in by_kind.items())


def in_place(name: str, kind: str = "") -> str:
    """ "In …": بابن جرير، بالرحامنة، بإقليم الرحامنة."""
    return attach("ب", the_place(kind, [name], "genitive"))
