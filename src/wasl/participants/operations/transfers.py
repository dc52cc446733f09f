"""Moving a file to another centre: proposed by the one that has it, accepted or refused by the one asked."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.acts import act
from wasl.audit.acts import record as record_event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.participants import rules
from wasl.participants.access import open_file_to_write
from wasl.participants.enums import TransferStatus
from wasl.participants.history import entrusted
from wasl.participants.models import File, Transfer, TransferReason
from wasl.territory.models import Centre

# Who answers for a centre answers a proposal made to it.
ANSWERS = {RoleName.COORDINATOR, RoleName.HEADQUARTERS}


@act("participants.propose_transfer", permission="files.write")
def propose_transfer(*, by: Actor, file: File, to_centre: Centre, reason: str) -> Transfer:
    """Propose a file to another centre. Until it accepts, that centre sees the number and who sends it: no name, no reason.

    Raises Refusal when no reason is given, when it is the same centre, when a proposal waits already, or while a grant
    or a receipt of the person is not finished (``handovers_transfer_leaves_nothing_open``).
    """
    found = open_file_to_write(by, file)
    if to_centre.pk == found.centre_id:
        raise Refusal(
            _("The file is at this centre already: choose another one."),
            field="to_centre",
            code="same_centre",
        )
    why = rules.cleaned(reason)
    if not why:
        raise Refusal(_("Write why the file goes to another centre."), field="reason", code="reason_missing")
    if Transfer.objects.filter(file=found, status=TransferStatus.PROPOSED).exists():
        raise Refusal(_("This file is already proposed to a centre."), code="transfer_waiting")
    transfer = Transfer(
        file=found, number=found.number, from_centre=found.centre, to_centre=to_centre, proposed_by=by.label
    )  # fmt: skip
    transfer.save(force_insert=True)
    TransferReason(transfer=transfer, file=found, reason=why).save(force_insert=True)
    _tell(by, "propose_transfer", transfer, found.centre_id)
    return transfer


@act("participants.accept_transfer", permission="files.write")
def accept_transfer(*, by: Actor, transfer: Transfer) -> File:
    """Take the file over: from this moment it is the receiving centre's, and the sending centre no longer reads it.

    One row changes, the file's (invariant 10); nobody follows it yet. Receipts, ledger and figures stay as they are.
    Raises NotAllowed for anybody but the receiving centre's coordinator or headquarters.
    """
    found = _to_answer(by, transfer)
    found.status, found.decided_at, found.decided_by = TransferStatus.ACCEPTED, timezone.now(), by.label
    found.save(update_fields=["status", "decided_at", "decided_by"])
    file = File.objects.select_related("centre").get(pk=found.file_id)
    if file.assignments.exists():
        entrusted(by, file, None)
    _tell(by, "accept_transfer", found, found.to_centre_id)
    return file


@act("participants.refuse_transfer", permission="files.write")
def refuse_transfer(*, by: Actor, transfer: Transfer, answer: str) -> Transfer:
    """Leave the file where it is, with the reason: the sending centre reads it. Raises as ``accept_transfer``."""
    found = _to_answer(by, transfer)
    why = rules.cleaned(answer)
    if not why:
        raise Refusal(_("Write why the file is not taken over."), field="answer", code="reason_missing")
    found.status, found.decided_at, found.decided_by = TransferStatus.REFUSED, timezone.now(), by.label
    found.answer = why
    found.save(update_fields=["status", "decided_at", "decided_by", "answer"])
    _tell(by, "refuse_transfer", found, found.to_centre_id)
    return found


@act("participants.withdraw_transfer", permission="files.write")
def withdraw_transfer(*, by: Actor, transfer: Transfer) -> Transfer:
    """Take a proposal back before it is answered. Raises NotAllowed outside the sending centre."""
    found = _waiting(transfer)
    if found.from_centre_id not in by.scope.write_centres:
        raise NotAllowed(code="not_your_transfer")
    found.status, found.decided_at, found.decided_by = TransferStatus.WITHDRAWN, timezone.now(), by.label
    found.save(update_fields=["status", "decided_at", "decided_by"])
    _tell(by, "withdraw_transfer", found, found.from_centre_id)
    return found


def _to_answer(by: Actor, transfer: Transfer) -> Transfer:
    found = _waiting(transfer)
    if found.to_centre_id not in by.scope.write_centres or by.role not in ANSWERS:
        raise NotAllowed(code="not_your_transfer")
    if found.proposed_by == by.label:
        raise Refusal(_("Somebody else answers what you proposed."), code="own_proposal")
    return found


def _waiting(transfer: Transfer) -> Transfer:
    found = Transfer.objects.select_for_update(of=("self",)).filter(pk=transfer.pk).first()
    if found is None:
        raise NotAllowed(code="not_your_transfer")
    if found.status != TransferStatus.PROPOSED:
        raise Refusal(_("This proposal was answered already."), code="transfer_answered")
    return found


def _tell(by: Actor, name: str, transfer: Transfer, centre_id: int) -> None:
    record_event(
        by=by, action=f"participants.{name}", kind="transfer", object_id=transfer.pk, label=transfer.number,
        centre_id=centre_id, changes={"status": [None, str(transfer.status)]},
    )  # fmt: skip
