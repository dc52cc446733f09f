"""Sums in Arabic: the words of papers, the press, figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.wording.arabic import amount_figures, amount_full, amount_in_words, amount_press

WORDS = [
    ("316607", "ثلاثمائة وستة عشر ألفاً وستمائة وسبعة دراهم"),
    ("869130", "ثمانمائة وتسعة وستون ألفاً ومائة وثلاثون درهماً"),
    ("686572", "ستمائة وستة وثمانون ألفاً وخمسمائة واثنان وسبعون درهماً"),
    ("5600000", "خمسة ملايين وستمائة ألف درهم"),
    ("0", "صفر درهم"),
    ("1", "درهم واحد"),
    ("2", "درهمان اثنان"),
    ("11", "أحد عشر درهماً"),
    ("100", "مائة درهم"),
    ("101", "مائة درهم ودرهم"),
    ("200", "مائتا درهم"),
    ("1002", "ألف درهم ودرهمان"),
    ("2000", "ألفا درهم"),
    ("2500", "ألفان وخمسمائة درهم"),
    ("11000", "أحد عشر ألف درهم"),
    ("15000", "خمسة عشر ألف درهم"),
    ("102000", "مائة ألف وألفا درهم"),
    ("1000000", "مليون درهم"),
    ("2000000", "مليونا درهم"),
    ("12000000", "اثنا عشر مليون درهم"),
    ("316607.50", "ثلاثمائة وستة عشر ألفاً وستمائة وسبعة دراهم وخمسون سنتيماً"),
    ("10.02", "عشرة دراهم وسنتيمان اثنان"),
    ("0.01", "سنتيم واحد"),
    ("0.50", "خمسون سنتيماً"),
    ("0.07", "سبعة سنتيمات"),
]

FIGURES = [
    # the sum, as the press prints it, fully inflected, in figures
    ("0", "0 درهم", "0 درهم", "0,00"),
    ("1", "درهم واحد", "درهم واحد", "1,00"),
    ("2", "درهمان", "درهمان", "2,00"),
    ("5", "5 دراهم", "5 دراهم", "5,00"),
    ("15", "15 درهما", "15 درهما", "15,00"),
    ("450", "450 درهما", "450 درهما", "450,00"),
    ("1000", "ألف درهم", "ألف درهم", "1.000,00"),
    ("1001", "ألف درهم ودرهم واحد", "ألف درهم ودرهم واحد", "1.001,00"),
    ("1500", "ألف و500 درهم", "ألف و500 درهم", "1.500,00"),
    ("2000", "ألفا درهم", "ألفا درهم", "2.000,00"),
    ("2500", "ألفان و500 درهم", "ألفان و500 درهم", "2.500,00"),
    ("3000", "3 آلاف درهم", "3 آلاف درهم", "3.000,00"),
    ("316607", "316 ألف و607 درهم", "316 ألفا و607 دراهم", "316.607,00"),
    ("316007", "316 ألف و7 دراهم", "316 ألفا و7 دراهم", "316.007,00"),
    ("869130", "869 ألف و130 درهم", "869 ألفا و130 درهما", "869.130,00"),
    ("686572", "686 ألف و572 درهم", "686 ألفا و572 درهما", "686.572,00"),
    ("678000", "678 ألف درهم", "678 ألف درهم", "678.000,00"),
    ("1250000", "مليون و250 ألف درهم", "مليون و250 ألف درهم", "1.250.000,00"),
    ("5600000", "5 ملايين و600 ألف درهم", "5 ملايين و600 ألف درهم", "5.600.000,00"),
    ("10678415", "10 ملايين و678 ألف و415 درهم", "10 ملايين و678 ألفا و415 درهما", "10.678.415,00"),
    ("12000000", "12 مليون درهم", "12 مليون درهم", "12.000.000,00"),
    ("0.50", "50 سنتيما", "50 سنتيما", "0,50"),
    (
        "2868844.83",
        "مليونان و868 ألف و844 درهم و83 سنتيما",
        "مليونان و868 ألفا و844 درهما و83 سنتيما",
        "2.868.844,83",
    ),
]


@pytest.mark.parametrize(("amount", "text"), WORDS)
def test_words_of_papers(amount, text):
    assert amount_in_words(Decimal(amount)) == text


@pytest.mark.parametrize(("amount", "press", "full", "figures"), FIGURES)
def test_figures_of_the_press(amount, press, full, figures):
    value = Decimal(amount)
    assert (amount_press(value), amount_full(value), amount_figures(value)) == (press, full, figures)


def test_the_case_shows_in_duals():
    assert amount_press(Decimal(2_000_000), "genitive") == "مليوني درهم"
    assert amount_press(Decimal(2_500), "genitive") == "ألفين و500 درهم"
    assert amount_full(Decimal(2), "accusative") == "درهمين"
    assert amount_in_words(Decimal(200), "genitive") == "مائتي درهم"


def test_a_negative_sum_has_figures_but_no_words():
    assert amount_figures(Decimal("-1234.5")) == "-1.234,50"
    for write in (amount_in_words, amount_press, amount_full):
        with pytest.raises(ValueError, match="negative"):
            write(Decimal("-1"))


@pytest.mark.parametrize(
    ("amount", "error"), [(1.5, TypeError), (Decimal("0.001"), ValueError), (Decimal("NaN"), ValueError)]
)
def test_only_exact_sums_are_written(amount, error):
    for write in (amount_in_words, amount_press, amount_full, amount_figures):
        with pytest.raises(error):
            write(amount)


sums = st.integers(min_value=0, max_value=10**14 - 1).map(lambda n: Decimal(n).scaleb(-2))


@given(sums, sums)
def test_two_sums_never_share_their_words(one, other):
    for write in (amount_in_words, amount_press, amount_full):
        assert (write(one) == write(other)) == (one == other)


@given(st.integers(min_value=0, max_value=3000), st.integers(min_value=0, max_value=3000))
def test_two_small_sums_never_share_their_words(one, other):
    assert (amount_in_words(Decimal(one)) == amount_in_words(Decimal(other))) == (one == other)
