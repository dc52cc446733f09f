"""Questions about people followed, through the reader's scope: what the policies hide is not there."""

from wasl.participants.queries.casework import (
    Caseload,
    Wait,
    caseloads,
    checklist,
    transfers_to_answer,
    waiting_list,
)
from wasl.participants.queries.files import fields_corrected_since, files, search
from wasl.participants.queries.turns import waiting

__all__ = [
    "Caseload",
    "Wait",
    "caseloads",
    "checklist",
    "fields_corrected_since",
    "files",
    "search",
    "transfers_to_answer",
    "waiting",
    "waiting_list",
]
