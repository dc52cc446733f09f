"""One key for the spellings of a name, and other keys for other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.participants.identity.spellings import GIVEN, SURNAMES, spelled

from wasl.participants.identity.keys import Keys, keys_of, name_key

PAIRS = [(arabic, latin) for arabic, all_latin in spelled(GIVEN) + spelled(SURNAMES) for latin in all_latin]


def test_both_scripts_give_one_key() -> None:
    apart = {(arabic, latin): (name_key(arabic), name_key(latin)) for arabic, latin in PAIRS}
    assert {pair: keys for pair, keys in apart.items() if keys[0] != keys[1]} == {}


def test_other_names_have_other_keys() -> None:
    names = [
        arabic for arabic, _ in spelled(GIVEN) + spelled(SURNAMES) if arabic != "الحسين"
    ]  # is لحسن but for its vowels
    assert len({name_key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("عبد الرحمن", "عبدالرحمان"), ("فاطمة", "فاطمه"), ("مصطفى", "مصطفي"), ("أحمد", "احمد"), ("مُحَمَّد", "محمد"), ("بن علي", "بنعلي"),
        ("گاسم", "قاسم"), ("غيثة", "گيثة"), ("El Alaoui", "EL-ALAOUI"), ("Ait Lahcen", "Aït-Lahcen"), ("ولد علي", "Ould Ali"),
        ("بنت مبارك", "Mint Mbarek"), ("جاب الله", "Jaballah"),
    ],
)  # fmt: skip
def test_writings_of_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نصري", "نصرة"),
        ("Sabri", "Sabria"),
        ("حداد", "هادي"),
        ("علي", "ليلى"),
        ("عبد الله", "عبد الإله"),
        ("Ben Ali", "Ali"),
    ],
)
def test_names_that_are_not_one(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_record_has_three_keys_from_whichever_script_is_there() -> None:
    both = keys_of(
        given_ar="خديجة", surname_ar="العروي", given_lat="Khadija", surname_lat="Laroui", father="أحمد"
    )
    assert both == keys_of(given_lat="Khadidja", surname_lat="El Aroui", father="Ahmed")
    assert keys_of(given_ar="خديجة") == Keys(both.given, "", "")


@given(some.text(max_size=30))
def test_any_text_has_a_key_of_plain_letters(text: str) -> None:
    key = name_key(text)
    assert key == "" or (key.isascii() and key.isalpha())


@given(
    some.sampled_from([name for pair in PAIRS for name in pair]),
    some.sampled_from([" ", "  ", "\u200f", "\u202b"]),
)
def test_signs_and_spaces_change_no_key(name: str, noise: str) -> None:
    assert name_key(f"{noise}{name}{noise}") == name_key(name.upper()) == name_key(name)
