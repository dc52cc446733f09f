"""Why two records look like one person or not, in words of the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wasl.participants.identity.likeness import BirthLevel, CardLevel, Likeness, NameLevel, PlainLevel

SENTENCES = {
    "same_card": _("same card number"),
    "card_one_slip": _("card numbers differ by one sign"),
    "other_card": _("other card number"),
    "names_swapped": _("given name and family name have changed places"),
    "same_given": _("same given name"),
    "same_given_sound": _("same given-name sound"),
    "given_close": _("given names differ by a letter or two"),
    "given_part": _("one given name is part of the other"),
    "other_given": _("other given name"),
    "same_surname": _("same family name"),
    "same_surname_sound": _("same family-name sound"),
    "surname_close": _("family names differ by a letter or two"),
    "surname_part": _("one family name is part of the other"),
    "other_surname": _("other family name"),
    "same_father": _("same father's name"),
    "same_father_sound": _("same father's-name sound"),
    "father_close": _("fathers' names differ by a letter or two"),
    "father_part": _("one father's name is part of the other"),
    "other_father": _("other father's name"),
    "same_birth_date": _("same birth date"),
    "birth_swapped": _("day and month of birth have changed places"),
    "birth_one_slip": _("birth dates differ by one digit"),
    "same_birth_year": _("same birth year"),
    "birth_first_january": _("same birth year, one of them on 1 January"),
    "birth_year_near": _("birth years one apart"),
    "other_birth": _("other birth date"),
    "other_sex": _("other sex"),
    "same_commune": _("same commune"),
    "other_commune": _("other commune"),
    "same_province": _("same province"),
    "other_province": _("other province"),
}
AGAINST = frozenset(code for code in SENTENCES if code.startswith("other_"))

_N, _B, _C = NameLevel, BirthLevel, CardLevel
_NAME = {
    _N.SAME_WRITING: "same_{}", _N.SAME_SOUND: "same_{}_sound", _N.OTHER_WRITING: "same_{}_sound", _N.CLOSE: "{}_close",
    _N.PART: "{}_part", _N.VAGUE: "other_{}", _N.DIFFERENT: "other_{}",
}  # fmt: skip
_BIRTH = {
    _B.SAME: "same_birth_date", _B.SWAPPED: "birth_swapped", _B.ONE_SLIP: "birth_one_slip",
    _B.YEAR_FIRST_JANUARY: "birth_first_january", _B.YEAR_OF_DATES: "same_birth_year", _B.NEXT_YEAR: "birth_year_near",
    _B.DIFFERENT: "other_birth", _B.YEAR_ALONE: "same_birth_year", _B.NEAR_YEAR_ALONE: "birth_year_near",
    _B.OTHER_YEAR_ALONE: "other_birth",
}  # fmt: skip
_CARD = {_C.SAME: "same_card", _C.ONE_SLIP: "card_one_slip", _C.DIFFERENT: "other_card"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that agrees, nearly agrees or differs. ``str`` is the sentence; it never repeats a name or a number."""

    code: str

    @property
    def agrees(self) -> bool:
        """Whether it speaks for one person."""
        return self.code not in AGAINST

    def __str__(self) -> str:
        return str(SENTENCES[self.code])


def reasons_for(alike: Likeness, commune: PlainLevel = PlainLevel.MISSING) -> tuple[Reason, ...]:
    """What agrees and what differs: names, birth, card, then the rest. What is missing is not told."""
    codes: list[str | None] = []
    if alike.swapped:
        codes.append("names_swapped")
    else:
        codes += [_name("given", alike.given), _name("surname", alike.surname)]
    codes += [_name("father", alike.father), _BIRTH.get(alike.birth), _CARD.get(alike.card)]
    codes.append("other_sex" if alike.sex is PlainLevel.DIFFERENT else None)
    codes.append(_place(alike.province, commune))
    return tuple(Reason(code) for code in codes if code)


def _name(part: str, level: NameLevel) -> str | None:
    return _NAME[level].format(part) if level in _NAME else None


def _place(province: PlainLevel, commune: PlainLevel) -> str | None:
    """The narrowest place both give."""
    narrow = commune is not PlainLevel.MISSING and province is not PlainLevel.DIFFERENT
    level, kind = (commune, "commune") if narrow else (province, "province")
    if level is PlainLevel.MISSING:
        return None
    return f"same_{kind}" if level is PlainLevel.SAME else f"other_{kind}"
