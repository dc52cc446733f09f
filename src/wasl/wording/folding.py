"""Folded text for search and sorting, in Arabic and Latin letters. Folding twice changes nothing."""

import re
import unicodedata

from wasl.wording.isolates import strip_bidi

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲٳ", "ا"),
        "ة": "ه",
        **dict.fromkeys("ىیې", "ي"),
        "ئ": "ي",
        "ؤ": "و",
        **dict.fromkeys("کگڭڪ", "ك"),
        "ڤ": "ف",
        "ہ": "ه",
        "ھ": "ه",
        "ـ": "",
        "ء": "",
        **{chr(start + digit): str(digit) for start in (0x0660, 0x06F0) for digit in range(10)},
    }
)
_HARAKAT = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff]"
)
_APOSTROPHES = re.compile("['’‘ʼʻ`´ʾʿ′]")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_SLAVE_OF = re.compile(r"\bعبد (?=\w)")
_OWN_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def fold_arabic(text: str) -> str:
    """Letters people write in more than one way made one (أإآ/ا, ة/ه, ى/ي, ؤ, ئ, ڭ/ك); no harakat, tatweel,
    hamza or direction controls; Latin digits; single spaces."""
    plain = _HARAKAT.sub("", unicodedata.normalize("NFKC", strip_bidi(text)))
    plain = _HARAKAT.sub("", unicodedata.normalize("NFKC", plain.translate(_ARABIC)))
    return _SPACES.sub(" ", plain.translate(_ARABIC)).strip()


def fold_latin(text: str) -> str:
    """Lower case without accents or apostrophes; hyphens and other signs become single spaces."""
    plain = strip_bidi(text)
    for _ in range(2):  # folding case may bring marks back, as İ does
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
        plain = plain.casefold().translate(_OWN_LETTERS)
    return _NOT_A_LETTER.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def search_key(*names: str) -> str:
    """What a search is compared with: every name folded, in the order given, one space between.

    Store the key of a row's names, and look for the key of what was typed. عبد is joined to what follows, since
    both spellings are common (عبد الرحيم، عبدالرحيم).
    """
    folded = fold_latin(fold_arabic(" ".join(name for name in names if name)))
    return _SLAVE_OF.sub("عبد", folded)


def sort_key_arabic(text: str) -> str:
    """A key whose plain code-point order is the alphabetical order of a directory: leading ال ignored in every
    word, forms of alef together. Latin names sort before Arabic ones."""
    words = (
        word[2:] if word.startswith("ال") and len(word) > 4 else word for word in strip_bidi(text).split()
    )
    return fold_latin(fold_arabic(" ".join(words)))
