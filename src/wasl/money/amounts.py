"""Sums of money: dirhams with exactly two decimals, as ``Decimal``. MAD = 100 centimes."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from wasl.money.reading import AmountError, parse_amount

CENTIME = Decimal("0.01")
ZERO = Decimal("0.00")
CURRENCY = "MAD"


def dirhams(value: Decimal | int | str) -> Decimal:
    """``value`` as a sum with exactly two places; nothing is ever rounded.

    Raises ``TypeError`` for a float, a bool or another type, ``ValueError`` for what is not a finite number or has
    more than two decimals.
    """
    if isinstance(value, bool) or not isinstance(value, Decimal | int | str):
        raise TypeError(f"a sum of money is a Decimal, an int or a str, never a {type(value).__name__}")
    try:
        amount = Decimal(value)
        if not amount.is_finite():
            raise ValueError(f"not a sum: {value!r}")
        exact = amount.quantize(CENTIME)
    except ArithmeticError:
        raise ValueError(f"not a sum: {value!r}") from None
    if exact != amount:
        raise ValueError(f"more than two decimals: {value!r}")
    return exact + ZERO  # a negative zero becomes zero


def split(amount: Decimal, shares: Sequence[Fraction | Decimal]) -> list[Decimal]:
    """``amount`` divided by ``shares``, which sum to one; leftover centimes go to the first share.

    The parts sum to the amount exactly, and a negative amount is the mirror of the positive one.
    100.00 by thirds is 33.34, 33.33, 33.33. Raises ``ValueError`` when the shares are empty, negative or do not
    sum to one, ``TypeError`` when one is a float.
    """
    total = dirhams(amount)
    if any(isinstance(share, float) for share in shares):
        raise TypeError("a share is a Fraction or a Decimal, never a float")
    fractions = [Fraction(share) for share in shares]
    if sum(fractions) != 1 or any(share < 0 for share in fractions):
        raise ValueError("shares must not be negative and must sum to one")
    sign = -1 if total < 0 else 1
    centimes = int(abs(total).scaleb(2))
    parts = [int(centimes * share) for share in fractions]
    parts[0] += centimes - sum(parts)
    return [Decimal(sign * part).scaleb(-2) + ZERO for part in parts]


def to_json(amount: Decimal) -> str:
    """The sum as JSON carries it: ``"24350.00"``. Raises as :func:`dirhams`."""
    return str(dirhams(amount))


__all__ = ["CENTIME", "CURRENCY", "ZERO", "AmountError", "dirhams", "parse_amount", "split", "to_json"]
