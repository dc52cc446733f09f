"""The acts of this room, by subject."""

from wasl.participants.operations.casework import (
    assign_caseworker,
    keep_paper_scan,
    put_on_waiting_list,
    set_paper,
    take_off_waiting_list,
)
from wasl.participants.operations.comparisons import (
    answer_inquiry,
    join_records,
    keep_apart,
    undo_joining,
)
from wasl.participants.operations.consents import (
    keep_consent_scan,
    record_consent,
    settle_text,
    use_consent,
    withdraw_consent,
    write_quotation,
)
from wasl.participants.operations.experience import (
    correct_attainment,
    read_place,
    remove_attainment,
    write_attainment,
)
from wasl.participants.operations.files import (
    close_file,
    open_file,
    read_eligibility,
    reopen_file,
    verify_eligibility,
)
from wasl.participants.operations.many_files import open_files
from wasl.participants.operations.records import correct_record
from wasl.participants.operations.referrals import read_referral, write_referral
from wasl.participants.operations.transfers import (
    accept_transfer,
    propose_transfer,
    refuse_transfer,
    withdraw_transfer,
)
from wasl.participants.written import WRITTEN

__all__ = [
    "WRITTEN",
    "accept_transfer",
    "answer_inquiry",
    "assign_caseworker",
    "close_file",
    "correct_attainment",
    "correct_record",
    "join_records",
    "keep_apart",
    "keep_consent_scan",
    "keep_paper_scan",
    "open_file",
    "open_files",
    "propose_transfer",
    "put_on_waiting_list",
    "read_eligibility",
    "read_place",
    "read_referral",
    "record_consent",
    "refuse_transfer",
    "remove_attainment",
    "reopen_file",
    "set_paper",
    "settle_text",
    "take_off_waiting_list",
    "undo_joining",
    "use_consent",
    "verify_eligibility",
    "withdraw_consent",
    "withdraw_transfer",
    "write_attainment",
    "write_quotation",
    "write_referral",
]
