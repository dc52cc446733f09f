"""What a file's page shows besides the path: the record's phones, the checklist, a wait, a move."""

from typing import Any

from wasl.participants.enums import ConsentKind, PaperState, PhoneOwner, TransferStatus
from wasl.participants.models import ConsentEvent, File, Record, Transfer, WaitingEntry
from wasl.participants.operations.referrals import READERS
from wasl.participants.queries import checklist
from wasl.participants.rules import spaced
from wasl.web.requests import Request
from wasl.wording.dates import today


def record_shown(record: Record) -> dict[str, Any]:
    """The phones with whose each is (nothing beside their own), and the guardian's."""
    numbers = [(record.phone, record.phone_of)] if record.phone else []
    numbers += [(phone["number"], phone["of"]) for phone in record.other_phones]
    return {
        "phones": [
            {"number": spaced(number), "of": "" if of == PhoneOwner.OWN else PhoneOwner(of).label}
            for number, of in numbers
        ],
        "guardian_phone": spaced(record.guardian_phone),
    }


def work_shown(request: Request, file: File) -> dict[str, Any]:
    """The checklist in numbers, what the file waits for, the centre it is proposed to, and whether the person was told
    what is written about them. Four queries."""
    papers = checklist(file)
    day = today()
    return {
        "checklist": {
            "settled": sum(paper.state in {PaperState.VERIFIED, PaperState.NOT_NEEDED} for paper in papers),
            "total": len(papers),
            "late": any(paper.asked_until and paper.asked_until < day for paper in papers),
        },
        "informed": ConsentEvent.objects.filter(file=file, kind=ConsentKind.NOTICE).exists(),
        "wait": WaitingEntry.objects.filter(file=file, ended_at=None).first(),
        "moving": Transfer.objects.filter(file=file, status=TransferStatus.PROPOSED)
        .select_related("to_centre")
        .first(),
        "reads_referral": request.actor.role in READERS
        and file.centre_id in request.actor.scope.write_centres,
    }
