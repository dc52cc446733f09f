"""Every question about ceremonies and receipts; see the modules."""

from wasl.handovers.queries.ceremonies import (
    current_minutes,
    followed_elsewhere,
    grants_to_list,
    is_printed,
    lines_of,
    missing,
    papers_of,
    progress,
    receipts_of,
    reversals_of,
    visible,
)
from wasl.handovers.queries.checking import check
from wasl.handovers.queries.waiting import waiting

__all__ = [
    "check",
    "current_minutes",
    "followed_elsewhere",
    "grants_to_list",
    "is_printed",
    "lines_of",
    "missing",
    "papers_of",
    "progress",
    "receipts_of",
    "reversals_of",
    "visible",
    "waiting",
]
