"""No label without its line in the glossary: choices, menu, column heads, facts and section titles, in both languages."""

import csv
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.db.models import TextChoices
from django.utils import translation
from django.utils.translation import gettext, pgettext

import wasl
from wasl.wording.catalogue_folders import LANGUAGES
from wasl.wording.extraction import messages_in

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "wasl"
LABEL = re.compile(
    r"""(?:<th[^>]*>|c-fact\ term=["']|c-section\ title=["'])"""
    r"""\{%\ translate\ ["'](?P<text>[^'"]+)['"](?:\ context\ ["'](?P<context>[^'"]+)['"])?\ %\}""",
    re.VERBOSE,
)
# The gallery shows made-up pieces to those who build pages; its words are nobody's.
SAMPLES = "gallery"
ARTICLES = re.compile(r"\b(?:l'|le |la |les )")


def plain(text: str) -> str:
    """A label as it is compared: no vowel signs, no article, no note in parentheses, no capitals."""
    text = re.sub(r"\s*\([^)]*\)|[\u064b-\u0652]", "", text).casefold().replace("’", "'")
    return re.sub(r"\bال", "", ARTICLES.sub("", text)).strip()


@cache
def glossary() -> set[tuple[str, str]]:
    """Every Arabic word of a line with every French word of the same line."""
    with (ROOT / "docs/glossary/glossary.csv").open(encoding="utf-8") as lines:
        return {
            (plain(ar), plain(fr))
            for row in csv.DictReader(lines)
            for ar in (row["ar"], *re.split(r" / |، ", row["ar"]))
            for fr in (row["fr"], *re.split(r" / |, ", row["fr"]))
        }


def said(text: str, context: str | None) -> tuple[str, str]:
    """The label in Arabic and in French."""
    both = []
    for language in LANGUAGES:
        with translation.override(language):
            both.append(pgettext(context, text) if context else gettext(text))
    return both[0], both[1]


def choices() -> Iterator[tuple[str, tuple[str, str]]]:
    for module in pkgutil.walk_packages(wasl.__path__, "wasl."):
        if not module.name.endswith(".enums"):
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, TextChoices) and kind.__module__ == module.name:
                for choice in kind:
                    both = []
                    for language in LANGUAGES:
                        with translation.override(language):
                            both.append(str(choice.label))
                    yield f"{module.name}.{kind.__name__}.{choice.name}", (both[0], both[1])


def menu() -> Iterator[tuple[str, tuple[str, str]]]:
    for path in (PACKAGE / "web").rglob("*.py"):
        for message in messages_in(path, PACKAGE):
            if message.context == "navigation":
                yield f"menu: {message.singular}", said(message.singular, message.context)


def heads() -> Iterator[tuple[str, tuple[str, str]]]:
    for path in sorted((PACKAGE / "web").rglob("*.html")):
        if SAMPLES in path.parts:
            continue
        for found in LABEL.finditer(path.read_text(encoding="utf-8")):
            yield f"{path.name}: {found['text']}", said(found["text"], found["context"])


@pytest.mark.parametrize("labels", [choices, menu, heads], ids=["choices", "menu", "heads"])
def test_every_label_stands_in_the_glossary(labels) -> None:
    found = dict(labels())
    assert len(found) >= 9, "the search for labels finds nothing any more"
    missing = {
        where: both for where, both in found.items() if (plain(both[0]), plain(both[1])) not in glossary()
    }
    assert missing == {}, "add these to docs/glossary/glossary.csv, or use the word that stands there"


def test_a_label_is_compared_without_article_sign_or_note() -> None:
    assert plain("المُستفيد (عمود)") == plain("مستفيد")
    assert plain("L’appui") == plain("appui")
    assert plain("الإلغاء") != plain("الالتزام")
