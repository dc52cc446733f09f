"""The catalogues of words: brings them up to date with the code, and compiles them for Django.

One catalogue per room and per area of the pages, in Arabic and French. Written and compiled by Babel.
"""

import io
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from wasl.wording.catalogue_folders import LANGUAGES, PACKAGE, home_of, homes, mo_path, po_path, stale
from wasl.wording.extraction import Extracted, messages_in, sources
from wasl.wording.typography import set_in

PLURAL_FORMS = {
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
        "n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "fr": "nplurals=2; plural=(n > 1);",
}
"""Django's own expressions, so that our plurals and those of Django share one catalogue."""

HEADER = r"""msgid ""
msgstr ""
"Language: %(language)s\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: %(plural_forms)s\n"

"""


@dataclass(frozen=True)
class Change:
    """What an update or a compilation did to one catalogue."""

    path: Path
    new: int = 0
    gone: int = 0
    written: bool = False


def extracted(package: Path = PACKAGE) -> dict[Path, list[Extracted]]:
    """The messages of the whole package by the folder whose catalogue holds them."""
    found: dict[Path, list[Extracted]] = {}
    for path in sources(package):
        for message in messages_in(path, package):
            found.setdefault(home_of(path, package), []).append(message)
    return found


def empty(language: str) -> Catalog:
    """A catalogue with the right plural forms and nothing in it."""
    catalog = Catalog(locale=language, fuzzy=False)
    _declare_plurals(catalog, language)
    return catalog


def read(path: Path, language: str) -> Catalog:
    """The catalogue stored at ``path``; an empty one when there is none.

    Raises ``babel.messages.pofile.PoFileError`` when the file is broken.
    """
    if not path.exists():
        return empty(language)
    with path.open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    _declare_plurals(catalog, language)
    return catalog


def template_of(messages: Iterable[Extracted]) -> Catalog:
    """The messages of one home as Babel sees them: each once, with every file it stands in."""
    catalog = Catalog()
    for message in messages:
        text = (message.singular, message.plural) if message.plural else message.singular
        catalog.add(
            text,
            locations=[(message.path, message.line)],
            auto_comments=message.comments,
            context=message.context,
        )
    return catalog


def update(package: Path = PACKAGE, *, only: str = "", prune: bool = False) -> list[Change]:
    """Bring every catalogue up to date with the code; translations are kept, new messages wait empty.

    Spaces and signs of translations are set as ``wasl.wording.typography`` says.
    A home with messages and no catalogue gets one. Messages that left the code are kept as comments,
    unless ``prune``. A file whose content would not change is not touched; with ``only``, nor is any home
    whose path does not hold that text.
    """
    messages = extracted(package)
    changes = []
    for home in sorted({*messages, *homes(package)}):
        if only not in f"{home.relative_to(package.parent).as_posix()}/":
            continue
        template = template_of(messages.get(home, []))
        for language in LANGUAGES:
            changes.append(_update_one(po_path(home, language), language, template, prune))
    return changes


def _update_one(path: Path, language: str, template: Catalog, prune: bool) -> Change:
    catalog = read(path, language)
    before = {(m.context, m.id) for m in catalog if m.id}
    wanted = {(m.context, m.id) for m in template if m.id}
    gone_before = {(m.context, m.id): m for m in catalog.obsolete.values()}
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    _bring_back(catalog, gone_before)
    for message in catalog:
        _fit_plurals(message, catalog.num_plurals)
        _set_signs(message, language)
    written = _write_if_changed(path, _po_bytes(catalog, language, prune))
    return Change(path, new=len(wanted - before), gone=len(before - wanted), written=written)


def _bring_back(catalog: Catalog, gone_before: dict[tuple[str | None, Any], Message]) -> None:
    """A message that comes back to the code finds the translation it had."""
    for message in catalog:
        old = gone_before.get((message.context, message.id))
        if old is not None and not any(strings_of(message)):
            message.string = old.string
    present = {(message.context, message.id) for message in catalog}
    for key, message in list(catalog.obsolete.items()):
        if (message.context, message.id) in present:
            del catalog.obsolete[key]


def _fit_plurals(message: Message, count: int) -> None:
    if message.pluralizable and len(forms := strings_of(message)) != count:
        message.string = (*forms, *[""] * count)[:count]


def _set_signs(message: Message, language: str) -> None:
    if message.id:
        set_forms = tuple(set_in(language, form) for form in strings_of(message))
        message.string = set_forms if message.pluralizable else set_forms[0]


def strings_of(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one per plural form."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def _declare_plurals(catalog: Catalog, language: str) -> None:
    """Give Babel the forms Django uses: its own Arabic ones sort 11 to 99 and the hundreds otherwise."""
    count, expression = PLURAL_FORMS[language].split("; plural=")
    vars(catalog)["_num_plurals"] = int(count.removeprefix("nplurals="))
    vars(catalog)["_plural_expr"] = expression.rstrip(";")


def _po_bytes(catalog: Catalog, language: str, prune: bool) -> bytes:
    """The file as it is stored. The header is our own: no dates or versions that change by themselves."""
    out = io.BytesIO()
    write_po(
        out,
        catalog,
        width=100,
        omit_header=True,
        sort_by_file=True,
        include_lineno=False,
        ignore_obsolete=prune,
    )
    header = HEADER % {"language": language, "plural_forms": PLURAL_FORMS[language]}
    return header.encode() + out.getvalue().rstrip(b"\n") + b"\n"


def _write_if_changed(path: Path, content: bytes) -> bool:
    if path.exists() and path.read_bytes() == content:
        return False
    _replace(path, content)
    return True


def _replace(path: Path, content: bytes) -> None:
    """Write beside and move into place: two processes that start together never read half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(path)


def compile_stale(package: Path = PACKAGE) -> list[Path]:
    """Compile each catalogue that is newer than what Django reads; returns what was written.

    Fuzzy and empty translations are left out, so the English message shows instead of a guess.
    """
    return [compile_one(home, language) for home, language in stale(package)]


def compile_one(home: Path, language: str) -> Path:
    """Compile one catalogue. Raises ``PoFileError`` or ``ValueError`` when it is broken, ``OSError`` when the
    folder cannot be written."""
    out = io.BytesIO()
    write_mo(out, read(po_path(home, language), language))
    _replace(mo_path(home, language), out.getvalue())
    return mo_path(home, language)
