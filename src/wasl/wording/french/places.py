"""Places in French sentences: la province de Rehamna, dans l'Oriental, à Ben Guerir, au Maroc."""

from collections.abc import Iterable, Sequence

from wasl.wording.french.elision import at, joined, of

KINDS = {
    "province": ("province", "provinces"),
    "prefecture": ("préfecture", "préfectures"),
    "prefecture_of_arrondissements": ("préfecture d'arrondissements", "préfectures d'arrondissements"),
    "region": ("région", "régions"),
    "commune": ("commune", "communes"),
}
"""Kinds as the room of places codes them, all feminine; any other kind is named without a word for it."""


def of_place(name: str) -> str:
    """ "De Rehamna", "d'El Kelâa des Sraghna", "du Maroc", "de l'Oriental"."""
    return of(name)


def in_place(name: str, kind: str = "") -> str:
    """ "À Ben Guerir", "au Maroc", "dans l'Oriental"; with a kind, "dans la province de Rehamna"."""
    if kind in KINDS:
        return f"dans {the_place(kind, [name])}"
    if name.startswith(("L'", "L’", "l'", "l’")):
        return f"dans l'{name[2:]}"
    return at(name)


def the_place(kind: str, names: Sequence[str]) -> str:
    """ "La province de Rehamna", "les provinces de Rehamna, d'El Kelâa des Sraghna et de Youssoufia"."""
    if kind not in KINDS or not names:
        return joined(names)
    one, many = KINDS[kind]
    head = f"la {one}" if len(names) == 1 else f"les {many}"
    return f"{head} {joined(of_place(name) for name in names)}"


def places(items: Iterable[tuple[str, str]]) -> str:
    """Places as (kind, name), grouped by kind in the order they come."""
    by_kind: dict[str, list[str]] = {}
    for kind, name in items:
        by_kind.setdefault(kind, []).append(name)
    return joined(the_place(kind, names) for kind, names in by_kind.items())
