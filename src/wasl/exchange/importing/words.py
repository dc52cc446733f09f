"""What cells hold words for: choices by their label in any language, provinces and communes by any of their names."""

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import TextChoices
from django.utils import translation

from wasl.exchange.identities.cells import province_of, sex_of
from wasl.participants.enums import EducationLevel, FamilySituation, GuardianRelation, PhoneOwner, Sex
from wasl.participants.many import SAME
from wasl.territory.enums import PROVINCE_LEVEL, PlaceKind
from wasl.territory.models import Place
from wasl.wording.folding import fold_arabic, fold_latin

CHOICES: dict[str, type[TextChoices]] = {
    "sex": Sex,
    "phone_of": PhoneOwner,
    "family_situation": FamilySituation,
    "education_level": EducationLevel,
    "guardian_relation": GuardianRelation,
}
# Other ways to say them, as forms of the administration do.
_ALSO = {
    "family_situation": {
        "celibataire": "single", "marie": "married", "mariee": "married", "divorcee": "divorced", "divorce": "divorced",
        "veuf": "widowed", "veuve": "widowed", "اعزب": "single", "عازب": "single", "عازبه": "single", "عزباء": "single",
        "متزوج": "married", "متزوجه": "married", "مطلق": "divorced", "مطلقه": "divorced", "ارمل": "widowed", "ارمله": "widowed",
    },
    "guardian_relation": {"pere": "father", "mere": "mother", "الاب": "father", "الام": "mother", "اب": "father", "ام": "mother"},
    "education_level": {
        "neant": "none", "analphabete": "none", "sans": "none", "aucun": "none", "primaire": "primary", "college": "lower_secondary",
        "collegial": "lower_secondary", "lycee": "upper_secondary", "secondaire": "upper_secondary", "superieur": "higher",
        "universitaire": "higher", "امي": "none", "بدون": "none", "ابتدائي": "primary", "اعدادي": "lower_secondary",
        "ثانوي": "upper_secondary", "جامعي": "higher", "عالي": "higher", "تكوين مهني": "vocational",
    },
}  # fmt: skip
# What somebody writes in the column of answers for "no other person: leave the row out".
_SAME = {SAME, "same person", "meme personne", "la meme personne", "meme", "نفس الشخص", "نفسه", "نفسها"}


def word_of(field: str, text: str) -> str | None:
    """The value of a choice by its value, its label in any language or another usual word; None when it is none."""
    if field == "sex" and (sex := sex_of(text)):
        return sex
    return _words(field).get(_folded(text))


def words_of(field: str) -> list[str]:
    """The words a cell of this field may hold, in the reader's language."""
    return [str(label) for label in CHOICES[field].labels]


def answer_of(text: str) -> str:
    """``SAME`` for any way to say that it is the same person; else the reason as it is written."""
    return SAME if _folded(text) in _SAME_FOLDED else text.strip()


class Places:
    """The provinces and communes of the reference data, by any of their names."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.provinces: dict[str, Place] = {}
        self._communes: dict[tuple[str, str], Place] = {}
        self._alone: dict[str, Place | None] = {}
        for place in places:
            if place.kind in PROVINCE_LEVEL:
                self.provinces[place.code] = place
            elif place.kind == PlaceKind.COMMUNE:
                for name in {place.code, place.name_ar, place.name_fr, *place.aliases}:
                    plain = _commune_folded(name)
                    self._communes[str(place.parent_id), plain] = place
                    self._alone[plain] = None if plain in self._alone else place

    @classmethod
    def known(cls) -> "Places":
        """All of the reference data."""
        return cls(Place.objects.exclude(kind=PlaceKind.REGION))

    def province(self, text: str) -> Place | None:
        """A province or prefecture by code or name in either script."""
        return self.provinces.get(text.strip().upper()) or self.provinces.get(province_of(text))

    def commune(self, text: str, province: Place | None) -> Place | None:
        """A commune of a province; without one, the only commune of that name."""
        plain = _commune_folded(text)
        if province is not None:
            return self._communes.get((province.code, plain))
        return self._alone.get(plain)


_KINDS = ("جماعه ", "commune de ", "commune d ", "commune ", "municipalite de ", "بلديه ")


def _commune_folded(text: str) -> str:
    plain = _folded(text)
    for kind in _KINDS:
        plain = plain.removeprefix(kind)
    return plain


@lru_cache(8)
def _words(field: str) -> dict[str, str]:
    found = {_folded(word): value for word, value in _ALSO.get(field, {}).items()}
    for language in ("en", "fr", "ar"):
        with translation.override(language):
            found |= {_folded(str(label)): value for value, label in CHOICES[field].choices}
    return found | {_folded(value): value for value in CHOICES[field].values}


def _folded(text: str) -> str:
    return fold_latin(fold_arabic(text))


_SAME_FOLDED = frozenset(map(_folded, _SAME))
