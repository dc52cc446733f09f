"""What people write in a cell, understood: dates, sex, places, whole names. Pure but for the list of places."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from wasl.participants.enums import Sex
from wasl.participants.identity.letters import has_arabic, word_set
from wasl.territory.reference import read
from wasl.wording.folding import fold_arabic, fold_latin

_DIGITS = str.maketrans({chr(start + n): str(n) for start in (0x0660, 0x06F0) for n in range(10)})
_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_ONLY = re.compile(r"(\d{4})(?:[-/. ](?:0{1,2}|x{2}|\d{1,2}))?(?:[-/. ](?:0{1,2}|x{2}))?", re.IGNORECASE)
_WRITTEN_CARD = re.compile(r"[A-Z]{1,3}\d{3,8}")
_CARD_SIGNS = re.compile(r"[\s.\-/_]")
_EARLIEST = 1900

_SEXES = {
    **dict.fromkeys(
        ("m", "h", "male", "homme", "masculin", "man", "garcon", "ذكر", "رجل", "ذ", "mr"), Sex.MALE.value
    ),
    **dict.fromkeys(
        (
            "f",
            "female",
            "femme",
            "feminin",
            "woman",
            "fille",
            "انثي",
            "انثى",
            "امراه",
            "امرأة",
            "ا",
            "mme",
            "نثي",
        ),
        Sex.FEMALE.value,
    ),
}
# Words that begin a family name.
_BEFORE = word_set("el al ben bin bent bint ait aït ould bou abou le la ايت آيت بن بنت ابن ولد بو ابو أبو ال")
_SLAVE = frozenset({"abd", "abdel", "abdou", "عبد"})
_RELIGION = frozenset({"الدين", "eddine", "dine", "الله", "allah", "ellah"})


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date or a year; both None when the cell cannot be read."""

    date: datetime.date | None = None
    year: int | None = None


def birth_of(text: str, today: datetime.date) -> Birth | None:
    """A date as people write it (ISO, 31/12/1990, a year); None when it is none, or not one of a living person."""
    plain = text.translate(_DIGITS).strip()
    found = _YEAR_FIRST.fullmatch(plain)
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    if not found and (found := _DAY_FIRST.fullmatch(plain)):
        day, month, year = map(int, found.groups())
    if found and (month or day):
        try:
            date = datetime.date(year, month, day)
        except ValueError:
            return None
        return Birth(date=date) if year >= _EARLIEST and date <= today else None
    only = found or _YEAR_ONLY.fullmatch(plain)
    year = year or (int(only[1]) if only else 0)
    return Birth(year=year) if _EARLIEST <= year <= today.year else None


def card_of(text: str) -> tuple[str, bool]:
    """A card number in capitals without spaces, and whether it looks like one.

    What has fewer than four digits, or one digit again and again, says that there is no card ("-", "X", "000000"): empty.
    """
    plain = _CARD_SIGNS.sub("", text.translate(_DIGITS)).upper()
    digits = "".join(sign for sign in plain if sign.isdigit())
    if len(digits) < 4 or len(set(digits)) == 1:
        return "", False
    return plain, bool(_WRITTEN_CARD.fullmatch(plain))


def sex_of(text: str) -> str | None:
    """A sex as people write it; None when it is none."""
    return _SEXES.get(fold_latin(fold_arabic(text)))


@lru_cache(1)
def _places() -> dict[str, str]:
    """Codes of provinces by every name they have, folded. One that two places have is left out."""
    codes: dict[str, str] = {}
    doubtful: set[str] = set()
    for row in read("territory_ma"):
        if row["kind"] == "region":
            continue
        for name in {row["code"], row["name_ar"], row["name_fr"], *row["aliases"].split("|")}:
            plain = _place_folded(name)
            if plain and codes.setdefault(plain, row["code"]) != row["code"]:
                doubtful.add(plain)
    return {name: code for name, code in codes.items() if name not in doubtful}


_KIND_OF_PLACE = re.compile(r"^(?:province|prefecture|عماله|اقليم|عمالة|إقليم)\s+(?:de |du |d |des )?")


@lru_cache(5_000)
def province_of(text: str) -> str:
    """The code of a province by any of its names in either script; what is not known stays as it is written."""
    plain = _place_folded(text)
    return _places().get(plain, plain)


def _place_folded(name: str) -> str:
    return _KIND_OF_PLACE.sub("", fold_latin(fold_arabic(name)))


def split(name: str, *, surname_first: bool) -> tuple[str, str]:
    """Given name and family name of a whole name. A guess: comparing tries both orders."""
    words = name.split()
    if len(words) < 2:
        return name.strip(), ""
    if surname_first:
        end = 1
        while end < len(words) - 1 and words[end - 1].lower() in _BEFORE:
            end += 1
        return " ".join(words[end:]), " ".join(words[:end])
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _BEFORE:
        start -= 1
    if start == 1 and words[0].lower() in _SLAVE and len(words) > 2:
        start = 2
    return " ".join(words[:start]), " ".join(words[start:])


def in_script(text: str) -> str:
    """``ar`` or ``lat``."""
    return "ar" if has_arabic(text) else "lat"
