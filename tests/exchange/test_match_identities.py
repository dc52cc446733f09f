"""``wasl match_identities``: the contract of its columns and answer, and the sheets people really bring."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.management import CommandError, call_command

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.models import Event
from wasl.database.scope import within
from wasl.exchange.identities.columns import meaning_of
from wasl.exchange.identities.comparing import compare_sheet
from wasl.exchange.identities.people import read_sheet
from wasl.participants.models import Record
from wasl.wording.dates import today

COLUMNS = [
    "unique_id",
    "given_ar",
    "surname_ar",
    "given_lat",
    "surname_lat",
    "father",
    "dob",
    "sex",
    "cin",
    "province",
]
LINES = [
    ["p-1", "محمد", "العروي", "", "", "أحمد", "1990-03-04", "M", "EA204118", "مراكش"],
    ["p-2", "", "", "Mohammed", "Laroui", "Ahmed", "1990-04-03", "m", "", "Marrakech"],
    ["p-3", "", "", "Khadija", "Ben Ali", "", "1991", "F", "", ""],
    ["p-4", "خديجة", "بنعلي", "", "", "", "1991-02-01", "أنثى", "", ""],
    ["p-5", "يوسف", "العروي", "", "", "أحمد", "1990-03-04", "M", "EA204119", "مراكش"],  # the twin of p-1
]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASL_LANGUAGE", "en")


def written(lines: list[list[str]], columns: list[str] = COLUMNS, delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows([columns, *lines])
    return text.getvalue().encode()


def run(path: Path) -> tuple[dict[str, Any], str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("match_identities", str(path), stdout=out, stderr=err, format="json")
    return json.loads(out.getvalue()), err.getvalue()


def test_the_answer_holds_likely_pairs_with_score_and_reasons_and_asks_no_database(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(written(LINES))
    # No database mark: asking one would fail this test.
    answer, err = run(path)
    assert err == ""
    assert [(pair["a"], pair["b"]) for pair in answer["pairs"]] == [("p-1", "p-2"), ("p-3", "p-4")]
    assert all(0.5 <= pair["score"] <= 1 for pair in answer["pairs"])
    assert answer["pairs"][0]["reasons"] == [
        "same given-name sound", "same family-name sound", "same father's-name sound",
        "day and month of birth have changed places", "same province",
    ]  # fmt: skip


def test_columns_may_be_absent_and_others_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(written([["x", "1", "Khadija", "Benali"], ["y", "2", "Khadidja", "Ben Ali"]],
                             ["shoe_size", "unique_id", "given_lat", "surname_lat"]))  # fmt: skip
    answer, _ = run(path)
    assert [(pair["a"], pair["b"]) for pair in answer["pairs"]] == [("1", "2")]


def test_a_cell_that_cannot_be_read_is_told_with_its_place_and_the_line_still_compared(
    tmp_path: Path,
) -> None:
    path = tmp_path / "people.csv"
    lines = [
        ["1", "خديجة", "بنعلي", "", "", "", "31/31/1990", "?", "12", ""],
        ["1", "خديجة", "بنعلي", "", "", "", "2090", "", "", ""],
    ]
    path.write_bytes(written(lines))
    answer, err = run(path)
    assert len(answer["pairs"]) == 1
    for said in (":2  dob", ":2  sex", ":2  cin", ":3  dob", ":3  unique_id"):
        assert said in err
    assert "خديجة" not in err
    assert "2090" not in err


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "no line"),
        (b"a,b\n1,2\n", "No column of names"),
        (b"PK\x03\x04 broken", "cannot be read"),
        (b"\x00\x01\x02", "cannot be read"),
    ],
)
def test_what_is_no_sheet_is_refused_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=sentence):
        run(path)


def test_a_sheet_as_offices_keep_it() -> None:
    """A title above, headings of two languages, whole names in either order, Windows Arabic, a semicolon."""
    text = (
        "لائحة المستفيدين;;;;;\nر.ت;الاسم الكامل;Nom et prénom;تاريخ الازدياد;N° CIN;الإقليم\n"
        "1;محمد أمين بن علي;;04/03/1990;ea 204118;إقليم الحوز\n2;;BEN ALI Mohamed Amine;1990;;Al Haouz\n"
    )
    compared = compare_sheet(text.replace("é", "e").encode("cp1256"), today())
    assert [column.meaning for column in compared.sheet.columns] == [
        "unique_id",
        "name",
        "surname_first",
        "dob",
        "cin",
        "province",
    ]
    assert compared.sheet.faults == []
    assert [(pair.first.line, pair.second.line) for pair in compared.pairs] == [(3, 4)]
    assert {"same_province", "same_birth_year"} <= {reason.code for reason in compared.pairs[0].match.reasons}


def test_a_workbook_says_the_same_as_the_text() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for row, line in enumerate([COLUMNS, *LINES]):
            sheet.write_row(row, 0, line)
        sheet.write_number(1, COLUMNS.index("dob"), 32936, day)  # 1990-03-04
        sheet.write_number(3, COLUMNS.index("dob"), 1991)
    people = [entry.traits for entry in read_sheet(out.getvalue(), today()).entries]
    assert people == [entry.traits for entry in read_sheet(written(LINES), today()).entries]


def test_what_stands_for_no_card_is_no_card_in_common() -> None:
    lines = [
        [str(n), given, "العروي", "", "", "", "", "", "A000000", ""]
        for n, given in enumerate(["محمد", "خديجة", "سعيد"])
    ]
    sheet = read_sheet(written(lines), today())
    assert {entry.traits.cin for entry in sheet.entries} == {""}
    assert [fault.code for fault in sheet.faults] == ["bad_card"] * 3


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("given_ar", "given"), ("Prénom (arabe)", "given"), ("الاسم الشخصي", "given"), ("النسب", "surname"), ("NOM", "surname"),
        ("Nom et Prénom", "surname_first"), ("الاسم الكامل بالعربية", "name"), ("اسم الأب", "father"), ("Né(e) le", "dob"),
        ("تاريخ الميلاد", "dob"), ("رقم البطاقة الوطنية", "cin"), ("Préfecture/Province", "province"), ("الجماعة", "commune"),
        ("Observations", None), ("", None),
    ],
)  # fmt: skip
def test_headings(heading: str, meaning: str | None) -> None:
    assert meaning_of(heading) == meaning


@pytest.mark.usefixtures("demo")
def test_with_the_register_records_of_the_readers_scope_stand_by_their_file(tmp_path: Path) -> None:
    headquarters = actor_of(User.objects.get(username="headquarters"))
    with within(headquarters.scope):
        record = (
            Record.objects.select_related("file").filter(file__centre__code="MRK").exclude(cin="").first()
        )
    assert record is not None
    path = tmp_path / "people.csv"
    path.write_bytes(
        written([["x", "", "", record.given_lat.upper(), record.surname_lat, "", "", "", record.cin, ""]])
    )

    def pairs(**options: str) -> list[tuple[str, str]]:
        out = io.StringIO()
        call_command(
            "match_identities",
            str(path),
            stdout=out,
            stderr=io.StringIO(),
            format="json",
            register=True,
            **options,
        )
        return [(pair["a"], pair["b"]) for pair in json.loads(out.getvalue())["pairs"]]

    assert pairs() == pairs(username="coordinator.marrakech") == [("x", record.file.number)]
    assert pairs(username="coordinator.agadir") == []
    with pytest.raises(CommandError):
        pairs(username="auditor")
    with within(replace(headquarters.scope, reads_audit=True)):
        events = Event.objects.filter(action="exchange.match_with_register", outcome="read")
        assert [event.changes for event in events] == [{"rows": 1}] * 3
