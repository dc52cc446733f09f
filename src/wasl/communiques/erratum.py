"""The text of an erratum in Arabic and French: which communiqué, which figures as published, how they now read. Pure.

It says what, not why: the reason of a reversal may tell something about a person.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wasl.communiques import arabic_phrases, french_phrases
from wasl.communiques.facts import Locality, Named
from wasl.communiques.rules import Difference
from wasl.wording import counting, french
from wasl.wording.dates import day as dated
from wasl.wording.isolates import ltr

Labels = Callable[["ErratumFacts", Difference], str]


@dataclass(frozen=True, slots=True)
class ErratumFacts:
    """What an erratum needs: its communiqué, and names of the places and trades of the lines, by code."""

    number: int
    reference: str
    place: Locality
    day: datetime.date
    approved_on: datetime.date
    foundation: Named
    lines: Sequence[Difference]
    places: Mapping[str, Locality]
    trades: Mapping[str, Named]
    since: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: what it counts, as published, as it now reads. All as words."""

    label: str
    printed: str
    now: str


@dataclass(frozen=True, slots=True)
class ErratumText:
    """An erratum in one language."""

    title: str
    opening: str
    lines: tuple[Line, ...]
    closing: str

    def to_json(self) -> dict[str, Any]:
        """What is stored."""
        lines = [{"label": line.label, "printed": line.printed, "now": line.now} for line in self.lines]
        return {"title": self.title, "opening": self.opening, "lines": lines, "closing": self.closing}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "ErratumText":
        """The stored text."""
        return cls(**{**data, "lines": tuple(Line(**line) for line in data["lines"])})


def compose(facts: ErratumFacts, language: str) -> ErratumText:
    """The erratum of these facts in one language."""
    return _french(facts) if language == "fr" else _arabic(facts)


def _arabic(facts: ErratumFacts) -> ErratumText:
    where = arabic_phrases.at(facts.place)
    return ErratumText(
        f"استدراك رقم {facts.number} بشأن بلاغ الحفل المقام {where}",
        f"يتعلق هذا الاستدراك ببلاغ {facts.foundation.ar} رقم {ltr(facts.reference)}، المصادق عليه يوم "
        f"{dated(facts.approved_on, 'ar')}، بشأن حفل تسليم التجهيزات المقام يوم "
        f"{dated(facts.day, 'ar', weekday=True)} {where}. وقد صُحح السجل بعد صدوره، وعليه تُقرأ الأرقام التالية "
        "كما يلي:",
        _lines(facts, "ar", _arabic_label),
        "وتبقى باقي أرقام البلاغ دون تغيير، ويظل نصه محفوظا كما نُشر.",
    )


def _french(facts: ErratumFacts) -> ErratumText:
    colon = french_phrases.COLON
    where = french_phrases.at(facts.place)
    return ErratumText(
        f"Rectificatif n°\u00a0{facts.number}{colon}cérémonie organisée {where}",
        f"Le présent rectificatif concerne le communiqué {ltr(facts.reference)} "
        f"{french.of(french_phrases.with_article(facts.foundation.fr))}, approuvé le "
        f"{dated(facts.approved_on, 'fr')}, au sujet de la cérémonie de remise d'équipements organisée le "
        f"{dated(facts.day, 'fr', weekday=True)} {where}. Le registre ayant été corrigé depuis, les chiffres "
        f"suivants se lisent comme suit{colon.rstrip()}",
        _lines(facts, "fr", _french_label),
        "Les autres chiffres du communiqué sont inchangés et son texte est conservé tel qu'il a été publié.",
    )


def _lines(facts: ErratumFacts, language: str, label: Labels) -> tuple[Line, ...]:
    return tuple(
        Line(label(facts, line), _worded(line, line.printed, language), _worded(line, line.now, language))
        for line in facts.lines
    )


_ABOUT = {
    "ar": {"about": "حوالي {}", "at_least": "ما لا يقل عن {}"},
    "fr": {"about": "environ {}", "at_least": "au moins {}"},
}
_UNKNOWN = {"ar": "غير معروف", "fr": "non connu"}


def _worded(line: Difference, value: int | Decimal | None, language: str) -> str:
    if value is None:
        return _UNKNOWN[language]
    if isinstance(value, Decimal):
        words = counting.amount_press(value, language)
    else:
        words = counting.number(value, language)
    return _ABOUT[language].get(line.precision, "{}").format(words)


def _arabic_label(facts: ErratumFacts, line: Difference) -> str:
    if line.role.startswith("cumulative"):
        where = f"{arabic_phrases.at(facts.places[_place(line)])} منذ سنة {facts.since[_place(line)]}"
        return f"عدد المستفيدين {where}" if line.unit == "people" else f"الغلاف المالي {where}"
    if line.role == "province_people":
        return f"عدد المستفيدين من {arabic_phrases.the(facts.places[line.cell])}"
    if line.role == "trade_projects":
        return f"عدد المشاريع في مهنة {facts.trades[line.cell].ar}"
    return {
        "people": "عدد المستفيدين",
        "women": "عدد النساء من بينهم",
        "total_amount": "الكلفة الإجمالية للتجهيزات",
        "cash_amount": "مبلغ المساعدات المالية",
    }.get(line.role, "عدد المشاريع")


def _french_label(facts: ErratumFacts, line: Difference) -> str:
    if line.role.startswith("cumulative"):
        where = f"{french_phrases.at(facts.places[_place(line)])} depuis {facts.since[_place(line)]}"
        return f"Nombre de bénéficiaires {where}" if line.unit == "people" else f"Enveloppe {where}"
    if line.role == "province_people":
        place = facts.places[line.cell]
        return f"Bénéficiaires {french_phrases.from_places([(place.kind, place.name.fr)])}"
    if line.role == "trade_projects":
        return f"Projets du métier{french_phrases.COLON}{facts.trades[line.cell].fr}"
    return {
        "people": "Nombre de bénéficiaires",
        "women": "Nombre de femmes parmi eux",
        "total_amount": "Coût global des équipements",
        "cash_amount": "Montant des aides financières",
    }.get(line.role, "Nombre de projets")


def _place(line: Difference) -> str:
    """The code of the place of a balance, from the key of its question."""
    return line.definition.partition(":")[2]
