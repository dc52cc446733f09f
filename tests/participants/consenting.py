"""People told, agreeing and quoted, for the tests of consents: through the acts, on the texts of the first version."""

import datetime
import uuid

from wasl.audit.actors import Actor
from wasl.participants.models import ConsentEvent, ConsentUse, File
from wasl.participants.operations import record_consent, use_consent, write_quotation

INFORMED_ON = datetime.date(2021, 2, 1)
GUARDIAN = {"guardian_name": "الجيلالي البحراوي", "guardian_relation": "father"}
SCAN = b"%PDF-1.7 signed %%EOF"


def inform(by: Actor, whom: File, **changes: object) -> ConsentEvent:
    said = {
        "kind": "notice",
        "answer": "informed",
        "answered_on": INFORMED_ON,
        "proof": "thumbprint",
        "read_aloud": True,
    }
    return record_consent(by=by, file=whom, **said | changes)  # type: ignore[arg-type]


def give(by: Actor, whom: File, kind: str = "quotation", **changes: object) -> ConsentEvent:
    return inform(by, whom, **{"kind": kind, "answer": "given", "proof": "signature"} | changes)


def use(by: Actor, whom: File, kind: str = "quotation", label: str = "COM-1") -> ConsentUse:
    return use_consent(by=by, file=whom, kind=kind, reference_kind="communique", reference_id=uuid.uuid5(uuid.NAMESPACE_URL, label),
                       reference_label=label)  # fmt: skip


def whole(by: Actor, whom: File) -> None:
    """A row in each table: told, agreed with the signed paper, said something, quoted."""
    inform(by, whom)
    give(by, whom, scan=SCAN)
    write_quotation(
        by=by,
        file=whom,
        words_ar="صرت أعيل أسرتي من عملي.",
        words_fr="Je fais vivre ma famille.",
        said_on=INFORMED_ON,
    )
    use(by, whom)
