"""What stands on the papers, page by page."""

import datetime
import re

import pytest
from tests.papers import reading
from tests.papers.samples import (
    SAMPLES,
    Lang,
    beneficiaries,
    cash_receipt,
    communique,
    institutional_minutes,
    minutes,
    receipt,
    reversal,
    tally,
)

from wasl.papers.compiler import render
from wasl.papers.letterhead import letterhead
from wasl.papers.press import TEMPLATES

DAY = datetime.date(2026, 11, 26)
TWO_LANGUAGES = ("ar", "fr")
KEY = re.compile(r"^    (\w+):", re.MULTILINE)


def read(template: str, data: dict[str, object]) -> list[str]:
    """The text of each page of a paper."""
    return reading.pages(render(template, data, issued_on=DAY).pdf)


def test_both_languages_hold_the_same_words_and_every_word_is_used() -> None:
    arabic, french = (TEMPLATES / "house" / "words.typ").read_text(encoding="utf-8").split("  fr: (")
    words = KEY.findall(arabic)
    assert words == KEY.findall(french)
    assert len(words) == len(set(words))
    used = "".join(
        file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.typ") if file.name != "words.typ"
    )
    assert [word for word in words if not re.search(rf"\bw\.{word}\b|\"{word}\"", used)] == []


@pytest.mark.parametrize("template", SAMPLES)
def test_templates_say_no_words_of_their_own(template: str) -> None:
    source = re.sub(r"//.*", "", (TEMPLATES / f"{template}.typ").read_text(encoding="utf-8"))
    assert re.findall(r"[\u0621-\u064a]{2,}", source) == []


@pytest.mark.parametrize("lang", TWO_LANGUAGES)
@pytest.mark.parametrize("template", SAMPLES)
def test_a_specimen_says_so_on_every_page_but_not_aloud(template: str, lang: Lang) -> None:
    size = {"receipt": {"items": 40}, "minutes": {"rows": 30}, "beneficiaries": {"rows": 60}}.get(
        template, {}
    )
    plain = render(template, SAMPLES[template](lang, **size), issued_on=DAY).pdf
    marked = render(template, SAMPLES[template](lang, specimen=True, **size), issued_on=DAY).pdf
    mark = {"ar": "نموذج", "fr": "SPÉCIMEN"}[lang]
    assert [mark in page for page in reading.pages(marked)] == [True] * len(reading.pages(plain))
    assert [mark in page for page in reading.pages(plain)] == [False] * len(reading.pages(plain))
    assert reading.structure(marked) == reading.structure(plain)


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("receipt", ["MRK/2026/0127", "JK-8720-55193", "8720-55193", "21.245,00", "HA142703"]),
        ("cash_receipt", ["MRK/2026/0127", "3.500,00", "778-2210"]),
        ("minutes", ["EA204118", "24.350,00", "316.607,00"]),
        ("beneficiaries", ["EA204118", "Abdelhak Semlali", "316.607,00", "45.229,57"]),
        ("institutional_minutes", ["WW-200-118", "11/2026"]),
        ("communique", ["316", "607", "2019-2020", "28.000,00"]),
        ("reversal", ["MRK/2026/A0003", "MRK/2026/0127", "21.245,00"]),
        ("tally", ["14", "316.607,00", "45.229,57", "<5", "264"]),
    ],
)
def test_figures_and_references_read_back_whole(template: str, printed: list[str]) -> None:
    text = "\n".join(read(template, SAMPLES[template]()))
    assert [piece for piece in printed if piece not in text] == []


@pytest.mark.parametrize("lang", TWO_LANGUAGES)
@pytest.mark.parametrize("template", SAMPLES)
def test_every_paper_has_one_first_heading_and_headed_tables(template: str, lang: Lang) -> None:
    kinds = reading.structure(render(template, SAMPLES[template](lang), issued_on=DAY).pdf)
    assert kinds.count("/H1") == 1
    assert kinds.count("/THead") == kinds.count("/Table")
    assert ("/Table" in kinds) == (
        template not in {"cash_receipt", "communique", "consent", "reversal", "statement"}
    )


@pytest.mark.parametrize("lang", TWO_LANGUAGES)
@pytest.mark.parametrize("items", range(1, 45, 2))
def test_a_receipt_never_turns_the_page_without_rows(items: int, lang: Lang) -> None:
    pages = read("receipt", receipt(lang, items))
    value = "9.800,00" if lang == "ar" else "9 800,00"
    rows = [" ".join(page.split()).count(value) for page in pages]
    assert sum(rows) == items
    assert rows[-1] >= min(items, 2)
    assert [("0127" in page) for page in pages] == [True] * len(pages)
    stamp = "الخاتم" if lang == "ar" else "Cachet"
    assert [stamp in page for page in pages] == [False] * (len(pages) - 1) + [True]


@pytest.mark.parametrize("lang", TWO_LANGUAGES)
def test_an_ordinary_receipt_is_one_page_and_forty_things_are_two(lang: Lang) -> None:
    assert len(read("receipt", receipt(lang, 7))) == 1
    assert len(read("receipt", receipt(lang, 40))) == 2


@pytest.mark.parametrize("rows", [1, 2, 11, 12, 13, 14, 15, 16, 17, 30, 60])
def test_minutes_repeat_their_header_and_keep_rows_with_signatures(rows: int) -> None:
    pages = read("minutes", minutes(rows=rows))
    values = [page.count("24.350,00") for page in pages]
    assert sum(values) == rows
    assert values[-1] >= min(rows, 2)
    assert ["بصمة" in page for page in pages] == [True] * len(pages)
    assert [page.count("316.607,00") for page in pages] == [0] * (len(pages) - 1) + [1]


