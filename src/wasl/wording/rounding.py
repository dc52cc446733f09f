"""How finely a figure that is only about right is said: «يناهز 5 ملايين و600 ألف درهم», never to the dirham."""

from decimal import ROUND_HALF_UP, Decimal
from typing import overload

TOLERANCE = Decimal("0.02")
"""How far an «about» may lie from what it speaks of: two in a hundred."""

_PEOPLE, _DIRHAMS = 1000, 1_000_000


@overload
def as_said(value: int, precision: str) -> int: ...
@overload
def as_said(value: Decimal, precision: str) -> Decimal: ...


def as_said(value: int | Decimal, precision: str) -> int | Decimal:
    """The value a sentence prints. Only ``about`` changes it: counts (``int``) from 1000 and sums (``Decimal``, dirhams)
    from a million keep two significant figures, or three where two would lie further than ``TOLERANCE``.

    Smaller ones are said whole, as coordinators state them to the press («حوالي 42 نزيلا», «512 ألف و300 درهم»);
    centimes never are.
    """
    if precision != "about":
        return value
    if isinstance(value, Decimal):
        return Decimal(_rounded(int(value.to_integral_value(ROUND_HALF_UP)), _DIRHAMS))
    return _rounded(value, _PEOPLE)


def _rounded(whole: int, said_whole_below: int) -> int:
    if whole < said_whole_below:
        return whole
    two = _significant(whole, 2)
    return two if abs(two - whole) <= whole * TOLERANCE else _significant(whole, 3)


def _significant(whole: int, figures: int) -> int:
    step: int = 10 ** (len(str(whole)) - figures)
    return (whole + step // 2) // step * step
