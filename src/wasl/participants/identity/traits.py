"""What is known of someone, ready to be compared. Anything may be missing."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from wasl.participants.enums import Sex
from wasl.participants.identity.keys import name_key
from wasl.participants.identity.letters import arabic_words, has_arabic, latin_words

_DIGITS = str.maketrans({chr(start + n): str(n) for start in (0x0660, 0x06F0) for n in range(10)})
_CARD_SIGNS = re.compile(r"[^0-9A-Z]")
_CODE = re.compile(r"[A-Z]{2}(?:-[A-Z0-9]+)+")
_PLACE_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """One part of a name: its phonetic keys (Arabic's, then Latin's where it differs) and its folded spellings.

    Two equal parts are one object (``name_of``), so that comparing can ask ``is``.
    """

    keys: tuple[str, ...] = ()
    arabic: str = ""
    latin: str = ""
    # Which letters occur, as bits: one slip changes two of them at most, so that most names need no closer look.
    arabic_bag: int = 0
    latin_bag: int = 0
    key_bags: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """The key that is stored and counted; empty when there is no name."""
        return self.keys[0] if self.keys else ""


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date, or the year alone (month and day are then 0)."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def whole(self) -> bool:
        """Whether day and month are known."""
        return self.month > 0


@dataclass(frozen=True, slots=True)
class Traits:
    """What is known of someone. Empty strings and None are what is not known."""

    given: Name
    surname: Name
    father: Name
    birth: Birth | None = None
    sex: str = ""
    cin: str = ""
    province: str = ""
    commune: str = ""


@lru_cache(300_000)
def name_of(*spellings: str) -> Name:
    """One part of a name from its spellings, in either script and any order; empty ones are left out."""
    arabic = " ".join(" ".join(arabic_words(text)) for text in spellings if has_arabic(text))
    latin = " ".join(" ".join(latin_words(text)) for text in spellings if text and not has_arabic(text))
    keys = tuple(dict.fromkeys(filter(None, (name_key(arabic), name_key(latin)))))
    return Name(keys, arabic, latin, _bag(arabic), _bag(latin), tuple(map(_bag, keys)))


def _bag(text: str) -> int:
    """The set of letters of a text in one script, as bits."""
    bag = 0
    for letter in text:
        bag |= 1 << (ord(letter) & 63)
    return bag


def traits_of(
    *, given_ar: str = "", surname_ar: str = "", given_lat: str = "", surname_lat: str = "", father: str = "",
    born: datetime.date | None = None, birth_year: int | None = None, sex: str = "", cin: str = "", province: str = "",
    commune: str = "",
) -> Traits:  # fmt: skip
    """What is known of someone. ``father`` in either script; ``sex`` as in ``enums.Sex``; places as codes or as names,
    the same way for all who are compared. A card number keeps its letters and digits only.
    """
    birth = None
    if born is not None:
        birth = Birth(born.year, born.month, born.day)
    elif birth_year is not None:
        birth = Birth(birth_year)
    return Traits(
        name_of(given_ar, given_lat),
        name_of(surname_ar, surname_lat),
        name_of(father),
        birth,
        sex if sex in Sex.values else "",
        _CARD_SIGNS.sub("", cin.translate(_DIGITS).upper()),
        _place(province),
        _place(commune),
    )


@lru_cache(10_000)
def _place(text: str) -> str:
    if _CODE.fullmatch(text):
        return text
    plain = " ".join(arabic_words(text)) if has_arabic(text) else ""
    return plain or _PLACE_SIGNS.sub(" ", text.casefold()).strip()
