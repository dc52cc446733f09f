"""How alike two facts are, in levels. Each level has its weight in ``weights`` and its sentence in ``reasons``."""

from enum import IntEnum
from typing import NamedTuple

from wasl.participants.identity.traits import Birth, Name, Traits


class NameLevel(IntEnum):
    """From no comparison, over the same name, to another one."""

    MISSING = 0
    SAME_WRITING = 1  # same sound, written alike in a script both have
    SAME_SOUND = 2  # same sound, in two scripts
    OTHER_WRITING = 3  # same sound, written in two ways in one script
    CLOSE = 4  # a slip of one letter
    PART = 5  # one holds the other: Fatima, Fatima Zahra
    VAGUE = 6
    DIFFERENT = 7


class BirthLevel(IntEnum):
    """Whole dates first; then those where one is the year alone."""

    MISSING = 0
    SAME = 1
    SWAPPED = 2  # day and month
    ONE_SLIP = 3  # one digit
    YEAR_FIRST_JANUARY = 4  # same year, and one says 1 January, as offices write when they do not know
    YEAR_OF_DATES = 5  # same year, nothing else
    NEXT_YEAR = 6
    DIFFERENT = 7
    YEAR_ALONE = 8  # one is the year alone, and it is the same
    NEAR_YEAR_ALONE = 9
    OTHER_YEAR_ALONE = 10


class CardLevel(IntEnum):
    """Card numbers."""

    MISSING = 0
    SAME = 1
    ONE_SLIP = 2
    DIFFERENT = 3


class PlainLevel(IntEnum):
    """Sex, province, commune."""

    MISSING = 0
    SAME = 1
    DIFFERENT = 2


SAME_NAMES = frozenset({NameLevel.SAME_WRITING, NameLevel.SAME_SOUND, NameLevel.OTHER_WRITING})
_UNLIKE = frozenset({NameLevel.DIFFERENT, NameLevel.VAGUE})


class Likeness(NamedTuple):
    """How alike two people are, fact by fact."""

    given: NameLevel
    surname: NameLevel
    father: NameLevel
    birth: BirthLevel
    card: CardLevel
    sex: PlainLevel
    province: PlainLevel
    swapped: bool
    """``given`` is then the given name of the first against the family name of the second, and ``surname`` the reverse."""


def likeness(a: Traits, b: Traits) -> Likeness:
    """How alike two people are; symmetric. Given and family name are turned only where neither agrees as they stand."""
    given, surname, swapped = name_level(a.given, b.given), name_level(a.surname, b.surname), False
    if given in _UNLIKE and surname in _UNLIKE:
        crossed = name_level(a.given, b.surname), name_level(a.surname, b.given)
        if _UNLIKE.isdisjoint(crossed) and NameLevel.MISSING not in crossed:
            (given, surname), swapped = sorted(crossed), True
    return Likeness(
        given, surname, name_level(a.father, b.father), birth_level(a.birth, b.birth), card_level(a.cin, b.cin),
        plain_level(a.sex, b.sex), plain_level(a.province, b.province), swapped,
    )  # fmt: skip


def plain_level(a: str, b: str) -> PlainLevel:
    """Whether two facts that are either the same or not agree; symmetric."""
    if not a or not b:
        return PlainLevel.MISSING
    return PlainLevel.SAME if a == b else PlainLevel.DIFFERENT


def name_level(a: Name, b: Name) -> NameLevel:
    """How alike two parts of a name are; symmetric."""
    if not a.keys or not b.keys:
        return NameLevel.MISSING
    if a is b:
        return NameLevel.SAME_WRITING
    for key in a.keys:
        if key in b.keys:
            return _alike_level(a, b)
    return _unlike_level(a, b)


def _alike_level(a: Name, b: Name) -> NameLevel:
    """Two parts with one key."""
    arabic, latin = a.arabic and b.arabic, a.latin and b.latin
    if a.arabic == b.arabic != "" or (not arabic and a.latin == b.latin != ""):
        return NameLevel.SAME_WRITING
    if not (arabic or latin) or (latin and a.latin == b.latin):
        return NameLevel.SAME_SOUND
    return NameLevel.OTHER_WRITING


