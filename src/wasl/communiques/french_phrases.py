"""Phrases of the French communiqué: articles of names and titles, places, officials, agreements, sums as figures."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from num2words import num2words

from wasl.communiques.facts import Gift, Locality, Named, Official, Pact
from wasl.communiques.texts import Writer
from wasl.wording.french import Gender, Noun, amount_press, counted, elide, in_place, joined, of
from wasl.wording.french import places as french_places

COLON = "\u00a0: "
MASCULINE = frozenset(
    [
        "accord",
        "bureau",
        "centre",
        "comite",
        "commandement",
        "conseil",
        "cercle",
        "departement",
        "district",
        "fonds",
        "groupement",
        "haut",
        "institut",
        "ministere",
        "mouvement",
        "observatoire",
        "office",
        "parquet",
        "pachalik",
        "programme",
        "projet",
        "protocole",
        "reseau",
        "secretariat",
        "service",
        "syndicat",
        "tribunal",
    ]
)
"""First words of names that are masculine; every other name of an institution, strategy or agreement is feminine."""

_PACT = Noun("convention de partenariat", "conventions de partenariat", "feminine")


def gender_of_name(name: str) -> Gender:
    """The gender of a name, from its first word: masculine for conseil, comité, centre…"""
    first = unicodedata.normalize("NFD", name.replace("’", "'").partition(" ")[0].casefold())
    plain = "".join(sign for sign in first if not unicodedata.combining(sign))
    return "masculine" if plain in MASCULINE else "feminine"


def with_article(name: str) -> str:
    """ "La province de Rehamna", "le conseil provincial", "l'Entraide nationale"."""
    return elide("le" if gender_of_name(name) == "masculine" else "la", name)


def money(writer: Writer, amount: Decimal, role: str, definition: str, **about: str) -> str:
    """A sum in press style, as a figure."""
    return writer.figure(amount_press(amount), amount, "MAD", role, definition=definition, **about)


def titled(official: Official) -> str:
    """ "Le gouverneur de la province", "la secrétaire générale"."""
    return elide("la" if official.female else "le", official.title.fr)


def named(official: Official) -> str:
    """The title with its article, and the name after a comma; the title alone when vacant."""
    return titled(official) + (f", {official.name.fr}" if official.name else "")


def beside(officials: Sequence[Official]) -> str:
    """ "Du secrétaire général, A, de la présidente du conseil, B, et du chef de division, C"."""
    items = [of(named(official)) for official in officials]
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])}, et {items[-1]}"


def listed(names: Sequence[Named], *, preposition: bool = False) -> str:
    """Names with their articles, joined by "et"; ``preposition`` puts "de" before each."""
    articled = [with_article(name.fr) for name in names]
    return joined(of(name) for name in articled) if preposition else joined(articled)


def word_of(place: Locality) -> str:
    """The kind that is said before a name; a commune is named alone."""
    return "" if place.kind == "commune" else place.kind


def at(place: Locality) -> str:
    """ "À Ben Guerir", "dans la province de Rehamna", "dans la région de l'Oriental"."""
    return in_place(place.name.fr, word_of(place))


def from_places(items: Sequence[tuple[str, str]]) -> str:
    """ "Des provinces de A et de B et de la préfecture de C", from (kind, name)."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for kind, name in items:
        kinds.setdefault(kind, []).append((kind, name))
    return joined(of(french_places(same)) for same in kinds.values())


def at_the_charge_of(seasons: Sequence[str], budget_years: Sequence[int]) -> str:
    """ ", au titre de la saison 2022-2023 et de l'exercice budgétaire 2023", with its comma; empty when not known."""
    parts = []
    if seasons:
        parts.append(f"{'de la saison' if len(seasons) == 1 else 'des saisons'} {joined(seasons)}")
    if budget_years:
        one = len(budget_years) == 1
        years = joined(str(year) for year in budget_years)
        parts.append(f"de l'exercice budgétaire {years}" if one else f"des exercices budgétaires {years}")
    return f", au titre {joined(parts)}" if parts else ""


def under(agreements: Sequence[Pact]) -> str:
    """ "D'une convention de partenariat conclue entre A et B"; of several, the first and the second apart unless
    their parties are the same."""
    if not agreements:
        return ""
    if len({pact.parties for pact in agreements}) == 1:
        signed = "conclue" if len(agreements) == 1 else "conclues"
        return (
            f"{elide('de', counted(len(agreements), _PACT))} {signed} entre {listed(agreements[0].parties)}"
        )
    apart = [
        f"la {ordinal_word(rank, len(agreements))} entre {listed(pact.parties)}"
        for rank, pact in enumerate(agreements, 1)
    ]
    return f"de {counted(len(agreements), _PACT)}, conclues {', '.join(apart[:-1])}, et {apart[-1]}"


def ordinal_word(rank: int, of_many: int) -> str:
    """ "Première", "seconde" of two, "deuxième" of more."""
    if rank == 1:
        return "première"
    return "seconde" if of_many == 2 else str(num2words(rank, lang="fr", to="ordinal"))


def between(gift: Gift) -> str:
    """Who signed the agreement of a gift: "réunissant ces parties" when all were just named."""
    told = {gift.recipient, *gift.payers}
    if set(gift.parties) == told:
        return "liant les deux parties" if len(told) == 2 else "réunissant ces parties"
    return f"conclue entre {listed(gift.parties)}"
