"""Letters of both scripts and the consonant each one is heard as in the Maghreb. Pure tables.

Emphatic and plain letters are one (ط/ت, ص/س, ض/د), and so are the three that people write G, K, Q or GH (ق ك گ غ): no
clerk agrees with another on them. Vowels are never kept: Arabic does not write the short ones.
"""

import re
import unicodedata

CONSONANTS: dict[str, str] = {
    letter: code
    for code, letters in {
        "b": "بپ", "t": "تطثة", "j": "جچ", "h": "حه", "x": "خ", "d": "دضذظ", "r": "ر", "z": "ز", "s": "سص", "c": "ش",
        "k": "قكکگڭڨڧغݣ", "f": "فڤ", "l": "ل", "m": "م", "n": "ن",
    }.items()
    for letter in letters
}  # fmt: skip


def word_set(words: str) -> frozenset[str]:
    """The words of a line, for tables of names."""
    return frozenset(words.split())


# Names that end in ى, sounded "a", which keyboards and forms often turn into ي.
SOUNDED_A = word_set(
    "مصطفي موسي عيسي يحيي يحي هدي ليلي سلمي سلوي نجوي مني رضي مرتضي بشري يسري نهي ضحي تقوي فدوي مروي شذي ندي لبني كبري "
    "مجتبي سهي لمي ذكري روي رني مولي يعلي"
)
# Names that begin with ال without its being the article.
NOT_THE_ARTICLE = word_set("الياس الهام الين اليس اليسا الما الفه الفا الياسي")

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("أإآٱٲ", "ا"), **dict.fromkeys("یې", "ي"), "ئ": "ي", "ؤ": "و", "ة": "ه", "ھ": "ه", "ہ": "ه",
        "ء": None, "ـ": None,
    }
)  # fmt: skip
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\u06d6-\u06ed]")
_NOT_ARABIC = re.compile("[^\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u0763]+")
_APOSTROPHES = re.compile("[’'`ʼ‘ʿʾ´]")
_NOT_LATIN = re.compile("[^a-z]+")
_OWN_LETTERS = str.maketrans(
    {"ç": "s", "œ": "oe", "æ": "ae", "ş": "ch", "š": "ch", "ğ": "gh", "ħ": "h", "ł": "l"}
)
_TWICE = re.compile(r"(.)\1+")

# Longest first; capitals keep a code apart from the letter until the word is read whole.
_DIGRAPHS = (
    ("tch", "C"), ("sch", "C"), ("ch", "C"), ("sh", "C"), ("kh", "X"), ("gh", "k"), ("dj", "j"), ("ph", "f"), ("ck", "k"),
    ("x", "ks"), ("th", "t"), ("dh", "d"),
)  # fmt: skip
_SOFT_C = re.compile("c(?=[eiy])")
_HARD_GU = re.compile("gu(?=[eiy])")
_SOFT_G = re.compile("g(?=[ei])")
_ROLLED = re.compile("^rh|rrh")
_SILENT_H = re.compile("(?<=.[aeiouy])h$")
_VOWELS = re.compile("[aeiouyw]")
_SAME_SOUND = str.maketrans({"c": "k", "q": "k", "g": "k", "v": "f", "p": "b"})
_CODES = str.maketrans({"C": "c", "X": "x"})


def has_arabic(text: str) -> bool:
    """Whether a name holds an Arabic letter."""
    return any("\u0621" <= letter <= "\u06d3" for letter in text)


def arabic_words(name: str) -> list[str]:
    """The words of a name in Arabic letters: forms of alef, hamza and ha folded, without marks, hamza or tatweel."""
    return _NOT_ARABIC.sub(" ", _MARKS.sub("", name).translate(_FOLDED)).split()


def latin_words(name: str) -> list[str]:
    """The words of a name in Latin letters: lower case, without accents or apostrophes."""
    low = unicodedata.normalize("NFC", name).lower().translate(_OWN_LETTERS)
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return _NOT_LATIN.sub(" ", _APOSTROPHES.sub("", plain)).split()


def arabic_consonants(word: str) -> str:
    """Codes of the consonants of a folded Arabic word, in order. Letters that follow each other stay two: Arabic
    writes a doubled letter once, so between two there is a vowel."""
    return "".join(CONSONANTS.get(letter, "") for letter in word)


def latin_consonants(word: str) -> str:
    """Codes of the consonants of a Latin word, read as French spelling of Arabic; doubled letters count once."""
    word = _ROLLED.sub("gh", word)
    for letters, code in _DIGRAPHS:
        word = word.replace(letters, code)
    word = _SOFT_G.sub("j", _HARD_GU.sub("k", _SOFT_C.sub("s", word)))
    word = _TWICE.sub(r"\1", word.translate(_SAME_SOUND))
    return _VOWELS.sub("", _SILENT_H.sub("", word)).translate(_CODES)
