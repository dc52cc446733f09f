"""Verbs of public texts, agreeing with their subject.

Before its subject the verb is singular and takes only its gender (استفاد 15 نزيلا، استفادت 15 نزيلة);
after it, it takes number too (نزيلان … ينحدران). The plural of things counts as feminine singular.
"""

from dataclasses import dataclass

from wasl.wording.arabic.nouns import Case, Gender


@dataclass(frozen=True)
class Verb:
    """A verb by its third person masculine singular, past and present.

    ``past_light`` and ``present_light`` are the stems before the feminine plural ن, where a hollow or doubled
    verb loses its long vowel (استفاد: استفد؛ يستفيد: يستفد).
    """

    past: str
    present: str
    past_light: str = ""
    present_light: str = ""


def past(verb: Verb, n: int, gender: Gender, *, before_subject: bool = True, human: bool = True) -> str:
    """The past, third person, for ``n`` of ``gender``."""
    she = gender == "feminine"
    weak = verb.past.endswith("ى")
    open_stem = verb.past[:-1] if weak else verb.past
    full_stem = open_stem + "ي" if weak else verb.past
    if _is_singular(n, before_subject):
        return open_stem + "ت" if she else verb.past
    if n == 2:
        return open_stem + "تا" if she else full_stem + "ا"
    if not human:
        return open_stem + "ت"
    if she:
        return (full_stem if weak else verb.past_light or verb.past) + "ن"
    return open_stem + "وا"


def present(verb: Verb, n: int, gender: Gender, *, before_subject: bool = False, human: bool = True) -> str:
    """The present, third person, for ``n`` of ``gender``; by default in a clause after its subject."""
    she = gender == "feminine"
    weak = verb.present.endswith(("ى", "ي"))
    open_stem = verb.present[:-1] if weak else verb.present
    full_stem = open_stem + "ي" if weak else verb.present
    if _is_singular(n, before_subject):
        return _she(verb.present) if she else verb.present
    if n == 2:
        return (_she(full_stem) if she else full_stem) + "ان"
    if not human:
        return _she(verb.present)
    if she:
        return (full_stem if weak else verb.present_light or verb.present) + "ن"
    return open_stem + "ون"


def _is_singular(n: int, before_subject: bool) -> bool:
    return before_subject or n <= 1


def _she(stem: str) -> str:
    return "ت" + stem.removeprefix("ي")


def pronoun(n: int, gender: Gender, *, human: bool = True) -> str:
    """The attached pronoun for ``n`` of ``gender``: ه، ها، هما، هم، هن (من ضمنهم)."""
    if n == 2:
        return "هما"
    if n <= 1:
        return "ه" if gender == "masculine" else "ها"
    if not human:
        return "ها"
    return "هم" if gender == "masculine" else "هن"


def relative(n: int, gender: Gender, case: Case = "nominative", *, human: bool = True) -> str:
    """The relative pronoun: الذي، التي، اللذان، اللتان، الذين، اللواتي."""
    if n == 2:
        stem = "اللذ" if gender == "masculine" else "اللت"
        return stem + ("ان" if case == "nominative" else "ين")
    if n > 2 and human:
        return "الذين" if gender == "masculine" else "اللواتي"
    return "الذي" if gender == "masculine" and n <= 1 else "التي"
