"""How a ceremony and its receipts stand, as the pages tell it: whose turn it is, what a receipt's tag says."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wasl.audit.actors import Actor
from wasl.handovers import queries
from wasl.handovers.access import may_write
from wasl.handovers.enums import DELIVERED, CeremonyStatus, OfficialRole, ReceiptKind, ReceiptStatus
from wasl.handovers.models import Ceremony, CeremonyOfficial, Receipt
from wasl.handovers.standing import HolderState, Missing, Progress, outdated
from wasl.institutions.enums import Sex
from wasl.institutions.models import Office, OfficeHolder
from wasl.institutions.queries import holders_on
from wasl.wording.counting import joined
from wasl.wording.languages import in_language

TAGS = {
    ReceiptStatus.ISSUED: "",
    ReceiptStatus.SIGNED: "done",
    ReceiptStatus.SCANNED: "done",
    ReceiptStatus.VOID: "off",
    ReceiptStatus.REVERSED: "warn",
}


_DAY_TERMS = {
    ReceiptStatus.ISSUED: gettext_lazy("To be handed over on"),
    ReceiptStatus.SIGNED: gettext_lazy("Handed over on"),
    ReceiptStatus.SCANNED: gettext_lazy("Handed over on"),
    ReceiptStatus.VOID: gettext_lazy("Was to be handed over on"),
    ReceiptStatus.REVERSED: gettext_lazy("Had been handed over on"),
}


@dataclass(frozen=True)
class Turn:
    """The next thing to do with a ceremony; ``url`` is empty when it is somebody else's turn."""

    title: str
    says: str
    url: str = ""
    label: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Tagged:
    """A receipt with the kind of its tag, and whether it is for equipment."""

    receipt: Receipt
    tag: str
    equipment: bool

    @property
    def lacks_scan(self) -> bool:
        """Whether it is signed and its scan is still to come."""
        return self.receipt.status == ReceiptStatus.SIGNED

    @property
    def outdated(self) -> bool:
        """Whether it was printed before the record was corrected, and is still to be signed."""
        return outdated(self.receipt)

    @property
    def day_term(self) -> str:
        """What the day of the handover is, by the state of the receipt: nothing was handed over on one not signed."""
        return str(_DAY_TERMS[ReceiptStatus(self.receipt.status)])


@dataclass(frozen=True)
class Called:
    """One row of the list: a holder, their project, their receipts."""

    state: HolderState
    name: str
    receipts: list[Tagged]

    @property
    def may_withdraw(self) -> bool:
        """Whether the grant can be taken off the list: nothing of it stands."""
        return not any(
            tagged.receipt.status in (ReceiptStatus.ISSUED, *DELIVERED) for tagged in self.receipts
        )


@dataclass(frozen=True)
class Seated:
    """An official as named on the day of the ceremony; ``name`` is empty when nobody held the office."""

    title: str
    name: str
    role: str


def ceremony_or_404(pk: uuid.UUID) -> Ceremony:
    """The ceremony, when the reader may see it. Absent and forbidden look alike."""
    found = queries.visible().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def receipt_or_404(pk: uuid.UUID) -> Receipt:
    """The receipt with what its page tells, when the reader may see it."""
    found = _receipts().filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _receipts() -> QuerySet[Receipt]:
    return Receipt.objects.select_related(
        "ceremony__centre", "ceremony__place", "grant__project", "trade", "residence", "file__record", "agreement",
        "issuing_centre", "replaces", "replaced_by", "reversal",
    )  # fmt: skip


def called(states: Iterable[HolderState]) -> list[Called]:
    """Rows of the list, in the order of calling."""
    return [
        Called(
            state,
            state.holder.file.record.name,
            [tagged(receipt) for receipt in state.standing],
        )
        for state in states
    ]


def tagged(receipt: Receipt) -> Tagged:
    """A receipt with its tag."""
    return Tagged(receipt, TAGS[ReceiptStatus(receipt.status)], receipt.kind == ReceiptKind.EQUIPMENT)


def seated(ceremony: Ceremony) -> list[Seated]:
    """The officials of a ceremony as they were named that day, in protocol order. Two queries."""
    holders = {holder.office_id: holder for holder in holders_on(ceremony.held_on)}
    officials: list[CeremonyOfficial] = list(
        ceremony.officials.select_related("office").order_by("rank", "id")
    )
    found = [
        _seated(official.office, holders.get(official.office_id), str(OfficialRole(official.role).label))
        for official in officials
    ]
    if ceremony.statement_office is not None:
        office = ceremony.statement_office
        found.append(_seated(office, holders.get(office.pk), _("states the balance")))
    return _each_once(found)


