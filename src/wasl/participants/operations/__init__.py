"""The acts of this room, by subject."""

from wasl.participants.operations.files import (
    WRITTEN,
    close_file,
    correct_record,
    open_file,
    read_eligibility,
    verify_eligibility,
)

__all__ = ["WRITTEN", "close_file", "correct_record", "open_file", "read_eligibility", "verify_eligibility"]
