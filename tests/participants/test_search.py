"""Search in either script, through the reader's scope."""

import pytest
from tests.factories.accounts import actor
from tests.factories.participants import file

from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.participants.queries import files, search

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def by() -> Actor:
    who = actor("caseworker")
    file(
        who, given_ar="أحمد", surname_ar="بن عيسى", given_lat="Ahmed", surname_lat="Benaïssa", cin="EA204118"
    )
    file(
        who,
        given_ar="فاطمة الزهراء",
        surname_ar="العلوي",
        given_lat="Fatima-Zahra",
        surname_lat="Alaoui",
        sex="female",
        cin="",
    )
    file(
        who,
        given_ar="مصطفى",
        surname_ar="الإدريسي",
        given_lat="Mostafa",
        surname_lat="El Idrissi",
        cin="JB10203",
    )
    file(
        who,
        given_ar="عبد الرحيم",
        surname_ar="أيت علي",
        given_lat="Abderrahim",
        surname_lat="Aït Ali",
        cin="",
    )
    return who


def found(by: Actor, text: str) -> list[str]:
    with within(by.scope):
        return [row.record.surname_lat for row in search(text)]


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("أحمد", "Benaïssa"),
        ("احمد", "Benaïssa"),
        ("إحمد", "Benaïssa"),
        ("فاطمه الزهرا", "Alaoui"),
        ("فاطِمَة", "Alaoui"),
        ("الزهراء فاطمة", "Alaoui"),
        ("مصطفي", "El Idrissi"),
        ("ادريسي", "El Idrissi"),
        ("ادريسي مصط", "El Idrissi"),
        ("عبدالرحيم", "Aït Ali"),
        ("عبد الرحيم", "Aït Ali"),
        ("benaissa", "Benaïssa"),
        ("BENAÏSSA ahmed", "Benaïssa"),
        ("fatima zahra", "Alaoui"),
        ("Fatima-Zahra", "Alaoui"),
        ("ait ali", "Aït Ali"),
        ("EA204118", "Benaïssa"),
        ("ea 204118", "Benaïssa"),
        ("jb10203", "El Idrissi"),
        ("mrk-2021-0004", "Aït Ali"),
        ("0002", "Alaoui"),
        ("alaoui فاطمة", "Alaoui"),
    ],
)
def test_a_name_is_found_as_people_type_it(by: Actor, text: str, surname: str) -> None:
    assert found(by, text) == [surname]


@pytest.mark.parametrize("text", ["", "   ", "أحمد العلوي", "zzz", "%", "_"])
def test_nothing_is_found_for_nobody(by: Actor, text: str) -> None:
    assert found(by, text) == []


def test_whole_words_come_before_parts_of_words(by: Actor) -> None:
    file(by, given_ar="علي", surname_ar="الوردي", given_lat="Ali", surname_lat="El Ouardi")
    file(by, given_ar="عليلو", surname_ar="الصغير", given_lat="Alilou", surname_lat="Sghir")
    assert found(by, "ali") == ["Aït Ali", "El Ouardi", "Sghir"]
    assert set(found(by, "ali")[:2]) == {"Aït Ali", "El Ouardi"}


def test_a_list_is_in_the_order_of_the_alphabet(by: Actor) -> None:
    with within(by.scope):
        assert [row.record.surname_ar for row in files()] == ["الإدريسي", "أيت علي", "بن عيسى", "العلوي"]


def test_another_centre_finds_nobody(by: Actor) -> None:
    assert found(by, "أحمد") == ["Benaïssa"]
    assert found(actor("caseworker", centre="AGD"), "أحمد") == []
    assert found(actor("finance"), "أحمد") == []
    assert found(actor("auditor"), "أحمد") == ["Benaïssa"]


def test_what_is_corrected_is_found_under_its_new_name(by: Actor) -> None:
    from wasl.participants.operations import correct_record

    with within(by.scope):
        record = search("احمد").get().record
    correct_record(by=by, record=record, changes={"given_ar": "حميد", "given_lat": "Hamid"})
    assert found(by, "hamid") == ["Benaïssa"]
    assert found(by, "أحمد") == []
