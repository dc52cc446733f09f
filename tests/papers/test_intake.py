"""What is refused before printing, and what is cleaned: data are data, whatever they contain."""

import copy
import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.papers import reading
from tests.papers.samples import SAMPLES, communique, institutional_minutes, minutes, receipt, tally

from wasl.papers.compiler import render
from wasl.papers.intake import clean, receive
from wasl.papers.refusals import PaperError
from wasl.papers.shapes import SHAPES

DAY = datetime.date(2026, 11, 26)


def required_paths() -> list[tuple[str, str]]:
    """Every required field of every paper."""
    return [
        (template, name) for template, shape in SHAPES.items() for name in sorted(shape.__required_keys__)
    ]  # type: ignore[attr-defined]


def test_every_template_has_its_shape_and_its_sample() -> None:
    from wasl.papers.press import TEMPLATES

    assert {file.stem for file in TEMPLATES.glob("*.typ")} == set(SHAPES) == set(SAMPLES)


@pytest.mark.parametrize(("template", "name"), required_paths())
def test_a_missing_field_is_refused_by_its_name(template: str, name: str) -> None:
    data = SAMPLES[template]()
    del data[name]
    with pytest.raises(PaperError, match=f"^{template}: {name} is missing"):
        render(template, data, issued_on=DAY)


@pytest.mark.parametrize(
    ("template", "data", "refusal"),
    [
        ("receipt", receipt() | {"color": "x"}, "receipt: color is not a field"),
        ("receipt", receipt() | {"total": 21245}, "receipt: total must arrive printed, as text, not int"),
        ("receipt", receipt() | {"items": "x"}, "receipt: items must be a list, not str"),
        ("receipt", receipt() | {"holder": "x"}, "receipt: holder must hold named fields"),
        ("receipt", receipt() | {"holder": {"name": "x"}}, "receipt: holder.role is missing"),
        ("receipt", receipt() | {"specimen": "no"}, "receipt: specimen must be true or false"),
        ("receipt", receipt() | {"lang": "en"}, "receipt: lang must be one of ar, fr"),
        ("communique", communique() | {"status": "published"}, "communique: status must be one of draft, approved"),
        ("communique", communique() | {"status": "approved"}, "communique: frozen_on is missing"),
        ("institutional_minutes", institutional_minutes() | {"amount": "1,00"}, "given together"),
        ("tally", tally() | {"by_trade": [{"label": "x", "people": "1", "amount": "1", "share": 2}]}, "by_trade\\[0\\].share"),
        ("briefing", {}, "'briefing' is not a paper; the papers are beneficiaries"),
        ("../settings", {}, "is not a paper"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_its_name(template: str, data: dict[str, Any], refusal: str) -> None:
    with pytest.raises(PaperError, match=refusal):
        render(template, data, issued_on=DAY)


def test_a_field_missing_deep_in_a_list_is_named_with_its_row() -> None:
    data = minutes(rows=5)
    del data["rows"][3]["cin"]
    with pytest.raises(PaperError, match=r"^minutes: rows\[3\]\.cin is missing"):
        render("minutes", data, issued_on=DAY)


def test_receiving_does_not_change_the_callers_data() -> None:
    data = receipt()
    data["place"] = "ابن\u202e جرير"
    before = copy.deepcopy(data)
    assert receive("receipt", data)["place"] == "ابن جرير"
    assert data == before


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\u202eb\u202cc\u200ed\u200f\u061c", "abcd"),
        ("\u20662019-2020\u2069", "\u20662019-2020\u2069"),
        ("\u2067open", "\u2067open\u2069"),
        ("closed\u2069 twice\u2069", "closed twice"),
        ("two\nlines\tand\x00nul\x1b[0m", "two lines andnul[0m"),
        ("zero\u200bwidth\ufeff\u00ad", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("narrow\u202fspace\u00a0kept", "narrow\u202fspace\u00a0kept"),
        ("lone\ud800surrogate", "lonesurrogate"),
    ],
)
def test_cleaning(given_text: str, kept: str) -> None:
    assert clean(given_text) == kept


@given(st.text(alphabet=st.sampled_from("aب1-\u2066\u2067\u2068\u2069\u202a\u202e\u200f\n")))
def test_cleaned_text_never_leaves_an_isolate_open_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    depth = 0
    for sign in cleaned:
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth >= 0
    assert depth == 0
    assert clean(cleaned) == cleaned
    assert not set(cleaned) & set("\u202a\u202e\u200f\n")


ATTACKS = [
    '#read("/etc/passwd")',
    '#import "house/paper.typ": *',
    '] #panic("x") [',
    "\"quoted\" 'single' “curled”",
    "\\ $ * _ ` @ref <label> // /* = - +",
    '", "total": "1,00',
    "<svg/onload=x>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_code_in_the_data_prints_as_data(attack: str) -> None:
    data = receipt("fr")
    data["items"][0]["name"] = attack
    data["declaration"] = f"{attack} attesté"
    data["commitments"] = [attack]
    text = "".join(reading.pages(render("receipt", data, issued_on=DAY).pdf))
    squeezed = "".join(text.split())
    assert squeezed.count("".join(attack.split())) == 3


def test_direction_marks_in_a_name_never_reach_the_paper() -> None:
    data = receipt()
    data["holder"]["name"] = "خديجة \u202eElAbdi\u202c\u200f"
    text = reading.pages(render("receipt", data, issued_on=DAY).pdf)[0]
    assert "ElAbdi" in text
    assert not set(text) & set("\u202e\u202c\u200f")
