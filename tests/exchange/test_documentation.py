"""The page about the format, the reader and its sentences move together."""

import re
from pathlib import Path

import pytest

from wasl.exchange.faults import SENTENCES
from wasl.exchange.sections import SECTIONS, TOP
from wasl.exchange.shapes import Each, Many, Shape, Type

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "programme-file.md").read_text(encoding="utf-8")
PARTS = re.split(r"^### ", PAGE, flags=re.MULTILINE)


def described(section: str) -> str:
    """The part of the page about a section."""
    return next(part for part in PARTS if f"`{section}`" in part.splitlines()[0])


def fields(wanted: Type) -> set[str]:
    """Every key a type may hold, at any depth."""
    if isinstance(wanted, Shape):
        return set(wanted.fields) | {name for known in wanted.fields.values() for name in fields(known.type)}
    if isinstance(wanted, Many):
        return fields(wanted.of)
    return fields(wanted.value) if isinstance(wanted, Each) else set()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_is_described_where_it_stands(section: str) -> None:
    part = described(section)
    words = {word for code in re.findall(r"`([^`]+)`", part) for word in re.findall(r"[a-z_]+", code)}
    assert fields(SECTIONS[section]) - words == set()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_described_is_read(section: str) -> None:
    rows = re.findall(r"^\| ([^|]+) \|", described(section), flags=re.MULTILINE)
    told = {word for cell in rows for code in re.findall(r"`([a-z_.]+)`", cell) for word in code.split(".")}
    assert told - fields(SECTIONS[section]) == set()


def test_the_top_of_the_file_is_described() -> None:
    assert all(f"`{name}`" in PAGE for name in TOP)


def test_every_code_and_sentence_is_told() -> None:
    table = dict(
        re.findall(
            r"^\| `([a-z_]+)` \| (.+) \|$", PAGE.split("## 3.")[1].split("## 4.")[0], flags=re.MULTILINE
        )
    )
    table.pop("code", None)
    assert table.pop("refused")
    assert table == {code: str(sentence) for code, sentence in SENTENCES.items()}