def test_a_very_long_undertaking_is_printed_whole() -> None:
    data = receipt("fr", 3)
    data["commitments"] = [f"Engagement {n} : {'tenir parole ' * 12}" for n in range(1, 31)]
    text = "\n".join(read("receipt", data))
    assert [n for n in range(1, 31) if f"Engagement {n} :" not in text] == []
    assert "Cachet" in text


def test_a_receipt_has_its_boxes_its_code_and_its_page_number() -> None:
    pdf = render("receipt", receipt(), issued_on=DAY).pdf
    text = reading.pages(pdf)[0]
    for box in ("توقيع", "بصمة", "الشاهد", "المركز", "الخاتم", "التفويت"):
        assert box in text
    assert "/Figure" in reading.structure(pdf)
    assert "/Figure" not in reading.structure(render("receipt", {**receipt(), "qr": None}, issued_on=DAY).pdf)


def test_the_code_holds_the_address_and_nothing_else_changes() -> None:
    common = {
        "title": "t",
        "issuer": "i",
        "heading_lines": [],
        "reference": "r",
        "place": "p",
        "day_in_words": "d",
    }
    one, same, other = (
        letterhead(**common, footer="f", qr_url=url, specimen=False, lang="ar")  # type: ignore[arg-type]
        for url in ("https://a.ma/r/1", "https://a.ma/r/1", "https://a.ma/r/2")
    )
    assert one == same
    assert one["qr"] != other["qr"]
    assert str(one["qr"]).startswith("<svg")


def test_a_receipt_names_nobody_the_caller_did_not_name() -> None:
    text = "".join(read("receipt", receipt())) + "".join(read("cash_receipt", cash_receipt()))
    document = reading.opened(render("receipt", receipt(), issued_on=DAY).pdf)
    for word in ("سجناء", "نزيل", "سجن", "مؤسسة"):
        assert word not in text
        assert word not in str(document.metadata)


def test_a_reference_is_not_cut_at_the_end_of_a_line() -> None:
    sentence = "في إطار اتفاقية الشراكة رقم \u2066REH-2020-01\u2069 والدعم رقم \u2066SUB/MRK/2021/001\u2069 لفائدة المستفيدين، "
    text = "\n".join(read("minutes", {**minutes(), "paragraphs": [sentence * 20]}))
    assert text.count("REH-2020-01") == text.count("SUB/MRK/2021/001") == 20


def test_how_a_sum_is_paid_is_printed_when_known_and_ticked_by_hand_otherwise() -> None:
    known = " ".join(read("cash_receipt", cash_receipt("fr")))
    assert "778-2210" in known
    assert "par virement" not in known
    unknown = " ".join(read("cash_receipt", {**cash_receipt("fr"), "mode": ""})).replace("\u202f", " ")
    assert all(way in unknown for way in ("en espèces", "par chèque", "par virement"))


def test_an_unknown_amount_is_said_and_a_known_one_printed() -> None:
    said = " ".join(read("institutional_minutes", institutional_minutes("fr")))
    assert "Valeur non connue" in said
    known = {
        **institutional_minutes("fr"),
        "amount": "900\u00a0000,00",
        "amount_in_words": "neuf cent mille dirhams",
    }
    said = " ".join(read("institutional_minutes", known))
    assert "neuf cent mille dirhams" in said
    assert "Valeur non connue" not in said


def test_a_draft_says_so_and_an_approved_text_says_when_it_was_frozen() -> None:
    draft, approved = (
        " ".join(read("communique", communique("fr", status=status))) for status in ("draft", "approved")
    )
    assert "texte non approuvé" in draft
    assert "Chiffres figés" not in draft
    assert "Texte approuvé" in approved
    assert "Chiffres figés le 26 novembre 2026" in approved
    assert "texte non approuvé" not in approved


def test_optional_parts_of_a_communique_may_be_absent() -> None:
    data = communique("fr")
    for name in ("gift", "statement"):
        del data[name]
    text = " ".join(read("communique", data))
    assert "Gendarmerie" not in text
    assert "déclaré" not in text


@pytest.mark.parametrize("lang", TWO_LANGUAGES)
def test_short_papers_stand_on_one_page(lang: Lang) -> None:
    for template, data in (
        ("cash_receipt", cash_receipt(lang)),
        ("institutional_minutes", institutional_minutes(lang)),
        ("communique", communique(lang)),
        ("reversal", reversal(lang)),
        ("tally", tally(lang)),
    ):
        assert len(read(template, data)) == 1, template


def test_a_list_of_sixty_runs_over_pages_with_its_totals_at_the_end() -> None:
    pages = read("beneficiaries", beneficiaries(rows=60))
    assert len(pages) == 3
    assert sum(page.count("24.350,00") for page in pages) == 60
    assert "45.229,57" in pages[-1]


def test_a_communique_a_little_too_long_for_a_page_is_set_closer() -> None:
    data = communique("ar", status="approved")
    data["paragraphs"] += data["paragraphs"][1:2] * 3
    assert len(read("communique", data)) == 1
    data["paragraphs"] += data["paragraphs"][1:2] * 4
    assert len(read("communique", data)) == 2