def _unlike_level(a: Name, b: Name) -> NameLevel:
    """Two parts with other keys."""
    arabic, latin = a.arabic and b.arabic, a.latin and b.latin
    if (arabic and _slip(a.arabic, a.arabic_bag, b.arabic, b.arabic_bag)) or (
        latin and _slip(a.latin, a.latin_bag, b.latin, b.latin_bag)
    ):
        return NameLevel.CLOSE
    near, holds = 3, False
    for key, bag in zip(a.keys, a.key_bags, strict=True):
        for other, other_bag in zip(b.keys, b.key_bags, strict=True):
            if (bag ^ other_bag).bit_count() <= 4:
                near = min(near, _key_edits(key, other))
            holds = holds or _holds(key, other)
    if near == 1 and not (arabic or latin):
        return NameLevel.CLOSE
    if holds:
        return NameLevel.PART
    return NameLevel.VAGUE if near <= 2 else NameLevel.DIFFERENT


def _slip(a: str, a_bag: int, b: str, b_bag: int) -> bool:
    """Whether two spellings in one script are one slip apart (two in a long name). Short ones never are."""
    shorter = min(len(a), len(b))
    allowed = 2 if shorter >= 8 else 1
    if shorter < 3 or (a_bag ^ b_bag).bit_count() > 2 * allowed:
        return False
    return edits(a, b, allowed) <= allowed


def _key_edits(a: str, b: str) -> int:
    """Slips between two keys: 1, 2 (only between long ones), or 3 for more."""
    if _core(a) == _core(b) != "":
        return 1
    shorter = min(len(a), len(b))
    if shorter < 3:
        return 3
    found = edits(a, b, 2)
    return found if found <= 1 or shorter >= 5 else 3


def _holds(a: str, b: str) -> bool:
    """Whether one key is the beginning or the end of the other, by two letters more."""
    if abs(len(a) - len(b)) < 2:
        return False
    shorter, longer = (a, b) if len(a) < len(b) else (b, a)
    core = _core(shorter)
    return len(core) >= 3 and (longer.startswith(core) or longer.rstrip("wi").endswith(core))


def _core(key: str) -> str:
    """The consonants alone, without the vowel a name begins with and without its ending."""
    return key.rstrip("wi").lstrip("A")


def edits(a: str, b: str, most: int) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours between two texts; ``most`` + 1 when there are more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    a, b = _differing(a, b)
    if len(a) <= 1 >= len(b) or not a or not b:
        return min(max(len(a), len(b)), most + 1)
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _differing(a: str, b: str) -> tuple[str, str]:
    """What is left of two texts without their common beginning and end."""
    end = min(len(a), len(b))
    start = 0
    while start < end and a[start] == b[start]:
        start += 1
    end -= start
    back = 0
    while back < end and a[-1 - back] == b[-1 - back]:
        back += 1
    return a[start : len(a) - back], b[start : len(b) - back]


def birth_level(a: Birth | None, b: Birth | None) -> BirthLevel:
    """How alike two births are; symmetric."""
    if a is None or b is None:
        return BirthLevel.MISSING
    apart = abs(a.year - b.year)
    if not (a.month and b.month):
        if apart == 0:
            return BirthLevel.YEAR_ALONE
        return BirthLevel.NEAR_YEAR_ALONE if apart == 1 else BirthLevel.OTHER_YEAR_ALONE
    if a == b:
        return BirthLevel.SAME
    return _same_year(a, b) if apart == 0 else _other_year(a, b)


def _same_year(a: Birth, b: Birth) -> BirthLevel:
    if a.month == b.day and a.day == b.month:
        return BirthLevel.SWAPPED
    if (a.month, a.day) == (1, 1) or (b.month, b.day) == (1, 1):
        return BirthLevel.YEAR_FIRST_JANUARY
    return BirthLevel.ONE_SLIP if _one_digit(a, b) else BirthLevel.YEAR_OF_DATES


def _other_year(a: Birth, b: Birth) -> BirthLevel:
    if _one_digit(a, b):
        return BirthLevel.ONE_SLIP
    return BirthLevel.NEXT_YEAR if abs(a.year - b.year) == 1 else BirthLevel.DIFFERENT


def _one_digit(a: Birth, b: Birth) -> bool:
    """Whether the dates differ by one digit, or by two neighbours that changed places."""
    if (a.year != b.year) + (a.month != b.month) + (a.day != b.day) > 1:
        return False
    one, other = (f"{x.year:04}{x.month:02}{x.day:02}" for x in (a, b))
    return edits(one, other, 1) == 1


def card_level(a: str, b: str) -> CardLevel:
    """How alike two card numbers are; symmetric."""
    if not a or not b:
        return CardLevel.MISSING
    if a == b:
        return CardLevel.SAME
    return CardLevel.ONE_SLIP if _nearly(a, b) else CardLevel.DIFFERENT


def _nearly(a: str, b: str) -> bool:
    # Most numbers differ at both ends: no closer look.
    return (a[:2] == b[:2] or a[-2:] == b[-2:]) and edits(a, b, 1) == 1
