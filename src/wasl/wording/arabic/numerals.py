"""Arabic cardinal numbers in words, for any gender and case.

Spelling of the Moroccan administration: مائة with its alif, hundreds in one word (ثلاثمائة). Tanwin is written
as ``اً`` here; :func:`press` takes the sign off.
"""

from wasl.wording.arabic.nouns import Case, Gender

LIMIT = 10**15
"""Numbers in words stop below a thousand trillions."""

_WITH_TA = ("", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة")
_WITHOUT_TA = ("", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
_TENS = ("", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")
_HUNDREDS = (
    "",
    "مائة",
    "مائت",
    "ثلاثمائة",
    "أربعمائة",
    "خمسمائة",
    "ستمائة",
    "سبعمائة",
    "ثمانمائة",
    "تسعمائة",
)

SCALES = (
    ("ألف", "آلاف"),
    ("مليون", "ملايين"),
    ("مليار", "مليارات"),
    ("تريليون", "تريليونات"),
)
"""Thousand, million, milliard, trillion: singular and plural; all masculine."""


def press(text: str) -> str:
    """The press spelling: the alif of the accusative without its sign."""
    return text.replace("اً", "ا")


def split_groups(n: int) -> list[int]:
    """The groups of three digits of ``n``, the lowest first."""
    groups = []
    while n:
        n, group = divmod(n, 1000)
        groups.append(group)
    return groups


def unit(n: int, gender: Gender, case: Case, *, before_noun: bool) -> str:
    """1 to 10 for a noun of ``gender``: 3 to 10 take the opposite gender of what they count."""
    if n == 2:
        return _dual("اثن" if gender == "masculine" else "اثنت", case)
    if gender == "masculine":
        return "واحداً" if n == 1 and case == "accusative" else _WITH_TA[n]
    if before_noun or n == 1:
        return _WITHOUT_TA[n]
    if case == "accusative":
        return _WITHOUT_TA[n] + "اً"
    return "ثمان" if n == 8 else _WITHOUT_TA[n]


def _dual(stem: str, case: Case, *, construct: bool = False) -> str:
    ending = "ا" if case == "nominative" else "ي"
    return stem + ending + ("" if construct else "ن")


def below_hundred(n: int, gender: Gender, case: Case, *, before_noun: bool) -> str:
    """1 to 99. Eleven and thirteen to nineteen do not decline; twelve does in its first part."""
    if n <= 10:
        return unit(n, gender, case, before_noun=before_noun)
    if n < 20:
        ten = "عشر" if gender == "masculine" else "عشرة"
        return f"{_first_of_teens(n - 10, gender, case)} {ten}"
    tens, ones = divmod(n, 10)
    text = _TENS[tens] + ("ون" if case == "nominative" else "ين")
    if not ones:
        return text
    if ones == 1 and gender == "feminine":
        return f"إحدى و{text}"
    return f"{unit(ones, gender, case, before_noun=False)} و{text}"


def _first_of_teens(n: int, gender: Gender, case: Case) -> str:
    if n == 1:
        return "أحد" if gender == "masculine" else "إحدى"
    if n == 2:
        return _dual("اثن" if gender == "masculine" else "اثنت", case, construct=True)
    return (_WITH_TA if gender == "masculine" else _WITHOUT_TA)[n]


def below_thousand(n: int, gender: Gender, case: Case, *, before_noun: bool) -> str:
    """1 to 999; ``before_noun`` puts the last part in the construct state (مائتا درهم)."""
    hundreds, rest = divmod(n, 100)
    parts = []
    if hundreds == 2:
        parts.append(_dual(_HUNDREDS[2], case, construct=before_noun and not rest))
    elif hundreds:
        parts.append(_HUNDREDS[hundreds])
    if rest:
        parts.append(below_hundred(rest, gender, case, before_noun=before_noun))
    return " و".join(parts)


def scale(count: int, level: int, case: Case, *, before_noun: bool) -> str:
    """``count`` thousands (level 1), millions (2)…; ``before_noun`` when the counted noun follows at once.

    Past a hundred, one and two stand by themselves: مائة ألف وألفان.
    """
    singular, plural = SCALES[level - 1]
    if count == 1:
        return singular + ("اً" if case == "accusative" and not before_noun else "")
    if count == 2:
        return _dual(singular, case, construct=before_noun)
    tail = count % 100
    if tail in (1, 2):
        head = scale(count - tail, level, case, before_noun=False)
        return f"{head} و{scale(tail, level, case, before_noun=before_noun)}"
    number = below_thousand(count, "masculine", case, before_noun=True)
    if 3 <= tail <= 10:
        return f"{number} {plural}"
    return f"{number} {singular}" + ("اً" if tail > 10 and not before_noun else "")


def scales_of(n: int, case: Case, *, before_noun: bool) -> list[str]:
    """The parts of ``n`` from the thousands up, highest first; the lowest may touch the counted noun."""
    groups = split_groups(n)
    levels = [level for level in range(len(groups) - 1, 0, -1) if groups[level]]
    return [
        scale(groups[level], level, case, before_noun=before_noun and level == levels[-1]) for level in levels
    ]


def cardinal(n: int, gender: Gender = "masculine", case: Case = "nominative") -> str:
    """``n`` alone, without a noun (ثلاثة وعشرون). Raises ``ValueError`` outside 0 … 10¹⁵−1."""
    if not 0 <= n < LIMIT:
        raise ValueError(f"no words for {n}")
    if n == 0:
        return "صفر" if case != "accusative" else "صفرا"
    parts = scales_of(n, case, before_noun=False)
    if rest := n % 1000:
        parts.append(below_thousand(rest, gender, case, before_noun=False))
    return press(" و".join(parts))
