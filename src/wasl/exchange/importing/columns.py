"""What a heading of a sheet to import means: a field of a record, in Arabic, French or English, as offices write it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wasl.exchange.identities import columns as known
from wasl.participants.identity.letters import has_arabic
from wasl.participants.models import File, Record
from wasl.wording.folding import fold_arabic, fold_latin

REFERENCE, BIRTH, OPENED, ANSWER = "reference", "birth", "opened_on", "answer"
FIELDS = (
    REFERENCE, "given_ar", "surname_ar", "given_lat", "surname_lat", "father_ar", "sex", "cin", BIRTH, "phone", "phone_of",
    "residence", "commune", "address_ar", "family_situation", "education_level", "guardian_name_ar", "guardian_relation",
    "guardian_cin", "guardian_phone", OPENED, ANSWER,
)  # fmt: skip
"""What a column may hold, in the order of the empty sheet."""

_OWN_TITLES: dict[str, str | Promise] = {
    REFERENCE: _("reference in your own list"),
    BIRTH: _("birth date"),
    ANSWER: _("why this is another person"),
}
# Ways to write a heading beside its title and what ``identities.columns`` knows. Numbers of order say nothing of a row.
_ALSO = {
    "": "n|no|num|numero|numero dordre|n dordre|ordre|الرقم|رقم|الرقم الترتيبي|رقم ترتيبي|ر ت",
    REFERENCE: "external reference|reference externe|المرجع الخارجي",
    "phone": "phone|telephone|tel|gsm|mobile|portable|numero de telephone|n tel|n de telephone|الهاتف|رقم الهاتف|الهاتف المحمول|هاتف",
    "phone_of": "phone of|telephone de|a qui est le telephone|صاحب الهاتف|الهاتف في ملك",
    "address_ar": "address|adresse|adresse actuelle|العنوان|عنوان السكنى|عنوان السكن|السكنى",
    "family_situation": "situation familiale|situation de famille|etat civil|الحالة العائلية|الوضعية العائلية|الحالة الاجتماعية|"
    "الحالة المدنية",
    "education_level": "niveau dinstruction|niveau scolaire|niveau detudes|niveau|education|المستوى الدراسي|المستوى التعليمي|المستوى",
    "guardian_name_ar": "guardian|tuteur|nom du tuteur|tuteur legal|representant legal|الولي|اسم الولي|ولي الامر|الولي القانوني|"
    "النائب الشرعي|اسم النائب الشرعي",
    "guardian_relation": "lien du tuteur|lien de parente|qualite du tuteur|صلة القرابة|صفة الولي|صفة النائب الشرعي",
    "guardian_cin": "cin du tuteur|cin tuteur|بطاقة الولي|رقم بطاقة الولي|رقم بطاقة النائب الشرعي",
    "guardian_phone": "telephone du tuteur|tel tuteur|هاتف الولي|رقم هاتف الولي|هاتف النائب الشرعي",
    OPENED: "file opened on|date douverture|date douverture du dossier|تاريخ فتح الملف",
    ANSWER: "other person|autre personne|شخص اخر",
}  # fmt: skip
_MEANT = {
    known.IDENTIFIER: REFERENCE, known.FATHER: "father_ar", known.BIRTH: BIRTH, known.SEX: "sex", known.CARD: "cin",
    known.PROVINCE: "residence", known.COMMUNE: "commune",
}  # fmt: skip
_IN_EITHER_SCRIPT = {known.GIVEN: ("given_ar", "given_lat"), known.SURNAME: ("surname_ar", "surname_lat")}
_SIGNS = re.compile(r"[\W_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its place from 0, its heading as written, the field it holds (empty when it is not used)."""

    place: int
    heading: str
    field: str

    @property
    def title(self) -> str:
        """What it holds, in words; empty when it is not used."""
        return title_of(self.field) if self.field else ""


def title_of(field: str) -> str:
    """The name of a field in the reader's language."""
    if field in _OWN_TITLES:
        return str(_OWN_TITLES[field])
    if field == OPENED:
        return str(File._meta.get_field("opened_on").verbose_name)  # type: ignore[union-attr]
    return str(Record._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


def columns_of(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> list[Column]:
    """What each column holds. A column of names says by its cells in which script it is; a field is held once."""
    found: list[Column] = []
    held: set[str] = set()
    fathers = sum(_meaning_of(heading) == "father_ar" for heading in headings)
    for place, heading in enumerate(headings):
        meaning = _meaning_of(heading)
        if meaning in _IN_EITHER_SCRIPT:
            meaning = _IN_EITHER_SCRIPT[meaning][_is_latin(place, lines)]
        # Fathers are kept in Arabic: of two columns the Latin one is left aside.
        if meaning == "father_ar" and _is_latin(place, lines) and fathers > 1:
            meaning = ""
        found.append(Column(place, heading, "" if meaning in held else meaning))
        held.add(meaning)
    return found


def _is_latin(place: int, lines: Sequence[Sequence[str]]) -> bool:
    arabic = latin = 0
    for cells in lines:
        text = cells[place] if place < len(cells) else ""
        arabic += has_arabic(text)
        latin += not has_arabic(text) and bool(_LATIN.search(text))
    return latin > arabic


def _meaning_of(heading: str) -> str:
    plain = _folded(heading)
    if not plain:
        return ""
    if plain in _headings():
        return _headings()[plain]
    meaning = known.meaning_of(heading)
    return _MEANT.get(meaning, meaning) if meaning in _MEANT or meaning in _IN_EITHER_SCRIPT else ""  # type: ignore[arg-type]


@lru_cache(1)
def _headings() -> Mapping[str, str]:
    """Fields by every folded heading of ours: their titles in each language, and what offices write."""
    found: dict[str, str] = {}
    for language in ("en", "fr", "ar"):
        with translation.override(language):
            found |= {_folded(title_of(field)): field for field in FIELDS}
    for field, also in _ALSO.items():
        found |= {_folded(heading): field for heading in also.split("|")}
    return found


def _folded(heading: str) -> str:
    plain = fold_latin(fold_arabic(heading.replace("°", " ").replace("º", " ")))
    return _SIGNS.sub(" ", plain).strip()
