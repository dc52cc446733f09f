"""Arabic nouns and adjectives with the forms that numbers ask of them.

Press spelling: the accusative is written with its alif and without the tanwin sign (مستفيدا). Legal words
(amounts on papers) add the sign; see :mod:`wasl.wording.arabic.amounts`.
"""

from dataclasses import dataclass, field
from typing import Literal

Case = Literal["nominative", "accusative", "genitive"]
Gender = Literal["masculine", "feminine"]
Number = Literal["singular", "dual", "plural"]


@dataclass(frozen=True)
class Forms:
    """The written forms of one word, indefinite. Oblique means accusative and genitive together."""

    singular: str
    accusative: str
    dual: str
    dual_oblique: str
    plural: str
    plural_oblique: str
    plural_accusative: str = ""
    """Only where the indefinite accusative plural takes an alif of its own (أشخاصا)."""

    def form(self, number: Number, case: Case) -> str:
        """The indefinite form."""
        if number == "singular":
            return self.accusative if case == "accusative" else self.singular
        if number == "dual":
            return self.dual if case == "nominative" else self.dual_oblique
        if case == "accusative" and self.plural_accusative:
            return self.plural_accusative
        return self.plural if case == "nominative" else self.plural_oblique

    def definite(self, number: Number, case: Case) -> str:
        """The form with the article; it takes no alif in the accusative."""
        if number == "plural":
            return "ال" + (self.plural if case == "nominative" else self.plural_oblique)
        return "ال" + (self.singular if number == "singular" else self.form(number, case))


@dataclass(frozen=True)
class Adjective:
    """An adjective in both genders; it follows its noun in number, gender and case."""

    masculine: Forms
    feminine: Forms

    def form(self, gender: Gender, number: Number, case: Case, *, human: bool, definite: bool = False) -> str:
        """The agreeing form. The plural of things takes the feminine singular (مشاريع مدرة)."""
        if number == "plural" and not human:
            gender, number = "feminine", "singular"
        forms = self.masculine if gender == "masculine" else self.feminine
        return forms.definite(number, case) if definite else forms.form(number, case)


@dataclass(frozen=True)
class Noun(Forms):
    """A countable noun, whole: with the adjective that must agree with it and what follows unchanged.

    ``complement`` is the invariable end of the phrase (``للدخل`` in مشروع مدر للدخل).
    """

    gender: Gender = field(default="masculine", kw_only=True)
    human: bool = field(default=False, kw_only=True)
    adjective: Adjective | None = field(default=None, kw_only=True)
    complement: str = field(default="", kw_only=True)

    def phrase(
        self, number: Number, case: Case = "nominative", *, one: bool = False, definite: bool = False
    ) -> str:
        """The noun with its adjective and complement; ``one`` adds واحد to a singular."""
        words = [self.definite(number, case) if definite else self.form(number, case)]
        single = ONE.form(self.gender, "singular", case, human=self.human, definite=definite) if one else ""
        if self.complement:
            words.append(single)
        if self.adjective:
            words.append(self.adjective.form(self.gender, number, case, human=self.human, definite=definite))
        words.append(self.complement or single)
        return " ".join(word for word in words if word)

    def construct(self, number: Number, case: Case = "nominative") -> str:
        """The bare noun before a genitive (إقليما الرحامنة واليوسفية، مستفيدو المركز): no nun, no article."""
        if number == "singular":
            return self.singular
        word = self.form(number, "nominative" if case == "nominative" else "genitive")
        sound = number == "dual" or self.plural != self.plural_oblique
        return word[:-1] if sound else word


class Annexed(Noun):
    """A noun made of two (سيارة إسعاف): the first changes, the second alone takes the article (سيارتا الإسعاف)."""

    def definite(self, number: Number, case: Case) -> str:
        """The form with the article on its second word."""
        first, second = self.form(number, case).split(" ", 1)
        return f"{first} ال{second}"


def annexed(first: Noun, second: str, second_of_many: str = "") -> Annexed:
    """``first`` before the genitive ``second`` (its plural may differ: حامل مشروع, حاملو مشاريع)."""
    many = second_of_many or second
    return Annexed(
        f"{first.singular} {second}",
        f"{first.singular} {second}",
        f"{first.construct('dual')} {second}",
        f"{first.construct('dual', 'genitive')} {second}",
        f"{first.construct('plural')} {many}",
        f"{first.construct('plural', 'genitive')} {many}",
        gender=first.gender,
        human=first.human,
    )


def alif(singular: str) -> str:
    """The indefinite accusative of a singular: an alif, except after ة, ى, اء and hamza on alif."""
    return singular if singular.endswith(("ة", "ى", "اء", "أ")) else singular + "ا"


def two(singular: str) -> tuple[str, str]:
    """The regular dual, nominative and oblique (مستفيد: مستفيدان, مستفيدين)."""
    stem = singular[:-1] + "ت" if singular.endswith("ة") else singular
    return stem + "ان", stem + "ين"


def masculine(
    singular: str,
    plural: str = "",
    *,
    human: bool = False,
    plural_accusative: str = "",
    adjective: Adjective | None = None,
    complement: str = "",
) -> Noun:
    """A masculine noun from its singular; without ``plural``, the sound plural (مستفيدون, مستفيدين)."""
    endings = (plural, plural) if plural else (singular + "ون", singular + "ين")
    return Noun(
        singular,
        alif(singular),
        *two(singular),
        *endings,
        plural_accusative,
        gender="masculine",
        human=human,
        adjective=adjective,
        complement=complement,
    )


def feminine(
    singular: str,
    plural: str = "",
    *,
    human: bool = False,
    plural_accusative: str = "",
    adjective: Adjective | None = None,
    complement: str = "",
) -> Noun:
    """A feminine noun from its singular; without ``plural``, the sound plural of a noun in ة (نزيلات)."""
    many = plural or singular[:-1] + "ات"
    return Noun(
        singular,
        alif(singular),
        *two(singular),
        many,
        many,
        plural_accusative,
        gender="feminine",
        human=human,
        adjective=adjective,
        complement=complement,
    )


def adjective(singular: str) -> Adjective:
    """A regular adjective from its masculine singular (سابق: سابقة, سابقان, سابقون, سابقات …)."""
    she = singular + "ة"
    return Adjective(
        Forms(singular, alif(singular), *two(singular), singular + "ون", singular + "ين"),
        Forms(she, she, *two(she), singular + "ات", singular + "ات"),
    )


ONE = adjective("واحد")
