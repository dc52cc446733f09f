"""The code knows no figure of the demonstration, and the project no real name of the press article behind it."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.demo_data.programme_files import CASE, read

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".svg",
    ".sql",
    ".typ",
    ".po",
    ".txt",
    ".csv",
    ".md",
    ".yaml",
    ".yml",
    ".json",
    ".toml",
}
SKIPPED = {".git", ".venv", "var", "node_modules", "staticfiles", "build", "dist"}

# SHA-256 of the family names of the officials the article names: they must not stand here either.
REAL_NAMES = {
    "f93e40e5996ca43efb8e624c24616301e2f0346ed5380c2daa2d10f19b70befd",
    "79a6b452fcd055c1c5a5c7d73fcd9d79588348e8f3776dec9328ccd6cf68805b",
}


def text_files(top: Path) -> Iterator[tuple[Path, str]]:
    """Text files below ``top``, outside generated folders."""
    for path in sorted(top.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if path.suffix in TEXT and not any(
            part in SKIPPED or part.startswith((".", "__")) for part in parts[:-1]
        ):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def figures_of_the_case() -> set[int]:
    """Whole dirhams of every published or computed total of the case file."""
    case = read(CASE)
    (totals,) = case["totals"]
    amounts = {totals["equipment"], totals["cash"], case["cohorts"][0]["planned"]["amount"]}
    amounts |= {row["equipment"] for row in totals["by_province"].values()}
    amounts |= {row["amount"] for row in [*case["openings"], *case["assertions"]]}
    return {int(amount.partition(".")[0]) for amount in amounts}


def pattern(figures: set[int]) -> re.Pattern[str]:
    """Finds a figure written plainly, grouped («316.607», « 316 607 », 316_607) or in press style («316 ألف و607»)."""
    ways = []
    for figure in figures:
        groups = f"{figure:,}".split(",")
        ways.append(r"[.,_\s\u00a0\u202f'٬]?".join(groups))
        if len(groups) == 2:
            ways.append(rf"{groups[0]} (?:ألف|ألفا|آلاف) و{int(groups[1])}")
    return re.compile(rf"(?<![\d.])(?:{'|'.join(sorted(ways))})(?!\d)")


def real_names(text: str) -> set[str]:
    """Arabic words of ``text`` that are one of the real names, with or without a letter joined before."""
    words = set(re.findall(r"[ء-ي]{4,}", text))
    candidates = (
        words | {word[1:] for word in words} | {"ال" + word[2:] for word in words if word.startswith("لل")}
    )
    return {word for word in candidates if hashlib.sha256(word.encode()).hexdigest() in REAL_NAMES}


def test_no_figure_of_the_case_stands_in_the_code() -> None:
    known = pattern(figures_of_the_case())
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path, text in text_files(ROOT / "src")
        for number, line in enumerate(text.splitlines(), 1)
        if known.search(line)
    ]
    assert found == []


def test_the_search_for_figures_finds_them() -> None:
    known = pattern({316607})
    for written in (
        "316607",
        "x = 316_607",
        "316.607,00",
        "316\u202f607",
        "316 607 dirhams",
        "316 ألف و607 درهم",
    ):
        assert known.search(written), written
    assert not known.search("1316607")
    assert not known.search("3166071")


def test_no_real_name_of_the_article_stands_in_the_project() -> None:
    assert [str(path.relative_to(ROOT)) for path, text in text_files(ROOT) if real_names(text)] == []


def test_the_search_for_names_finds_words_of_known_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "REAL_NAMES", {hashlib.sha256("المثالي".encode()).hexdigest()})
    assert real_names("قال المثالي") == {"المثالي"}
    assert real_names("والمثالي") == {"المثالي"}
    assert real_names("قدمت للمثالي") == {"المثالي"}
    assert real_names("مثال") == set()
