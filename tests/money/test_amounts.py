"""Sums: what is accepted, how they are divided and written."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.money.amounts import dirhams, split, to_json

centimes = st.integers(min_value=-(10**13), max_value=10**13).map(lambda n: Decimal(n).scaleb(-2))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0.00"),
        ("316607", "316607.00"),
        ("0.5", "0.50"),
        (Decimal("2868844.83"), "2868844.83"),
        (Decimal("1E+3"), "1000.00"),
        ("-12.30", "-12.30"),
        ("-0", "0.00"),
        ("7.100", "7.10"),
    ],
)
def test_a_sum_has_exactly_two_decimals(value, text):
    assert str(dirhams(value)) == text
    assert to_json(value) == text


@pytest.mark.parametrize("value", [1.0, float("nan"), True, None, b"1"])
def test_a_sum_is_never_a_float_or_another_type(value):
    with pytest.raises(TypeError):
        dirhams(value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-inf", "0.001", "", "abc", "1E+40", Decimal("sNaN")])
def test_what_is_not_a_sum_is_refused(value):
    with pytest.raises(ValueError):
        dirhams(value)


def test_leftover_centimes_go_to_the_first():
    thirds = [Fraction(1, 3)] * 3
    assert split(Decimal("100.00"), thirds) == [Decimal("33.34"), Decimal("33.33"), Decimal("33.33")]
    assert split(Decimal("0.02"), thirds) == [Decimal("0.02"), Decimal("0.00"), Decimal("0.00")]
    assert split(Decimal("-100.00"), thirds) == [Decimal("-33.34"), Decimal("-33.33"), Decimal("-33.33")]


@pytest.mark.parametrize(
    "shares", [[], [Fraction(1, 2)], [Decimal("0.6"), Decimal("0.5")], [Decimal("1.5"), Decimal("-0.5")]]
)
def test_shares_must_sum_to_one(shares):
    with pytest.raises(ValueError, match="sum to one"):
        split(Decimal("10.00"), shares)


def test_a_share_is_never_a_float():
    with pytest.raises(TypeError):
        split(Decimal("10.00"), [0.5, 0.5])


@given(centimes, st.lists(st.integers(min_value=0, max_value=1000), min_size=1, max_size=8).filter(any))
def test_parts_sum_exactly_and_stay_within_one_share(amount, weights):
    shares = [Fraction(weight, sum(weights)) for weight in weights]
    parts = split(amount, shares)
    assert sum(parts) == amount
    assert all(part.as_tuple().exponent == -2 for part in parts)
    for part, share in list(zip(parts, shares, strict=True))[1:]:
        assert abs(Fraction(part) - Fraction(amount) * share) < Fraction(1, 100)


@given(centimes)
def test_a_reversal_mirrors_the_split(amount):
    shares = [Fraction(1, 7), Fraction(2, 7), Fraction(4, 7)]
    assert split(-amount, shares) == [-part for part in split(amount, shares)]
