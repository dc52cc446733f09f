"""One phonetic key for the spellings of a name, in Arabic and in Latin letters: محمد, Mohammed and Mhamed are ``mhmd``.

A key is the consonants as the Maghreb hears them, without article, vowels and what clerks treat differently: the vowel a
name begins with (kept only when fewer than three consonants follow, when it tells علي from ل), a glued article (العروي,
Laroui), the l of ``Abdel``. Two letters may follow: ``w`` for a last syllable that begins with w (Alaoui, مروة), ``i`` for
a name that ends in i (نصري is not نصرة).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from wasl.participants.identity.letters import (
    NOT_THE_ARTICLE,
    SOUNDED_A,
    arabic_consonants,
    arabic_words,
    has_arabic,
    latin_consonants,
    latin_words,
    word_set,
)

VERSION = 1
"""Of the keys: a stored key made by another version is made anew."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What is stored beside a record and looked for. Each is empty when the name is."""

    given: str = ""
    surname: str = ""
    father: str = ""


def keys_of(
    *, given_ar: str = "", surname_ar: str = "", given_lat: str = "", surname_lat: str = "", father: str = ""
) -> Keys:
    """The keys to store for one record: from the Arabic name, the source, and from the Latin one where it is missing.

    ``father`` may be in either script.
    """
    return Keys(
        name_key(given_ar) or name_key(given_lat),
        name_key(surname_ar) or name_key(surname_lat),
        name_key(father),
    )


@lru_cache(200_000)
def name_key(name: str) -> str:
    """The key of one part of a name (given name, family name, father's name), in either script; empty without letters.

    Abd, Ben, Bent, Ould and Bou are kept as what they are, glued or apart.
    """
    if has_arabic(name):
        return _key(arabic_words(name), _ARABIC)
    return _key(latin_words(name), _LATIN)


@dataclass(frozen=True, slots=True)
class _Script:
    """How the words of one script are read."""

    articles: frozenset[str]
    daughters: frozenset[str]
    father_of: frozenset[str]
    slave: re.Pattern[str]  # Abd, alone
    slave_of: re.Pattern[str]  # group 1: Ben or Bou before it; group 2: what follows Abd
    god: re.Pattern[str]  # what makes Abd Allah
    the_god: re.Pattern[str]  # what makes Abd al-Ilah
    god_apart: re.Pattern[str]  # Allah as a word of its own: Jab Allah
    after_slave: re.Pattern[str]  # what is dropped between Abd and the name
    god_last: re.Pattern[str]  # Allah at the end of a longer word: Jaballah
    bare: Callable[[str], str]  # a word without its article
    begins: Callable[[str], str]
    ends: Callable[[str], str]
    consonants: Callable[[str], str]


def _key(words: list[str], script: _Script) -> str:
    parts: list[str] = []
    begins, ends, enslaved = "", "", False
    for place, word in enumerate(words):
        last = place == len(words) - 1
        if not last and word in script.articles:
            continue
        if not last and word in script.daughters:
            parts.append("bnt")
            continue
        if not last and script.slave.fullmatch(word):
            begins, enslaved = begins or ("" if parts else "A"), True
            parts.append("bd")
            continue
        if not last and word in script.father_of:
            parts.append("b")
            continue
        before, word, enslaved = _slave(word, script, enslaved)
        if not parts and not begins:
            begins = "A" if before == "bd" else "" if before else script.begins(script.bare(word))
        consonants, ends = _read(word, script, enslaved=enslaved, follows=bool(parts))
        parts.append(before + consonants)
        enslaved = False
    return _finished(begins, _joined(parts), ends)


def _slave(word: str, script: _Script, enslaved: bool) -> tuple[str, str, bool]:
    """What stands before the name in a glued word (``bd``, ``bnbd``, ``bbd``), the name, and whether Abd rules it."""
    if enslaved:
        return "", word, True
    found = script.slave_of.fullmatch(word)
    if not found:
        return "", word, False
    return {"": "", "b": "b", "n": "bn"}[_parent(found[1] or "")] + "bd", found[2], True


def _parent(prefix: str) -> str:
    return "n" if prefix[-1:] in {"n", "ن"} else "b" if prefix else ""


def _read(word: str, script: _Script, *, enslaved: bool, follows: bool) -> tuple[str, str]:
    """Consonants and ending of one name."""
    if enslaved:
        if script.god.fullmatch(word):
            return "l", ""
        if script.the_god.fullmatch(word):
            return "lh", ""
        word = script.after_slave.sub("", word)
    elif follows and script.god_apart.fullmatch(word):
        return "l", ""
    else:
        word = script.bare(word)
    if script.god_last.search(word):
        return script.consonants(script.god_last.sub("", word)) + "l", ""
    return script.consonants(word), script.ends(word)


def _joined(parts: Iterable[str]) -> str:
    """Parts one after the other; a letter that ends one and begins the next is one (Ben Nacer, Bennacer)."""
    whole = ""
    for part in parts:
        whole += part[1:] if whole and part and whole[-1] == part[0] else part
    return whole


_H_AFTER = re.compile("(?<=[tdsckx])h|h(?=dn$)")


