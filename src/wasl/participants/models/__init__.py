"""Who is followed, and what is written about them."""

from wasl.participants.models.consents import (
    ConsentEvent,
    ConsentScan,
    ConsentText,
    ConsentUse,
    Quotation,
)
from wasl.participants.models.people import Correction, File, Person, Record

__all__ = [
    "ConsentEvent",
    "ConsentScan",
    "ConsentText",
    "ConsentUse",
    "Correction",
    "File",
    "Person",
    "Quotation",
    "Record",
]
