"""A ceremony held: receipts issued and signed, minutes printed."""

from tests.factories.handovers import HELD, Scene, approved_grant, ceremony

from wasl.handovers.models import Ceremony
from wasl.handovers.operations import finish_ceremony, issue_receipts, print_minutes, sign_receipt


def held(at: Scene, *, people: int = 2, finished: bool = True, **grant: object) -> Ceremony:
    """A ceremony where everybody signed, finished unless said."""
    by = at.coordinator
    prepared = ceremony(at, *[approved_grant(at, cash="2000.00", **grant) for _ in range(people)])
    for receipt in issue_receipts(by=by, ceremony=prepared, issued_on=HELD):
        sign_receipt(by=by, receipt=receipt, signed_on=HELD, proof="signature")
    if finished:
        print_minutes(by=by, ceremony=prepared)
        return finish_ceremony(by=by, ceremony=prepared)
    return prepared
