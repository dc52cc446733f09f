"""Phrases of the Arabic communiqué: places, officials, agreements, sums as figures, whose projects."""

from collections.abc import Sequence
from decimal import Decimal

from wasl.communiques.facts import Gift, Locality, Named, Official, Pact
from wasl.communiques.texts import Writer
from wasl.wording.arabic import (
    Case,
    Gender,
    adjective,
    amount_press,
    definite,
    feminine,
    in_place,
    joined,
    masculine,
    number_of,
    ordinal,
    pronoun,
    the_place,
)
from wasl.wording.dates import season
from wasl.wording.lexicon import arabic_noun

_PACT, _SIGNED = arabic_noun("agreement"), adjective("مبرم")
_SEASON = masculine("موسم", "مواسم")
_BUDGET_YEAR = feminine("سنة", "سنوات", adjective=adjective("مالي"))


def money(
    writer: Writer, amount: Decimal, role: str, definition: str, case: Case = "nominative", **about: str
) -> str:
    """A sum in press style, as a figure."""
    return writer.figure(amount_press(amount, case), amount, "MAD", role, definition=definition, **about)


def gender_of(official: Official) -> Gender:
    """The gender of the verb before an official."""
    return "feminine" if official.female else "masculine"


def named(official: Official, between: str) -> str:
    """ "عامل الإقليم، فلان" or, with a space between, "رئيس المجلس فلان"; the title alone when vacant."""
    return official.title.ar + (between + official.name.ar if official.name else "")


def listed(names: Sequence[Named]) -> str:
    """Names joined by و."""
    return joined(name.ar for name in names)


def word_of(place: Locality) -> str:
    """The kind that is said before a name; a commune is named alone."""
    return "" if place.kind == "commune" else place.kind


def at(place: Locality) -> str:
    """ "بابن جرير", "بإقليم الرحامنة", "بجهة مراكش - آسفي"."""
    return in_place(place.name.ar, word_of(place))


def the(place: Locality) -> str:
    """ "إقليم الرحامنة", after a preposition."""
    return the_place(word_of(place), [place.name.ar], "genitive")


def their_projects(projects: int, people: int, gender: Gender) -> tuple[str, str]:
    """Whose projects, after a preposition, and what follows: ("مشاريعهم", "المدرة للدخل"), ("مشروعيهما", "المدرين للدخل")."""
    noun, number = arabic_noun("income_project"), number_of(projects)
    if noun.adjective is None:
        raise LookupError("income_project has no adjective")
    yielding = noun.adjective.form("masculine", number, "genitive", human=False, definite=True)
    return f"{noun.construct(number, 'genitive')}{pronoun(people, gender)}", f"{yielding} {noun.complement}"


def at_the_charge_of(seasons: Sequence[str], budget_years: Sequence[int]) -> str:
    """ " برسم موسم 2022-2023 والسنة المالية 2023", with its space; empty when neither is known."""
    parts = []
    if seasons:
        word = _SEASON.construct(number_of(len(seasons)), "genitive")
        parts.append(f"{word} {joined(season(text, 'ar') for text in seasons)}")
    if budget_years:
        word = definite(len(budget_years), _BUDGET_YEAR, "genitive")
        parts.append(f"{word} {joined(str(year) for year in budget_years)}")
    return f" برسم {joined(parts)}" if parts else ""


def under(agreements: Sequence[Pact]) -> str:
    """ "اتفاقية شراكة مبرمة بين أ وب"; of several, the first and the second apart unless their parties are the same."""
    number = number_of(len(agreements))
    if not agreements:
        return ""
    head = _PACT.construct(number, "genitive") + " شراكة"
    if len({pact.parties for pact in agreements}) == 1:
        return f"{head} {_SIGNED.form('feminine', number, 'genitive', human=False)} بين {listed(agreements[0].parties)}"
    apart = [
        f"{ordinal(rank, 'feminine')} بين {listed(pact.parties)}" for rank, pact in enumerate(agreements, 1)
    ]
    return f"{head}، أبرمت {joined(apart, comma=True)}"


def between(gift: Gift) -> str:
    """Who signed the agreement of a gift: "تجمع هذه الأطراف" when all were just named."""
    told = {gift.recipient, *gift.payers}
    if set(gift.parties) == told:
        return "تجمع الطرفين" if len(told) == 2 else "تجمع هذه الأطراف"
    return f"مبرمة بين {listed(gift.parties)}"
