"""Who is followed, and what is written about them."""

from wasl.participants.models.casework import Assignment, FilePaper, Reopening, WaitingEntry
from wasl.participants.models.comparisons import Comparison, Inquiry, LookUp, Move
from wasl.participants.models.consents import (
    ConsentEvent,
    ConsentScan,
    ConsentText,
    ConsentUse,
    Quotation,
)
from wasl.participants.models.experience import Attainment, AttainmentPlace
from wasl.participants.models.people import Correction, File, Person, Record
from wasl.participants.models.transfers import Referral, Transfer, TransferReason

__all__ = [
    "Assignment",
    "Attainment",
    "AttainmentPlace",
    "Comparison",
    "ConsentEvent",
    "ConsentScan",
    "ConsentText",
    "ConsentUse",
    "Correction",
    "File",
    "FilePaper",
    "Inquiry",
    "LookUp",
    "Move",
    "Person",
    "Quotation",
    "Record",
    "Referral",
    "Reopening",
    "Transfer",
    "TransferReason",
    "WaitingEntry",
]
