"""A sheet of people imported into a centre: whole or not at all, once, into one's own centre, compared with who is known."""

import datetime
import io
from typing import Any

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import centre, file
from tests.factories.sheets import PEOPLE, changed, sheet

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.exchange.importing.columns import FIELDS, columns_of
from wasl.exchange.importing.preview import Preview, SheetRefused
from wasl.exchange.importing.rows import read_people
from wasl.exchange.importing.template import empty_sheet
from wasl.exchange.models import ImportedRow
from wasl.exchange.operations import Imported, import_records, preview_import
from wasl.participants.models import Comparison, File, Inquiry, LookUp, Record
from wasl.participants.operations import open_files
from wasl.wording.dates import today

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def imported(by: Actor, content: bytes, code: str = "MRK", **given: Any) -> Imported:
    return import_records(by=by, centre=centre(code), content=content, **given)


def kept(by: Actor) -> list[Record]:
    with within(by.scope):
        return list(Record.objects.select_related("file", "residence", "commune").order_by("file__number"))


def why_not(by: Actor, content: bytes, **given: Any) -> Preview:
    with pytest.raises(SheetRefused) as told:
        imported(by, content, **given)
    return told.value.preview


def test_rows_become_files_in_the_order_of_the_sheet() -> None:
    by = actor("coordinator")
    done = imported(by, sheet())
    assert done == Imported(opened=3, same=0, left_out=0, already=0, elsewhere=0)
    first, second, third = kept(by)
    year = today().year
    assert [one.file.number for one in (first, second, third)] == [f"MRK-{year}-000{n}" for n in (1, 2, 3)]
    assert (first.name_ar, first.name_lat, first.cin, first.sex) == (
        "يونس الراضي",
        "Younes Radi",
        "ZZ100001",
        "male",
    )
    assert (first.residence_id, first.commune.name_ar) == ("MA-REH", "ابن جرير")  # type: ignore[union-attr]
    assert (second.birth_date, second.residence_id) == (datetime.date(1990, 11, 4), "MA-MAR")
    assert (third.birth_date, third.birth_year, third.father_ar) == (None, 1979, "")
    assert first.key_surname
    with within(by.scope):
        assert LookUp.objects.get().people == 3
    with within(actor("auditor").scope):
        told = list(Event.objects.order_by("at").values_list("action", "gesture"))
    assert [action for action, _gesture in told].count("participants.open_file") == 3
    assert told[-1][0] == "exchange.import_records"
    assert len({gesture for _action, gesture in told}) == 1


def test_one_bad_row_writes_nothing_and_every_fault_has_its_place() -> None:
    by = actor("coordinator")
    wrong = [
        {**PEOPLE[0], "cin": "12AB", "commune": "باريس"},
        {**PEOPLE[1], "born": f"{today().year + 1}-01-01"},
        {**PEOPLE[2], "born": str(today().year - 12), "sex": "?", "given": "Said"},
    ]
    preview = why_not(by, sheet(*wrong))
    assert [(fault.line, fault.field, fault.code) for fault in preview.faults] == [
        (2, "N° CIN", "bad_cin"),
        (2, "الجماعة", "unknown_commune"),
        (3, "date of birth", "birth_in_future"),
        (4, "Sexe", "unknown_word"),
        (4, "name of the guardian", "guardian_missing"),
        (4, "الاسم الشخصي", "not_arabic"),
    ]
    one_bad = why_not(by, sheet(*changed(2, province="")))
    assert [(fault.line, fault.code) for fault in one_bad.faults] == [(4, "residence_missing")]
    assert not kept(by)
    with within(by.scope):
        assert not ImportedRow.objects.exists()


def test_a_sheet_imported_twice_opens_nothing_and_a_longer_one_opens_the_rest() -> None:
    by = actor("coordinator")
    imported(by, sheet(*PEOPLE[:2]))
    assert imported(by, sheet()) == Imported(opened=1, same=0, left_out=0, already=2, elsewhere=0)
    assert imported(by, sheet()) == Imported(opened=0, same=0, left_out=0, already=3, elsewhere=0)
    assert len(kept(by)) == 3
    other = why_not(by, sheet(*changed(1, surname="الفاسي", nom="Fassi")))
    assert [(fault.line, fault.code) for fault in other.faults] == [(3, "already_different")]


def test_without_references_a_row_is_known_by_who_it_tells_of() -> None:
    by = actor("coordinator")
    bare = [{**person, "ref": ""} for person in PEOPLE]
    imported(by, sheet(*bare))
    moved = [{**person, "province": "Marrakech", "commune": ""} for person in bare]
    assert imported(by, sheet(*moved)).already == 3
    twice = why_not(by, sheet(*PEOPLE, {**PEOPLE[0], "cin": ""}))
    assert [(fault.line, fault.code) for fault in twice.faults] == [(5, "same_reference")]


