"""The acts of this room, by subject."""

from wasl.participants.operations.consents import (
    keep_consent_scan,
    record_consent,
    settle_text,
    use_consent,
    withdraw_consent,
    write_quotation,
)
from wasl.participants.operations.files import (
    WRITTEN,
    close_file,
    correct_record,
    open_file,
    read_eligibility,
    verify_eligibility,
)

__all__ = [
    "WRITTEN",
    "close_file",
    "correct_record",
    "keep_consent_scan",
    "open_file",
    "read_eligibility",
    "record_consent",
    "settle_text",
    "use_consent",
    "verify_eligibility",
    "withdraw_consent",
    "write_quotation",
]
