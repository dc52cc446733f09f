"""Pure rules of handovers: how numbers are written, in which age band someone is, which days are possible."""

import base64
import datetime
import re
import secrets
from decimal import Decimal

from wasl.handovers.enums import AgeBand, NumberKind

# One readable series a kind: R. of equipment bear the bare number, as on the centres' registers; N for نقد and
# numéraire, A annulation, C cérémonie, PV procès-verbal, L liste, D don.
SERIES: dict[str, str] = {
    NumberKind.EQUIPMENT: "",
    NumberKind.CASH: "N-",
    NumberKind.REVERSAL: "A-",
    NumberKind.CEREMONY: "C-",
    NumberKind.MINUTES: "PV-",
    NumberKind.LIST: "L-",
    NumberKind.GIFT: "D-",
}

# Where the page behind a receipt's QR code lives; an address printed on paper never moves.
CHECK_PATH = "/r/"

_BANDS = (
    (18, AgeBand.UNDER_18),
    (25, AgeBand.FROM_18_TO_24),
    (35, AgeBand.FROM_25_TO_34),
    (45, AgeBand.FROM_35_TO_44),
    (60, AgeBand.FROM_45_TO_59),
)


def number_text(centre_code: str, kind: str, year: int, sequence: int) -> str:
    """``MRK/2021/0001`` for an equipment receipt, ``MRK/2021/N-0001`` for a cash receipt, and so on."""
    return f"{centre_code}/{year}/{SERIES[kind]}{sequence:04d}"


def file_name(number: str, extension: str) -> str:
    """A name for a download: the number only, never a person's name."""
    return f"{number.replace('/', '-')}.{extension}"


def new_token() -> str:
    """128 random bits for the QR code of a receipt, in letters and digits nobody takes for one another (26 signs)."""
    return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=")


def typed_token(text: str) -> str:
    """A code as somebody typed it from the paper: capitals, without the spaces that group it."""
    return re.sub(r"[^A-Z2-7]", "", text.upper())


def grouped_token(token: str) -> str:
    """A code as the paper prints it, in groups of four: easier to read aloud and to type."""
    return " ".join(token[start : start + 4] for start in range(0, len(token), 4))


def age_band(day: datetime.date, birth_date: datetime.date | None, birth_year: int | None) -> AgeBand:
    """The age band on ``day``. With a birth year only, the age reached during that year is taken."""
    if birth_date is not None:
        age = day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))
    elif birth_year is not None:
        age = day.year - birth_year
    else:
        return AgeBand.UNKNOWN
    return next((band for limit, band in _BANDS if age < limit), AgeBand.FROM_60)


def share_label(parts: int, total: int) -> str:
    """``1/2``; empty when the holder has the whole project."""
    return "" if parts == total else f"{parts}/{total}"


def total_of(amounts: list[Decimal]) -> Decimal:
    """The sum of amounts, with two decimals even when there are none."""
    return sum(amounts, Decimal("0.00"))
