"""A small file that unfolds to an enormous one is refused before anything makes room for it."""

import io
import zipfile
from collections.abc import Iterable

import pytest
import xlsxwriter

from wasl.audit.refusals import Refusal
from wasl.exchange.identities import extent
from wasl.exchange.identities.sheets import lines_of

CORNER = (1_048_575, 16_383)


def workbook(cells: Iterable[tuple[int, int]], formatted: tuple[int, int] | None = None) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, column in cells:
            sheet.write_string(row, column, "x")
        if formatted:
            sheet.write_blank(*formatted, None, book.add_format({"bold": True}))
    return out.getvalue()


def test_one_cell_in_the_farthest_corner_is_too_large() -> None:
    # Opened, it asks for half a terabyte and the server's process ends.
    content = workbook([(0, 0), CORNER])
    assert len(content) < 10_000
    with pytest.raises(Refusal) as told:
        lines_of(content)
    assert told.value.code == "too_large"


def test_a_corner_that_is_only_formatted_takes_no_room() -> None:
    assert [line.cells for line in lines_of(workbook([(0, 0)], formatted=CORNER))] == [["x"]]


def test_what_unfolds_too_far_or_is_another_archive_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    with pytest.raises(Refusal) as told:
        lines_of(out.getvalue())
    assert told.value.code == "unreadable"
    monkeypatch.setattr(extent, "MOST_UNFOLDED", 1_000)
    with pytest.raises(Refusal) as told:
        lines_of(workbook([(0, 0)]))
    assert told.value.code == "too_large"
