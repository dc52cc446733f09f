"""The compiler: same data same bytes, an archival and accessible file, our fonts only, no way out of the templates."""

import datetime
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import typst
from tests.papers import reading
from tests.papers.samples import SAMPLES, Lang, cash_receipt, receipt

from wasl.papers import press
from wasl.papers.compiler import MERGED_AT_MOST, Paper, batches, png, render, render_many
from wasl.papers.refusals import PaperError

DAY = datetime.date(2026, 11, 26)
EVERY_PAPER = [(template, lang) for template in SAMPLES for lang in ("ar", "fr")]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(("template", "lang"), EVERY_PAPER)
def test_every_paper_is_archival_accessible_titled_and_in_our_fonts(template: str, lang: Lang) -> None:
    data = SAMPLES[template](lang, specimen=True)
    document = reading.opened(render(template, data, issued_on=DAY).pdf)
    root = document.trailer["/Root"]
    declared = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in declared
    assert "<pdfaid:part>2<" in declared
    assert "<pdfaid:conformance>A<" in declared
    assert root["/Lang"] == {"ar": "ar-MA", "fr": "fr-MA"}[lang]
    assert document.metadata is not None
    assert document.metadata.title == data["title"]
    assert document.metadata.author == data["issuer"]


@pytest.mark.parametrize(("template", "lang"), EVERY_PAPER)
def test_every_paper_embeds_our_two_families_only(template: str, lang: Lang) -> None:
    faces = reading.faces(render(template, SAMPLES[template](lang, specimen=True), issued_on=DAY).pdf)
    assert faces
    assert {face.partition("-")[0] for face in faces} <= {"IBMPlexSansArabic", "Amiri"}


@pytest.mark.parametrize(("template", "lang"), EVERY_PAPER)
def test_the_same_data_give_the_same_bytes(template: str, lang: Lang) -> None:
    first, second = (render(template, SAMPLES[template](lang), issued_on=DAY) for _ in range(2))
    assert first == second


def test_another_process_at_another_hour_gives_the_same_bytes() -> None:
    code = (
        "import datetime; from tests.papers.samples import receipt; from wasl.papers.compiler import render;"
        "print(render('receipt', receipt(), issued_on=datetime.date(2026, 11, 26)).sha256)"
    )
    elsewhere = {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "TZ": "Pacific/Auckland",
        "PYTHONHASHSEED": "7",
    }
    said = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == render("receipt", receipt(), issued_on=DAY).sha256


def test_threads_take_turns_and_get_their_own_paper() -> None:
    expected = {n: render("receipt", receipt(items=n), issued_on=DAY).sha256 for n in (1, 2, 3, 4)}
    got: dict[int, str] = {}

    def run(n: int) -> None:
        got[n] = render("receipt", receipt(items=n), issued_on=DAY).sha256

    threads = [threading.Thread(target=run, args=(n,)) for n in expected]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == expected


def test_the_file_is_dated_the_day_of_issue_in_morocco() -> None:
    document = reading.opened(render("receipt", receipt(), issued_on=DAY).pdf)
    assert document.metadata is not None
    assert document.metadata.creation_date == datetime.datetime(2026, 11, 25, 23, 0, tzinfo=datetime.UTC)


def test_a_paper_tells_what_it_was_made_with() -> None:
    paper = render("receipt", receipt(), issued_on=DAY)
    other = render("cash_receipt", cash_receipt(), issued_on=DAY)
    assert isinstance(paper, Paper)
    assert paper.template == "receipt"
    assert paper.typst_version.startswith("0.15")
    assert len({paper.template_sha256, other.template_sha256}) == 2
    assert paper.fonts_sha256 == other.fonts_sha256
    assert {len(print_) for print_ in (paper.sha256, paper.template_sha256, paper.fonts_sha256)} == {64}


@pytest.mark.parametrize(
    "source",
    [
        '#read("../compiler.py")',
        '#read("/../compiler.py")',
        '#read("/etc/hostname")',
        '#import "@preview/tiaoma:0.3.0": *',
    ],
)
def test_a_template_reaches_nothing_but_templates(source: str) -> None:
    with pytest.raises(typst.TypstError):
        press.compiler().compile(input=source.encode(), format="pdf")


def test_a_warning_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.typ").write_text(
        '#set document(title: "odd")\n#set text(font: "No Such Face")\nodd', encoding="utf-8"
    )
    monkeypatch.setattr(press, "TEMPLATES", tmp_path)
    press.compiler.cache_clear()
    try:
        with pytest.raises(PaperError, match="unknown font family"):
            press.press(press.Job("odd", [], 0))
    finally:
        press.compiler.cache_clear()


def test_a_letter_our_fonts_lack_is_refused_rather_than_printed_as_a_box() -> None:
    with pytest.raises(PaperError, match="漢"):
        render("receipt", {**receipt(), "place": "漢"}, issued_on=DAY)


def test_a_preview_is_a_picture_of_each_page() -> None:
    pictures = png("receipt", receipt(items=40), issued_on=DAY, ppi=40)
    assert len(pictures) == 2
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


def numbered(count: int) -> list[dict[str, object]]:
    """`count` receipts, the last of which runs over two pages."""
    return [
        receipt(items=40 if n == count else 2, reference=f"MRK/2026/{n:04d}") for n in range(1, count + 1)
    ]


def test_merged_papers_count_their_own_pages() -> None:
    texts = reading.pages(render_many("receipt", numbered(3), issued_on=DAY).pdf)
    assert ["MRK/2026/0001" in texts[0], "MRK/2026/0002" in texts[1]] == [True, True]
    assert ["MRK/2026/0003" in text for text in texts] == [False, False, True, True]
    footers = [[int(sign) for sign in text.rsplit("صفحة", 1)[1] if sign.isdigit()] for text in texts]
    assert [sorted(footer) for footer in footers] == [[1, 1], [1, 1], [1, 2], [2, 2]]


def test_the_process_apart_prints_the_same_bytes() -> None:
    job = press.Job("receipt", [receipt()], 0)
    assert press.press_apart(job) == press.press(job)[0]


def test_the_process_apart_tells_why_it_refused() -> None:
    job = press.Job("receipt", [{**receipt(), "place": "漢"}], 0)
    with pytest.raises(PaperError, match=r"^receipt: .*漢"):
        press.press_apart(job)


def test_two_hundred_receipts_make_one_file_and_leave_this_process_light() -> None:
    render("receipt", receipt(), issued_on=DAY)
    before = resident()
    merged = render_many("receipt", numbered(MERGED_AT_MOST), issued_on=DAY)
    assert len(reading.opened(merged.pdf).pages) == MERGED_AT_MOST + 1
    assert resident() - before < 60


def resident() -> int:
    """Megabytes this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 2**20


@pytest.mark.parametrize("count", [0, MERGED_AT_MOST + 1])
def test_a_file_holds_one_to_two_hundred_papers(count: int) -> None:
    with pytest.raises(PaperError, match=str(count)):
        render_many("receipt", [receipt()] * count, issued_on=DAY)


def test_longer_runs_are_cut_into_files() -> None:
    assert [len(batch) for batch in batches([{}] * 450)] == [100, 100, 100, 100, 50]


def test_two_languages_do_not_share_a_file() -> None:
    with pytest.raises(PaperError, match="two languages"):
        render_many("receipt", [receipt("ar"), receipt("fr")], issued_on=DAY)
