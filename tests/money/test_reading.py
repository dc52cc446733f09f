"""What people type as a sum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.money.amounts import parse_amount
from wasl.money.reading import AmountError
from wasl.wording import arabic, french
from wasl.wording.isolates import ltr

sums = st.integers(min_value=0, max_value=10**14 - 1).map(lambda n: Decimal(n).scaleb(-2))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24.350,00", "24350.00"),
        ("24 350,00", "24350.00"),
        ("24\u202f350,00", "24350.00"),
        ("24\u00a0350", "24350.00"),
        ("24350.00", "24350.00"),
        ("24350", "24350.00"),
        ("24.350", "24350.00"),
        ("24,350.00", "24350.00"),
        ("24'350.00", "24350.00"),
        ("1,250,000", "1250000.00"),
        ("0,5", "0.50"),
        ("007", "7.00"),
        ("1460299،96", "1460299.96"),  # Arabic comma as decimal sign, as printed in a published event
        ("1.140.143.58", "1140143.58"),  # point for both, as printed
        ("2.868.844,83", "2868844.83"),
        ("٢٤٬٣٥٠٫٥٠", "24350.50"),
        ("۲۴۳۵۰", "24350.00"),
        ("643ر50", "643.50"),  # agency style
        ("\u206624.350,00\u2069 درهم", "24350.00"),
        ("\u200f316607\u200e", "316607.00"),
        ("5 000 DH", "5000.00"),
        ("5000 dirhams", "5000.00"),
    ],
)
def test_reads_what_people_type(text, value):
    assert str(parse_amount(text)) == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \u200f ", "empty"),
        ("abc", "not_a_number"),
        ("12x", "not_a_number"),
        ("1,,5", "not_a_number"),
        (",5", "not_a_number"),
        ("²", "not_a_number"),
        ("-5", "negative"),
        ("−5", "negative"),
        ("24,350", "ambiguous"),
        ("24،350", "ambiguous"),
        ("0.350", "decimals"),
        ("1.2345", "decimals"),
        ("1.000,000", "decimals"),
        ("2.576296,77", "grouping"),  # a separator is missing, as printed in a published event
        ("564 18 262", "grouping"),  # parts scrambled by right-to-left display
        ("12 34,00", "grouping"),
        ("1.5.5", "grouping"),
        ("1 000.000", "grouping"),
        ("1000000000000", "too_large"),
    ],
)
def test_says_why_it_cannot_read(text, code):
    with pytest.raises(AmountError) as refused:
        parse_amount(text)
    assert refused.value.code == code


@given(sums)
def test_reads_back_every_writing_of_ours(amount):
    assert parse_amount(str(amount)) == amount
    assert parse_amount(arabic.amount_figures(amount)) == amount
    assert parse_amount(ltr(arabic.amount_figures(amount))) == amount
    assert parse_amount(french.amount_figures(amount)) == amount


@given(st.text() | st.text(alphabet="0123456789.,' ٣،٫"))
def test_any_text_is_read_exactly_or_refused(text):
    try:
        value = parse_amount(text)
    except AmountError:
        return
    assert value >= 0
    assert value.as_tuple().exponent == -2