def test_who_looks_like_somebody_must_be_answered_and_the_answer_is_kept() -> None:
    by = actor("coordinator")
    known = file(by, given_ar="يونس", surname_ar="راضي", given_lat="Youness", surname_lat="Erradi", father_ar="علي",
                 birth_date=datetime.date(1984, 3, 17), cin="")  # fmt: skip
    again = {**PEOPLE[1], "ref": "A4", "given": "خدوج", "prenom": "Khadouj", "cin": ""}
    content = sheet(*PEOPLE, again)
    preview = why_not(by, content)
    assert [(one.row.line, one.stops) for one in preview.questions] == [(2, False), (5, False)]
    (near,) = preview.questions[0].shown
    assert near.near.record is not None
    assert (near.near.record.file_id, near.percent > 60) == (known.pk, True)
    assert "same_birth_date" in {reason.code for reason in near.reasons}
    (twin,) = preview.questions[1].shown
    assert twin.row is not None
    assert twin.row.line == 3
    assert len(kept(by)) == 1

    done = imported(by, content, answers={2: "same", 5: "أختها"})
    assert done == Imported(opened=3, same=1, left_out=0, already=0, elsewhere=0)
    with within(by.scope):
        decided = Comparison.objects.get()
        assert (decided.verdict, decided.reason) == ("different", "أختها")
        assert ImportedRow.objects.get(opened=False).file_id == known.pk
    assert imported(by, content).already == 4


def test_a_card_with_an_open_file_here_is_left_out_never_opened_again() -> None:
    by = actor("coordinator")
    file(by, cin="ZZ100001", given_ar="كمال", given_lat="Kamal")
    preview = why_not(by, sheet(), answers={2: "بطاقة أخرى"})
    assert [(fault.line, fault.code) for fault in preview.faults] == [(2, "card_has_file")]
    assert imported(by, sheet(), answers={2: "same"}).same == 1


def test_of_other_centres_only_a_number_is_told_and_a_card_goes_to_headquarters() -> None:
    there = actor("coordinator", centre="AGD")
    away = {"centre_code": "AGD", "residence": "MA-AGD", "commune": None}
    file(there, given_ar="خديجة", surname_ar="بن علي", given_lat="Khadija", surname_lat="Ben Ali", father_ar="عمر",
         birth_date=datetime.date(1990, 11, 4), cin="", **away)  # fmt: skip
    by, house = actor("coordinator"), actor("headquarters")
    for reader in (by, house):
        preview = preview_import(by=reader, centre=centre(), content=sheet())
        assert (preview.elsewhere, preview.questions) == (1, [])

    file(there, cin="ZZ100001", given_ar="كمال", given_lat="Kamal", **away)
    (asked,) = why_not(by, sheet()).questions
    assert (asked.row.line, asked.elsewhere, asked.shown) == (2, True, [])
    assert imported(by, sheet(), answers={2: "same"}) == Imported(2, 0, 1, 0, 1)
    with within(house.scope):
        assert Inquiry.objects.get().cin == "ZZ100001"


def test_an_import_goes_into_ones_own_centre_by_who_answers_for_its_files() -> None:
    agadir = actor("coordinator", centre="AGD")
    for act in (import_records, preview_import):
        with pytest.raises(NotAllowed):
            act(by=agadir, centre=centre("MRK"), content=sheet())
        with pytest.raises(NotAllowed):
            act(by=actor("caseworker"), centre=centre("MRK"), content=sheet())
    with pytest.raises(NotAllowed):
        open_files(by=agadir, centre=centre("MRK"), people=[])
    assert imported(agadir, sheet(), "AGD").opened == 3


def test_what_was_imported_is_read_in_its_centre_and_stands() -> None:
    by, agadir, house = actor("coordinator"), actor("coordinator", centre="AGD"), actor("headquarters")
    imported(by, sheet(*PEOPLE[:1]))
    with within(by.scope):
        row = ImportedRow.objects.get()
    with within(agadir.scope):
        assert not ImportedRow.objects.exists()
    insert = (
        "insert into exchange_importedrow (id, centre_id, key, facts, file_id, opened, imported_at, imported_by) "
        "values (gen_random_uuid(), %s, 'k', 'f', %s, true, now(), %s)"
    )
    for writer, of_centre, label in (
        (agadir, row.centre_id, agadir.label),
        (by, centre("AGD").pk, by.label),
        (house, centre("AGD").pk, house.label),
        (by, row.centre_id, "somebody.else"),
    ):
        with refused("row_policy", writer) as cursor:
            cursor.execute(insert, [of_centre, row.file_id, label])


def test_another_file_than_the_one_shown_is_refused() -> None:
    by = actor("coordinator")
    shown = preview_import(by=by, centre=centre(), content=sheet())
    with pytest.raises(Refusal, match="another file"):
        imported(by, sheet(*PEOPLE[:2]), sha256=shown.people.sha256)
    assert imported(by, sheet(), sha256=shown.people.sha256).opened == 3


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_empty_sheet_is_understood_and_its_example_is_nobody(language: str) -> None:
    with translation.override(language):
        content = empty_sheet()
    headings = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()[0]
    assert [column.field for column in columns_of([str(one) for one in headings], [])] == list(FIELDS)
    people = read_people(content, centre_code="MRK", today=today())
    assert (people.rows, people.faults) == ([], [])


def test_whole_names_are_not_split_by_guess() -> None:
    with pytest.raises(Refusal, match="two columns"):
        read_people("الاسم الكامل,CIN\nيونس الراضي,ZZ1000\n".encode(), centre_code="MRK", today=today())


def test_files_of_a_closed_year_follow_its_series() -> None:
    by = actor("coordinator")
    file(by, given_ar="كمال", given_lat="Kamal", birth_date=datetime.date(1951, 7, 9))
    opened = {"opened": "تاريخ فتح الملف"}
    imported(by, sheet(*changed(1, opened="05/02/2021"), headings=opened))
    assert {one.file.number for one in kept(by)} >= {"MRK-2021-0001", "MRK-2021-0002"}
    with within(by.scope):
        assert File.objects.get(number="MRK-2021-0002").opened_on == datetime.date(2021, 2, 5)
