"""Pure rules: numbers, ages, codes, names of files."""

import datetime
import re

import pytest

from wasl.handovers.enums import AgeBand, NumberKind
from wasl.handovers.rules import (
    SERIES,
    age_band,
    file_name,
    grouped_token,
    new_token,
    number_text,
    typed_token,
)

DAY = datetime.date(2021, 7, 8)


def test_each_kind_of_number_has_a_series_of_its_own():
    texts = [number_text("MRK", kind, 2021, 7) for kind in NumberKind]
    assert set(SERIES) == set(NumberKind)
    assert len(set(texts)) == len(texts)
    assert number_text("MRK", NumberKind.EQUIPMENT, 2021, 1) == "MRK/2021/0001"
    assert number_text("MRK", NumberKind.CASH, 2021, 12345) == "MRK/2021/N-12345"


@pytest.mark.parametrize(
    ("birth_date", "birth_year", "band"),
    [
        (datetime.date(2003, 7, 8), None, AgeBand.FROM_18_TO_24),
        (datetime.date(2003, 7, 9), None, AgeBand.UNDER_18),
        (datetime.date(1996, 7, 8), None, AgeBand.FROM_25_TO_34),
        (datetime.date(1996, 7, 9), None, AgeBand.FROM_18_TO_24),
        (datetime.date(1961, 7, 8), None, AgeBand.FROM_60),
        (datetime.date(1961, 7, 9), None, AgeBand.FROM_45_TO_59),
        (datetime.date(1980, 2, 29), None, AgeBand.FROM_35_TO_44),
        (None, 1990, AgeBand.FROM_25_TO_34),
        (None, None, AgeBand.UNKNOWN),
    ],
)
def test_the_age_band_is_that_of_the_day_of_the_handover(birth_date, birth_year, band):
    assert age_band(DAY, birth_date, birth_year) == band


def test_a_code_holds_128_random_bits_and_survives_being_typed():
    codes = {new_token() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert re.fullmatch(r"[A-Z2-7]{26}", code)
        assert typed_token(grouped_token(code).lower().replace(" ", " - ")) == code


def test_names_of_files_hold_the_number_only():
    assert file_name("MRK/2021/N-0001", "pdf") == "MRK-2021-N-0001.pdf"
