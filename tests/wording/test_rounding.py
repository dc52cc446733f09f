"""What is only about right is not said to the dirham; what is exact is never touched."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.wording.rounding import TOLERANCE, as_said

COUNTS = st.integers(0, 10**7)
SUMS = st.integers(100, 10**12).map(lambda centimes: Decimal(centimes) / 100)


@given(COUNTS | SUMS, st.sampled_from(["exact", "at_least"]))
def test_only_about_is_rounded(value: int | Decimal, precision: str) -> None:
    assert as_said(value, precision) is value


@given(COUNTS | SUMS.map(lambda value: value.quantize(Decimal(1))))
def test_about_stays_within_its_tolerance_and_is_short(value: int | Decimal) -> None:
    said = as_said(value, "about")
    assert type(said) is type(value)
    assert abs(said - value) <= value * TOLERANCE
    if value >= (1_000_000 if isinstance(value, Decimal) else 1000):
        assert len(str(int(said)).rstrip("0")) <= 3


@given(SUMS, SUMS)
def test_the_larger_sum_is_never_said_smaller(one: Decimal, other: Decimal) -> None:
    low, high = sorted([one, other])
    assert as_said(low, "about") <= as_said(high, "about")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (31, 31), (264, 264), (3142, 3100), (1234, 1230), (Decimal("686572.00"), Decimal(686572)), (Decimal("686572.49"), Decimal(686572)),
        (Decimal("5600000.00"), Decimal(5600000)), (Decimal("5619501.00"), Decimal(5600000)), (Decimal("1049999.00"), Decimal(1050000)),
        (Decimal("10678415.00"), Decimal(10700000)),
    ],
)  # fmt: skip
def test_the_press_says_it_so(value: int | Decimal, said: int | Decimal) -> None:
    assert as_said(value, "about") == said