def _finished(begins: str, consonants: str, ends: str) -> str:
    """The key. T+H and D+H cannot be told from the digraphs, nor S+H from SH; nor L at the beginning from the article."""
    body = _H_AFTER.sub("", consonants.replace("tc", "c").replace("sh", "c"))
    if not begins and body.startswith("l") and len(body) > 1:
        begins, body = "A", body[1:]
    if begins == "A" and len(body) >= 3:
        begins = ""
    return begins + body + ends


def _arabic_bare(word: str) -> str:
    if word.startswith("ال") and len(word) > 3 and word.replace("ى", "ي") not in NOT_THE_ARTICLE:
        return word[2:]
    return word[1:] if _ARABIC_GLUED.match(word) else word


def _arabic_ends(word: str) -> str:
    if len(word) < 3:
        return ""
    w = "w" if _ARABIC_W.search(word) else ""
    return w + ("i" if _ARABIC_I.search(word) and word not in SOUNDED_A else "")


def _arabic_letters(word: str) -> str:
    if len(word) > 3 and word.endswith("اه"):
        word = word[:-1] + "ت"  # نجاة: the ta is sounded after alef
    elif len(word) > 2 and word[-1] in "هح":
        word = word[:-1]
    return arabic_consonants(word)


def _latin_bare(word: str) -> str:
    if found := _LATIN_ARTICLE.match(word):
        return word[found.end() :]
    return word[1:] if _LATIN_ASSIMILATED.match(word) else _LATIN_GLUED.sub("", word)


def _latin_ends(word: str) -> str:
    if len(word) < 3:
        return ""
    w = "w" if len(word) > 3 and _LATIN_W.search(_HARD_U.sub("k", word)) else ""
    return w + ("i" if _LATIN_I.search(word) else "")


def _latin_begins(word: str) -> str:
    if _LATIN_Y.match(word):
        return "y"
    return "A" if word[:1] in set("aeiouw") else ""


def _latin_letters(word: str) -> str:
    return latin_consonants(_RELIGION.sub("eddine", word))


# لحسن, لخضر: the article as it is said, before a consonant.
_ARABIC_GLUED = re.compile("ل[حخغ][^اوي]..|لم[^اويهى][^اويى].")
_ARABIC_W = re.compile("(?<=.)و[ياهى]$|(?<=.)وي[اه]$")
_ARABIC_I = re.compile("يع?$")
_LATIN_ARTICLE = re.compile(
    "(?!almas$|elmas$|alban$|el[iy])(?:(?:[eaiu]l)(?=[^aeiouyhl].{2})|[ea]l(?=h[aeiouy].{2})|el(?=[aeiou].{3}))"
)
_LATIN_ASSIMILATED = re.compile(r"e([tdrzsnl])\1..")
_LATIN_GLUED = re.compile("^l[ae]?(?=h[^aeiouyh].{2}|[kg]h[^aeiouy].{2}|m[^aeioubmyp].{3})")
_LATIN_W = re.compile("[^ou].?(?:w|ou|u)(?:i|y|ie|a|e|ia|ya|iya|ah|ey)$")
_LATIN_I = re.compile("(?:i|y|ie|ee|iy|ii)$")
_LATIN_Y = re.compile("y|i(?=[aou])")
_HARD_U = re.compile("[gq]u(?=[eiy])")
_RELIGION = re.compile("eld+ine?$")

_ARABIC = _Script(
    articles=frozenset({"ال"}),
    daughters=frozenset({"بنت", "منت"}),
    father_of=frozenset({"ابو", "ابي", "ابا", "بو"}),
    slave=re.compile("عبد"),
    slave_of=re.compile("(بن|بو)?عبد((?:ال|لل).+)"),
    god=re.compile("ا?لله|ا?للاه?|الا"),
    the_god=re.compile("الاله|الالاه|لاله"),
    god_apart=re.compile("ا?لله"),
    after_slave=re.compile("^(?:ال(?=ل?اوي|ل?ي$)|(?:ال|ل)+(?=..))"),
    god_last=re.compile("(?<=..)ا?لله$"),
    bare=_arabic_bare,
    begins=lambda word: "A" if word[:1] in {"ا", "ع", "و"} else "y" if word[:1] == "ي" else "",
    ends=_arabic_ends,
    consonants=_arabic_letters,
)
_LATIN = _Script(
    articles=word_set("el al le la l ed er es en ech ez et ad ar as an ash az at ul ur us ud"),
    daughters=frozenset({"bent", "bint", "mint"}),
    father_of=frozenset({"abou", "abu", "abi", "bou", "aba"}),
    slave=re.compile("abd(?:[aeou]{0,2}[lrsdnztj]?|[aeo]ch)"),
    slave_of=re.compile(
        "(b[ei]n|ibn|b[ao]?u|abou|abu)?abd(?!ou$|oun|i$|elli$|ell?aou)([aeou]{0,2}[^aeiou].{2,}|[aeou]{1,2}[^aeiou].+)"
    ),
    god=re.compile("[aeiou]*l+[aei]+h?i?|oulaye?"),
    the_god=re.compile("[aeou]*l*i?l+[aei]+h"),
    god_apart=re.compile("[aeo]ll?[ae]+h"),
    after_slave=re.compile("^[aeou]*l*(?=.{2})"),
    god_last=re.compile("(?<=..[aeiou])l{2}[ae]?h$"),
    bare=_latin_bare,
    begins=_latin_begins,
    ends=_latin_ends,
    consonants=_latin_letters,
)
