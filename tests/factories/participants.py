"""People and files, made through the acts. Everybody is invented; cards of the series ZZ are issued to nobody."""

import datetime
import itertools
from typing import Any

from wasl.audit.actors import Actor
from wasl.participants.models import File
from wasl.participants.operations import open_file, verify_eligibility
from wasl.territory.models import Centre, Place

_cards = itertools.count(1)
OPENED = datetime.date(2021, 1, 11)

# Who answers for a minor, as ``open_file`` takes it.
GUARDIAN = {
    "guardian_name_ar": "الجيلالي البحراوي",
    "guardian_relation": "father",
    "guardian_cin": "ZZ900001",
    "guardian_phone": "+212790000009",
}


def centre(code: str = "MRK") -> Centre:
    """A centre of the reference data."""
    return Centre.objects.get(code=code)


def person(**changes: Any) -> dict[str, Any]:
    """What is written about someone, as ``open_file`` takes it: a man of Ben Guerir, unless said otherwise."""
    written: dict[str, Any] = {
        "given_ar": "يونس",
        "surname_ar": "البحراوي",
        "given_lat": "Younes",
        "surname_lat": "El Bahraoui",
        "father_ar": "الجيلالي",
        "cin": f"ZZ{next(_cards):06d}",
        "birth_date": datetime.date(1984, 3, 17),
        "sex": "male",
        "phone": "+212790000001",
        "residence": "MA-REH",
        "commune": "07.427.01.01",
        "address_ar": "حي السلام، ابن جرير",
    } | changes
    for name in ("residence", "commune"):
        if isinstance(written[name], str):
            written[name] = Place.objects.get(code=written[name])
    return written


def file(by: Actor, *, centre_code: str = "MRK", opened_on: datetime.date = OPENED, **changes: Any) -> File:
    """An open file of the centre, eligibility not verified yet."""
    caseworker = changes.pop("caseworker", None)
    # Everybody made here has one name: said to be another person each time, unless a test is about that.
    other_person = changes.pop("other_person", "بطاقة أخرى")
    return open_file(
        by=by, centre=centre(centre_code), opened_on=opened_on, caseworker=caseworker, other_person=other_person,
        **person(**changes),
    )  # fmt: skip


def eligible_file(by: Actor, **changes: Any) -> File:
    """An open file whose eligibility was verified eight days after opening."""
    opened = file(by, **changes)
    return verify_eligibility(
        by=by, file=opened, on=opened.opened_on + datetime.timedelta(days=8), paper="release_slip"
    )
