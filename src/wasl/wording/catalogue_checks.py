"""What is wrong with the catalogues: each finding is one sentence with its file, for people and for the check."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError

from wasl.wording.catalogue_folders import LANGUAGES, PACKAGE, po_path
from wasl.wording.catalogues import PLURAL_FORMS, extracted, read, strings_of
from wasl.wording.extraction import Extracted, built_messages, sources
from wasl.wording.typography import set_in

_PLACEHOLDER = re.compile(r"%\((?P<name>\w+)\)(?P<type>[#0\- +]*[\d.*]*[a-zA-Z])|\{(?P<brace>\w*)\}")
_ONE_WORD = re.compile(r"^\W*[^\W\d_]+\W*$")


@dataclass(frozen=True)
class Finding:
    """One thing to mend: ``kind`` is a stable code, ``path`` the file, ``text`` the English message."""

    kind: str
    path: str
    text: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.kind}: {self.text!r}" + (f" ({self.detail})" if self.detail else "")


def findings(package: Path = PACKAGE, languages: Iterable[str] = LANGUAGES) -> list[Finding]:
    """Everything that keeps a reader from reading: sorted by file, empty when all is well.

    Kinds: ``missing`` (not in the catalogue), ``untranslated``, ``fuzzy``, ``placeholders``, ``plural_forms``,
    ``no_context`` (one word, no context), ``built`` (f-string inside gettext), ``conflict`` (two translations),
    ``typography`` (spaces, apostrophes, vowel signs), ``broken`` (the catalogue cannot be read).
    """
    found: list[Finding] = []
    messages = extracted(package)
    for home_messages in messages.values():
        found += _without_context(home_messages)
    for language in languages:
        translated: dict[tuple[str | None, str], tuple[object, str]] = {}
        for home, home_messages in messages.items():
            path = po_path(home, language)
            name = path.relative_to(package.parent).as_posix()
            found += _header(path, name, language)
            found += _of_one(home_messages, path, name, language, translated)
    found += _built(package)
    return sorted(set(found), key=lambda f: (f.path, f.kind, f.text))


def _without_context(messages: Iterable[Extracted]) -> Iterator[Finding]:
    for message in messages:
        if message.context is None and message.plural is None and _ONE_WORD.match(message.singular):
            yield Finding("no_context", message.path, message.singular, f"line {message.line}: use pgettext")


def _built(package: Path) -> Iterator[Finding]:
    for path in sources(package):
        if path.suffix == ".py":
            for line in built_messages(path):
                name = path.relative_to(package.parent).as_posix()
                yield Finding("built", name, f"line {line}", "build the sentence after gettext, not inside")


def _header(path: Path, name: str, language: str) -> Iterator[Finding]:
    if not path.exists():
        return
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0].replace('"\n"', "")
    if " ".join(PLURAL_FORMS[language].split()) not in " ".join(head.split()):
        yield Finding("plural_forms", name, PLURAL_FORMS[language], "wrong or missing Plural-Forms header")


def _of_one(
    messages: Iterable[Extracted],
    path: Path,
    name: str,
    language: str,
    translated: dict[tuple[str | None, str], tuple[object, str]],
) -> Iterator[Finding]:
    try:
        catalog = read(path, language)
    except (PoFileError, ValueError) as error:
        yield Finding("broken", name, str(error))
        return
    for wanted in {(m.context, m.singular, m.plural) for m in messages}:
        context, singular, plural = wanted
        message = catalog.get(singular, context)
        if message is None:
            yield Finding("missing", name, singular, context or "")
            continue
        yield from _of_message(message, singular, plural, name, catalog.num_plurals)
        if not any(strings_of(message)):
            continue
        if any(set_in(language, form) != form for form in strings_of(message)):
            yield Finding("typography", name, singular, "wasl messages sets it")
        before = translated.setdefault((context, singular), (message.string, name))
        if before[0] != message.string:
            yield Finding(
                "conflict", name, singular, f"translated otherwise in {before[1]}: give one a context"
            )


def _of_message(
    message: Message, singular: str, plural: str | None, name: str, forms: int
) -> Iterator[Finding]:
    strings = strings_of(message)
    if message.fuzzy:
        yield Finding("fuzzy", name, singular)
    if (plural is not None) != bool(message.pluralizable) or (plural is not None and len(strings) != forms):
        yield Finding("plural_forms", name, singular, f"{forms} forms are needed")
    elif not all(strings):
        yield Finding("untranslated", name, singular, message.context or "")
    for string in filter(None, strings):
        if detail := wrong_placeholders(singular, plural, string):
            yield Finding("placeholders", name, singular, detail)


def wrong_placeholders(singular: str, plural: str | None, translation: str) -> str:
    """Why the placeholders of a translation do not fit its message; empty when they do.

    A plural form may leave a placeholder out (Arabic writes one and two without a numeral), never invent one.
    """
    allowed = _names(singular) | _names(plural or "")
    used = _names(translation)
    if extra := used - allowed:
        return f"unknown placeholder {', '.join(sorted(extra))}"
    if plural is None and (lost := allowed - used):
        return f"lost placeholder {', '.join(sorted(lost))}"
    if "%(" in _PLACEHOLDER.sub("", translation):
        return "a placeholder is broken"
    return ""


def _names(text: str) -> set[str]:
    return {m["name"] or "{" + m["brace"] + "}" for m in _PLACEHOLDER.finditer(text.replace("%%", ""))}
