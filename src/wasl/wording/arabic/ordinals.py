"""Ordinal numbers from first to ninety-ninth, for editions and seasons: الدورة الخامسة، الفوج الثاني."""

from wasl.wording.arabic.nouns import Case, Gender

_UNITS = (
    ("أول", "أولى"),
    ("ثاني", "ثانية"),
    ("ثالث", "ثالثة"),
    ("رابع", "رابعة"),
    ("خامس", "خامسة"),
    ("سادس", "سادسة"),
    ("سابع", "سابعة"),
    ("ثامن", "ثامنة"),
    ("تاسع", "تاسعة"),
    ("عاشر", "عاشرة"),
)
_TENS = ("عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع")


def ordinal(n: int, gender: Gender = "masculine", case: Case = "nominative") -> str:
    """The definite ordinal (الأول، الحادية عشرة، الثالث والعشرون). Raises ``ValueError`` outside 1 … 99."""
    if not 1 <= n <= 99:
        raise ValueError(f"no ordinal for {n}")
    she = gender == "feminine"
    if n <= 10:
        return "ال" + _UNITS[n - 1][she]
    tens, ones = divmod(n, 10)
    first = ("حادية" if she else "حادي") if ones == 1 else _UNITS[ones - 1][she] if ones else ""
    if tens == 1:
        return f"ال{first} {'عشرة' if she else 'عشر'}"
    round_ten = _TENS[tens - 2] + ("ون" if case == "nominative" else "ين")
    return f"ال{first} وال{round_ten}" if ones else f"ال{round_ten}"