def _each_once(officials: list[Seated]) -> list[Seated]:
    """One row an official, with everything they do that day."""
    roles: dict[tuple[str, str], list[str]] = {}
    for official in officials:
        roles.setdefault((official.title, official.name), []).append(official.role)
    return [Seated(title, name, joined(given)) for (title, name), given in roles.items()]


def _seated(office: Office, holder: OfficeHolder | None, role: str) -> Seated:
    if holder is None:
        return Seated(str(office), "", role)
    title = str(office)
    if holder.sex == Sex.FEMALE:
        title = in_language(ar=office.title_feminine_ar, fr=office.title_feminine_fr) or title
    return Seated(title, str(holder), role)


def turn_of(actor: Actor, ceremony: Ceremony, progress: Progress, missing: list[Missing]) -> Turn | None:
    """Whose turn it is and what to do next; None when the ceremony is cancelled, or finished and every scan is there."""
    if ceremony.status == CeremonyStatus.CANCELLED:
        return None
    if ceremony.status == CeremonyStatus.FINISHED:
        turn = _after(ceremony, progress)
    else:
        turn = _TURNS[missing[0].code if missing else "finish"](ceremony, progress)
    mine = actor.may("ceremonies.write") and may_write(actor, ceremony.centre_id)
    return turn if turn is None or mine else Turn(_("The centre's turn"), turn.title)


def _after(ceremony: Ceremony, progress: Progress) -> Turn | None:
    """What is left to do once the ceremony is finished."""
    if progress.undone:
        says = ngettext(
            "%(count)s reversed receipt has no other in its place: issue it again, or take its grant off the list.",
            "%(count)s reversed receipts have no others in their place: issue them again, or take their grants off the list.",
            progress.undone,
        ) % {"count": progress.undone}
        return Turn(_("A handover was undone"), says, "#undone", _("See what was reversed"))
    if progress.issued:
        says = ngettext(
            "%(count)s receipt issued again is to be signed.",
            "%(count)s receipts issued again are to be signed.",
            progress.issued,
        ) % {"count": progress.issued}
        return Turn(
            _("Have the new receipt signed"), says,
            reverse("check_off", args=[ceremony.pk]), _("Open the check-off"), "hand",
        )  # fmt: skip
    if not progress.signed:
        return None
    says = ngettext(
        "%(count)s signed receipt lacks its scan.",
        "%(count)s signed receipts lack their scans.",
        progress.signed,
    ) % {"count": progress.signed}
    return Turn(
        _("Add the scans"), says, reverse("ceremony_scans", args=[ceremony.pk]), _("Add the scans"), "scan"
    )


def _empty(ceremony: Ceremony, progress: Progress) -> Turn:
    return Turn(
        _("Choose the grants to hand over"),
        _("Only approved grants of the centre are offered."),
        reverse("ceremony_grants", args=[ceremony.pk]), _("Choose the grants"), "plus",
    )  # fmt: skip


def _issue(ceremony: Ceremony, progress: Progress) -> Turn:
    return Turn(
        _("Issue the receipts"),
        _("Each holder gets numbered receipts to sign. Check the list before: a number is never used twice."),
        reverse("ceremony_issue", args=[ceremony.pk]), _("Issue the receipts"), "file",
    )  # fmt: skip


def _sign(ceremony: Ceremony, progress: Progress) -> Turn:
    return Turn(
        _("Hand over and collect the signatures"),
        ngettext("%(count)s receipt is to be signed.", "%(count)s receipts are to be signed.", progress.issued)
        % {"count": progress.issued},
        reverse("check_off", args=[ceremony.pk]), _("Open the check-off"), "hand",
    )  # fmt: skip


def _minutes(ceremony: Ceremony, progress: Progress) -> Turn:
    return Turn(
        _("Print the minutes"),
        _("They list what was handed over, as the receipts stand now."),
        reverse("ceremony_print", args=[ceremony.pk]), _("Print minutes and list"), "print",
    )  # fmt: skip


def _gift_minutes(ceremony: Ceremony, progress: Progress) -> Turn:
    return Turn(
        _("Print the minutes of the gift"),
        _("Each institutional gift has minutes of its own."),
        "#gifts",
        _("See the gifts"),
    )


def _finish(ceremony: Ceremony, progress: Progress) -> Turn:
    return Turn(
        _("Finish the ceremony"),
        _("Everything is signed or void, and the minutes are printed."),
        reverse("ceremony_finish", args=[ceremony.pk]), _("Finish the ceremony"), "check",
    )  # fmt: skip


_TURNS = {
    "empty": _empty,
    "issue": _issue,
    "sign": _sign,
    "minutes": _minutes,
    "gift_minutes": _gift_minutes,
    "finish": _finish,
}
