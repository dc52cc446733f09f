"""Who may write which kind of entry: the ledger follows the act that moves the money, not a right of its own."""

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed
from wasl.funding.enums import EntryKind

# A contribution is written by whoever keeps the ledger; a commitment comes with an approval, a payment with a signature.
ENTERS: dict[str, str] = {
    EntryKind.CONTRIBUTION: "ledger.write",
    EntryKind.COMMITMENT: "grants.approve",
    EntryKind.RELEASE: "grants.approve",
    EntryKind.PAYMENT: "receipts.write",
}
UNDOES: dict[str, str] = {**ENTERS, EntryKind.PAYMENT: "receipts.reverse"}


def may_enter(by: Actor, kind: str) -> None:
    """Raise NotAllowed unless the actor's role writes entries of this kind. A reversal is never entered by itself."""
    if kind not in ENTERS or not by.may(ENTERS[kind]):
        raise NotAllowed


def may_reverse(by: Actor, kind: str) -> None:
    """Raise NotAllowed unless the actor's role undoes entries of this kind."""
    if kind not in UNDOES or not by.may(UNDOES[kind]):
        raise NotAllowed
