"""How cards and phones are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.audit.refusals import Refusal
from wasl.participants.rules import card_number, cleaned, phone_number, spaced

cards = st.from_regex(r"[A-Z]{1,2}[0-9]{4,8}", fullmatch=True)
numbers = st.from_regex(r"[5-8][0-9]{8}", fullmatch=True)


@given(cards, st.sampled_from(["", " ", "-", "."]))
def test_a_card_is_read_however_it_is_spaced(card: str, sign: str) -> None:
    letters = card.rstrip("0123456789")
    assert card_number(f" {letters.lower()}{sign}{card[len(letters) :]} ") == card
    assert card_number(card_number(card)) == card


def test_arabic_digits_of_a_card_are_read() -> None:
    assert card_number("EA٢٠٤١١٨") == "EA204118"


@given(numbers, st.sampled_from(["0", "+212", "00212", "212", "+212 (0)", "+212 "]))
def test_a_phone_is_read_with_any_prefix(number: str, prefix: str) -> None:
    assert phone_number(prefix + number) == f"+212{number}"


@pytest.mark.parametrize("text", ["", "  ", "\u200f"])
def test_no_card_and_no_phone_stay_empty(text: str) -> None:
    assert card_number(text) == ""
    assert phone_number(text) == ""


@pytest.mark.parametrize("text", ["+33612345678", "0123456789", "abc", "06612345678"])
def test_other_phones_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        phone_number(text)


def test_a_phone_is_spaced_to_be_read_aloud() -> None:
    assert spaced("+212661234567") == "+212 6 61 23 45 67"
    assert spaced("") == ""


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)
