"""The look holds everywhere: one style sheet for both directions, nothing inline, every piece in the gallery."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src" / "wasl" / "web"
SHEETS = sorted(WEB.glob("*/static/css/*.css"))
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
PIECES = sorted((WEB / "furniture" / "templates" / "cotton").glob("*.html"))
CODE = sorted(WEB.rglob("*.py"))

PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|"
    r"min-width|max-width|min-height|max-height|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
    r"|(?<![\w-])(?:width|height)\s*:"
    r"|text-align\s*:\s*(?:left|right)|float\s*:|clear\s*:\s*(?:left|right)"
    r"|(?:inset|margin|padding)\s*:\s*[^\s;{}()]+(?:\s+[^\s;{}()]+){3}\s*[;}]"
)
INLINE = re.compile(r"<style\b|\sstyle\s*=|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
CLASS = re.compile(r'\bclass="([^"]*)"')
TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
INCLUDED = re.compile(r"{%\s*(?:include|extends)\s+\"([^\"]+)\"")
NAMED_IN_CODE = re.compile(r"\"([\w/.-]+\.html)\"")
USED_PIECE = re.compile(r"<c-([a-z][a-z-]*)")
BY_NAME = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}


def _without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


def _name(template: Path) -> str:
    return template.as_posix().split("/templates/", 1)[1]


def _relative(path: Path) -> str:
    return path.relative_to(WEB).as_posix()


@pytest.mark.parametrize(
    "bad",
    [
        "a{margin-left:1px}",
        "a{ right: 0 }",
        "p{text-align:left}",
        "b{float:left}",
        "a{padding:1px 2px 3px 4px}",
    ],
)
def test_the_rule_sees_physical_directions(bad: str) -> None:
    assert PHYSICAL.search(bad)


@pytest.mark.parametrize(
    "good",
    [
        "a{margin-inline-start:1px}",
        "a{inset-inline-end:0}",
        "p{text-align:start}",
        "p{border-inline-start:0}",
    ],
)
def test_the_rule_lets_logical_directions_pass(good: str) -> None:
    assert not PHYSICAL.search(good)


@pytest.mark.parametrize("sheet", SHEETS, ids=_relative)
def test_style_sheets_know_no_left_and_no_right(sheet: Path) -> None:
    css = re.sub(r"@(?:media|container)[^{]*", "", _without_comments(sheet.read_text(encoding="utf-8")))
    assert [found.group(0) for found in PHYSICAL.finditer(css)] == []


@pytest.mark.parametrize(
    "bad",
    ['<p style="x">', "<style>", "<script>x()</script>", '<a onclick="x()">', '<a href="javascript:x">'],
)
def test_the_rule_sees_inline_style_and_script(bad: str) -> None:
    assert INLINE.search(bad)


@pytest.mark.parametrize("template", TEMPLATES, ids=_relative)
def test_templates_hold_no_style_and_no_script(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert [found.group(0) for found in INLINE.finditer(source)] == []


@pytest.mark.parametrize("piece", PIECES, ids=_relative)
def test_no_piece_prints_what_it_was_handed_without_escaping(piece: Path) -> None:
    source = piece.read_text(encoding="utf-8")
    assert not re.search(r"{{\s*attrs\s*}}|\|safe\b|mark_safe|autoescape off", source)


def test_every_template_is_used() -> None:
    named = set(BY_NAME)
    for template in TEMPLATES:
        named |= set(INCLUDED.findall(template.read_text(encoding="utf-8")))
    for module in CODE:
        named |= set(NAMED_IN_CODE.findall(module.read_text(encoding="utf-8")))
    # The library of sign-in asks for its templates by their own names.
    unused = [
        _name(t)
        for t in TEMPLATES
        if _name(t) not in named and not _name(t).startswith(("cotton/", "account/", "mfa/"))
    ]
    assert unused == []


def test_every_piece_is_in_the_gallery() -> None:
    shown: set[str] = set()
    for template in (WEB / "gallery" / "templates").rglob("*.html"):
        shown |= set(USED_PIECE.findall(template.read_text(encoding="utf-8")))
    # What a piece is drawn with is shown by that piece.
    for _ in range(3):
        for piece in PIECES:
            if piece.stem.replace("_", "-") in shown:
                shown |= set(USED_PIECE.findall(piece.read_text(encoding="utf-8")))
    assert {piece.stem.replace("_", "-") for piece in PIECES} - shown == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=_relative)
def test_every_piece_a_page_asks_for_exists(template: Path) -> None:
    pieces = {piece.stem.replace("_", "-") for piece in PIECES} | {"slot", "vars"}
    assert set(USED_PIECE.findall(template.read_text(encoding="utf-8"))) - pieces == set()


@pytest.mark.parametrize("template", TEMPLATES, ids=_relative)
def test_every_class_a_page_uses_is_in_the_style_sheet(template: Path) -> None:
    css = "".join(_without_comments(sheet.read_text(encoding="utf-8")) for sheet in SHEETS)
    known = set(re.findall(r"\.([a-z][\w-]*)", css))
    used: set[str] = set()
    for value in CLASS.findall(TEMPLATE_TAG.sub(" ", template.read_text(encoding="utf-8"))):
        used |= set(value.split())
    assert used - known == set()


def test_every_piece_is_in_the_written_contract() -> None:
    contract = (WEB / "furniture" / "README.md").read_text(encoding="utf-8")
    assert [piece.stem for piece in PIECES if f"`c-{piece.stem.replace('_', '-')}`" not in contract] == []
