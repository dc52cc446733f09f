"""The path of a file: its stages, the step each belongs to, and whose turn it is at each."""

import enum
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Stage(enum.StrEnum):
    """What the file waits for. The order is that of the path."""

    ENTRUST = "entrust"
    ELIGIBILITY = "eligibility"
    PREPARE = "prepare"
    COMPLETE = "complete"
    PROPOSE = "propose"
    DECIDE = "decide"
    LIST = "list"
    ISSUE = "issue"
    REISSUE = "reissue"
    SIGN = "sign"
    SCAN = "scan"
    DONE = "done"


# Which step of the path each stage belongs to (the opening of the file is step 0 and always done).
STEP = {
    Stage.ENTRUST: 0,
    Stage.ELIGIBILITY: 1,
    Stage.PREPARE: 2,
    Stage.COMPLETE: 2,
    Stage.PROPOSE: 3,
    Stage.DECIDE: 3,
    Stage.LIST: 4,
    Stage.ISSUE: 4,
    Stage.REISSUE: 4,
    Stage.SIGN: 5,
    Stage.SCAN: 6,
    Stage.DONE: 6,
}
STEPS: list[tuple[str, Promise]] = [
    ("file", pgettext_lazy("step", "File")),
    ("eligibility", pgettext_lazy("step", "Eligibility")),
    ("project", _("Micro-project")),
    ("approval", pgettext_lazy("step", "Approval")),
    ("handover", pgettext_lazy("step", "Handover")),
    ("receipt", pgettext_lazy("step", "Receipt")),
]

_CASEWORKER = pgettext_lazy("turn", "caseworker")
_COORDINATOR = _("centre coordinator")
_HEADQUARTERS = _("central services")


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is and for what: ``short`` in a list, ``title`` and ``what`` on the page, ``then`` what comes after."""

    who: Promise | str
    short: Promise | str
    title: Promise | str
    what: Promise | str
    then: Promise | str


TURNS: dict[Stage, Turn] = {
    Stage.ENTRUST: Turn(
        _COORDINATOR,
        _("entrust the file"),
        _("With the centre coordinator: a caseworker"),
        _("Nobody follows this file yet: entrust it to a caseworker."),
        _("the caseworker verifies eligibility."),
    ),
    Stage.ELIGIBILITY: Turn(
        _CASEWORKER,
        _("verify eligibility"),
        _("With the caseworker: eligibility"),
        _("Verify eligibility from a paper, and record only the kind of paper seen."),
        _("the micro-project is prepared with the person."),
    ),
    Stage.PREPARE: Turn(
        _CASEWORKER,
        _("prepare the project"),
        _("With the caseworker: the micro-project"),
        _("Prepare the micro-project: trade, site, equipment, cash aid."),
        _("the coordinator proposes the grant."),
    ),
    Stage.COMPLETE: Turn(
        _CASEWORKER,
        _("complete the project"),
        _("With the caseworker: complete the project"),
        _("Finish the equipment list with its prices, then declare the project complete."),
        _("the coordinator proposes the grant."),
    ),
    Stage.PROPOSE: Turn(
        _COORDINATOR,
        _("propose the grant"),
        _("With the centre coordinator: the proposal"),
        _("Propose the grant on the lines of an agreement."),
        _("the central services decide."),
    ),
    Stage.DECIDE: Turn(
        _HEADQUARTERS,
        _("decide on the grant"),
        _("With the central services: the decision"),
        _("The grant was proposed; the central services approve or refuse it."),
        _("the project goes on the list of a handover ceremony."),
    ),
    Stage.LIST: Turn(
        _COORDINATOR,
        _("put on a ceremony"),
        _("With the centre coordinator: the ceremony"),
        _("Put the grant on the list of a handover ceremony."),
        _("the receipts are issued and signed that day."),
    ),
    Stage.ISSUE: Turn(
        _COORDINATOR,
        _("issue the receipts"),
        _("With the centre coordinator: the receipts"),
        _("Issue the receipts of the ceremony."),
        _("the holder signs them at the handover."),
    ),
    Stage.REISSUE: Turn(
        _COORDINATOR,
        _("issue again or take off the list"),
        _("With the centre coordinator: a receipt no longer stands"),
        _(
            "A receipt was made void or reversed: issue it again, or take the grant off the list so that another ceremony "
            "hands it over."
        ),
        _("the holder signs the new receipt."),
    ),
    Stage.SIGN: Turn(
        _COORDINATOR,
        _("record the signature"),
        _("With the centre coordinator: the signature"),
        _("Hand over the equipment and record the signature or the thumbprint."),
        _("the signed receipt is scanned."),
    ),
    Stage.SCAN: Turn(
        _COORDINATOR,
        _("attach the scan"),
        _("With the centre coordinator: the scan"),
        _("Everything was handed over and signed. Attach the scan of each signed receipt."),
        _("nothing: the path is complete."),
    ),
}
