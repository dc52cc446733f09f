"""All that is held on a person, said part by part. ``TOLD`` and ``LEFT_OUT`` place every table that leads to a file."""

from collections.abc import Callable

from wasl.participants.models import File
from wasl.privacy.held import person, support
from wasl.privacy.held.saying import Section

PARTS: list[Callable[[File], Section]] = [
    person.record,
    person.file_life,
    person.eligibility,
    person.consents,
    person.experience,
    support.projects,
    support.grants,
    support.receipts,
    support.asked,
    support.sealed,
    support.readings,
]

# Each table whose rows lead to a file, and the part that tells them. A house rule keeps both lists whole.
TOLD: dict[str, Callable[[File], Section]] = {
    "participants.Record": person.record,
    "participants.Correction": person.record,
    "participants.Assignment": person.file_life,
    "participants.FilePaper": person.file_life,
    "participants.WaitingEntry": person.file_life,
    "participants.Transfer": person.file_life,
    "participants.Reopening": person.file_life,
    "participants.ConsentEvent": person.consents,
    "participants.ConsentScan": person.consents,
    "participants.Quotation": person.consents,
    "participants.ConsentUse": person.consents,
    "participants.Attainment": person.experience,
    "life_projects.MicroProject": support.projects,
    "life_projects.Holder": support.projects,
    "life_projects.EquipmentLine": support.projects,
    "grants.Grant": support.grants,
    "handovers.Receipt": support.receipts,
    "handovers.ReceiptItem": support.receipts,
    "handovers.Reversal": support.receipts,
    "privacy.CorrectionRequest": support.asked,
    "participants.Referral": support.sealed,
    "participants.AttainmentPlace": support.sealed,
}

# Why a table that leads to a file is on no paper.
LEFT_OUT: dict[str, str] = {
    "participants.TransferReason": "what one centre wrote to the other for its own eyes; that a transfer was asked is told",
    "participants.Comparison": "two records compared: the other one may be somebody else's",
    "participants.Move": "which records are taken for one person: follows from comparisons with other people's",
    "communiques.QuotedWords": "words quoted in a public text: told as a use of the consent",
    "exchange.ImportedRow": "that the file came from a line of a sheet: a digest of it, none of its content",
    "handovers.HandoverLine": "a grant on a ceremony's list: the receipt tells what came of it",
}


def held(file: File) -> list[Section]:
    """Every part about the person of a file, as the reader's scope shows it."""
    return [part(file) for part in PARTS]
