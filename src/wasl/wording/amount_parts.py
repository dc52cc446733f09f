"""A sum taken apart for writing. Amounts are ``Decimal`` dirhams with at most two decimals."""

from decimal import Decimal

LIMIT = 10**15
"""Far above any sum the house stores; below it, decimal arithmetic is exact."""


def parts_of(amount: Decimal) -> tuple[int, int]:
    """Dirhams and centimes of a sum that is not negative.

    Raises ``TypeError`` when it is a float, ``ValueError`` when it is negative, not a number or finer than a centime.
    """
    total = centimes_of(amount)
    if total < 0:
        raise ValueError(f"a negative sum has no words: {amount}")
    return divmod(total, 100)


def centimes_of(amount: Decimal) -> int:
    """The sum in centimes, exactly. Raises as :func:`parts_of`, but accepts a negative sum."""
    if isinstance(amount, float):
        raise TypeError("a sum of money is a Decimal, never a float")
    value = Decimal(amount)
    if not value.is_finite() or abs(value) >= LIMIT:
        raise ValueError(f"not a sum: {amount}")
    cents = value.scaleb(2)
    if cents != int(cents):
        raise ValueError(f"more than two decimals: {amount}")
    return int(cents)


def grouped_figures(amount: Decimal, *, group: str, decimal: str = ",") -> str:
    """The sum in figures with two decimals and groups of three."""
    total = centimes_of(amount)
    whole, centimes = divmod(abs(total), 100)
    sign = "-" if total < 0 else ""
    return sign + f"{whole:,}".replace(",", group) + f"{decimal}{centimes:02d}"
