"""The printed tally, the workbook and the terminal hold the figures of the answer, in both languages."""

import io
from typing import Any

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook
from tests.papers.reading import pages
from tests.tallies.conftest import Ask
from tests.web.words import said

from wasl.tallies.documents.paper import tally_paper
from wasl.tallies.documents.workbook import tally_workbook
from wasl.tallies.sentences import definition_sentence, readable

pytestmark = pytest.mark.usefixtures("demo")
AGREEMENT = {"place": "MA-REH", "place_axis": "agreement"}


def cells(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def paper(ask: Ask, username: str = "", **asked: Any) -> bytes:
    return tally_paper(*[ask(username, **asked, by=by) for by in ((), ("province",), ("trade",))]).pdf


@pytest.mark.parametrize(("language", "total"), [("ar", "316.607,00"), ("fr", "316 607,00")])
def test_paper_and_workbook_hold_the_same_figures(ask: Ask, language: str, total: str) -> None:
    with translation.override(language):
        tally = ask(place="MA-07", by=("province",))
        sheet = cells(tally_workbook(tally))
        printed = "\n".join(pages(paper(ask, place="MA-07"))).replace("\u202f", " ").replace("\xa0", " ")
        assert sheet[0][0] == definition_sentence(tally.definition)
    last = next(row for row in sheet if 14 in row)
    assert [value for value in last if isinstance(value, (int, float))] == [14, 14, 316607]
    rows = [row[1:4] for row in sheet[3:6]]
    assert rows == [[r.figures.people, r.figures.projects, float(r.figures.amount or 0)] for r in tally.rows]
    assert total in printed
    assert "264" in printed
    for row in tally.rows:
        assert str(row.figures.people) in printed


def test_a_partner_gets_no_small_cell_on_paper_either(ask: Ask) -> None:
    sheet = cells(tally_workbook(ask("partner.rehamna", **AGREEMENT, by=("sex",))))
    flat = [value for row in sheet for value in row]
    assert flat.count("<5") == 1
    assert "hidden" in flat or said("hidden", "hidden figure") in flat
    assert 1 not in flat
    assert 13 not in flat
    with translation.override("fr"):
        assert "portent la mention <5" in "\n".join(pages(paper(ask, "partner.rehamna", **AGREEMENT)))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_figure_nobody_knows_is_its_reason_everywhere(ask: Ask, language: str) -> None:
    with translation.override(language):
        tally = ask(place="MA-07", basis="working")
        assert tally.reason
        assert tally.reason in readable(tally)
        assert tally.reason in [value for row in cells(tally_workbook(tally)) for value in row]
        assert b"%PDF" in paper(ask, place="MA-07", basis="working")[:8]


def test_the_terminal_reads_in_arabic(ask: Ask) -> None:
    with translation.override("ar"):
        text = readable(ask(place="MA-07", by=("province",)))
    assert "الرحامنة: 7" in text
    assert "316.607,00" in text
    assert "264 مستفيدا" in text
    assert "people" not in text.lower()


@pytest.mark.parametrize(
    ("asked", "counted"),
    [
        ({}, "People who received the equipment of their project against a signed receipt"),
        ({"money": "cash"}, "People who received cash aid against a signed receipt"),
        ({"unit": "projects"}, "Projects whose equipment was received against a signed receipt"),
        ({"basis": "planned"}, "People planned in the cohorts"),
        ({"basis": "approved"}, "People whose project was approved"),
    ],
)
def test_the_definition_says_what_is_counted(ask: Ask, asked: dict, counted: str) -> None:
    with translation.override("ar"):
        assert said(counted) in definition_sentence(ask(place="MA-07", **asked).definition)
