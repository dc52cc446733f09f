"""Opening lines and writing their append-only ledger. A correction is a reversing entry; nothing is ever rewritten."""

import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import NotAllowed, Refusal, sentence_for
from wasl.funding import access, queries, rules
from wasl.funding.enums import EntryKind
from wasl.funding.models import Entry, FundingLine
from wasl.funding.rules import Balance, Reference
from wasl.institutions.models import Institution
from wasl.money.amounts import dirhams
from wasl.territory.models import Centre
from wasl.wording.counting import amount_press

__all__ = ["Balance", "Reference", "enter", "open_line", "reverse_entry"]

# The database's last word, when two write at once or somebody writes past the pages.
for _name, _sentence, _field in (
    (
        "funding_commitments_exceed_contributions",
        gettext_lazy("The funding line does not hold this amount."),
        "amount",
    ),
    (
        "funding_payments_exceed_commitments",
        gettext_lazy(
            "More would be paid on this line than was committed on it: receipts already signed stand on it."
        ),
        "amount",
    ),
    ("funding_line_below_zero", gettext_lazy("A sum of this line would fall below zero."), "amount"),
    (
        "funding_reversal_mirrors_entry",
        gettext_lazy(
            "A reversal takes the line and the amount of the entry it undoes, and undoes no reversal."
        ),
        None,
    ),
    ("funding_entry_reverses_id_key", gettext_lazy("This entry is already reversed."), None),
    ("funding_entry_amount_positive", gettext_lazy("The amount must be more than zero."), "amount"),
    ("funding_fundingline_code_key", gettext_lazy("Another funding line already has this code."), "code"),
):
    sentence_for(_name, _sentence, field=_field)


@act("funding.open_line", permission="ledger.write")
def open_line(
    *,
    by: Actor,
    code: str,
    centre: Centre,
    funder: Institution,
    money: str,
    budget_year: int,
    label_ar: str,
    label_fr: str,
    sealed: str = "",
) -> FundingLine:
    """Open a line: money of one funder, of one kind, for one budget year, spent through one centre. It starts empty.

    ``sealed`` is the code of the restricted programme it is opened for: only its readers hear of it.
    """
    line = FundingLine.objects.create(
        code=code,
        centre=centre,
        funder=funder,
        money=money,
        budget_year=budget_year,
        label_ar=label_ar,
        label_fr=label_fr,
        opened_by=by.label,
    )
    record(
        by=by,
        action="funding.open_line",
        kind="line",
        object_id=line.pk,
        label=line.code,
        centre_id=line.centre_id,
        sealed=sealed,
    )
    return line


@act("funding.enter")
def enter(
    *, by: Actor, line: FundingLine, kind: str, amount: Decimal, dated: datetime.date, reference: Reference
) -> Entry:
    """Write one entry (contribution, commitment, release or payment) of a line, in dirhams.

    Raises NotAllowed when the role does not write this kind; Refusal when the line does not hold the amount, with
    what is left. Under concurrency the others wait: the sentence is as true as the verdict.
    """
    access.may_enter(by, kind)
    amount = _sum(amount)
    _refuse_what_does_not_fit(line, kind, amount)
    entry = Entry.objects.create(
        line=line,
        kind=kind,
        amount=amount,
        dated=dated,
        reference_kind=reference.kind,
        reference_id=reference.id,
        reference_label=reference.label,
        recorded_by=by.label,
    )
    _record(by, "funding.enter", entry)
    return entry


@act("funding.reverse_entry")
def reverse_entry(
    *, by: Actor, entry: Entry, dated: datetime.date, reference: Reference | None = None, reason: str = ""
) -> Entry:
    """Undo an entry by its mirror, for the same thing; ``reference`` gives it the number of the paper that undoes it.

    ``reason`` is what a person who corrects by hand writes; a reversal by its own paper holds it there.
    Raises NotAllowed, Refusal when the entry is already undone or the line would no longer hold what stands on it,
    ValueError when ``reference`` is another thing than the entry's: sums are taken by thing, and would part.
    """
    current = Entry.objects.select_related("line").filter(pk=entry.pk).first()
    if current is None:
        raise NotAllowed
    if reference is not None and reference.id != current.reference_id:
        raise ValueError("A reversal is for the same thing as the entry it undoes.")
    access.may_reverse(by, current.kind)
    _refuse_what_cannot_be_undone(current)
    reversal = Entry.objects.create(
        line=current.line,
        kind=EntryKind.REVERSAL,
        amount=current.amount,
        dated=dated,
        reverses=current,
        reference_kind=current.reference_kind,
        reference_id=current.reference_id,
        reference_label=reference.label if reference else current.reference_label,
        reason=reason,
        recorded_by=by.label,
    )
    _record(by, "funding.reverse_entry", reversal)
    return reversal


def _sum(amount: Decimal) -> Decimal:
    exact = dirhams(amount)
    if exact <= 0:
        raise Refusal(
            _("The amount must be more than zero."), field="amount", code="funding_entry_amount_positive"
        )
    return exact


def _refuse_what_does_not_fit(line: FundingLine, kind: str, amount: Decimal) -> None:
    queries.hold(line)
    now = queries.balance(line)
    then = rules.after(now, kind, amount)
    if then.committed > then.contributed:
        raise Refusal(
            _("The line %(line)s has %(left)s left: it does not hold %(amount)s.")
            % {"line": line.code, "left": amount_press(now.free), "amount": amount_press(amount)},
            field="amount",
            code="funding_commitments_exceed_contributions",
        )
    if then.paid > then.committed:
        raise Refusal(
            _("On the line %(line)s, %(owed)s are committed and not paid yet: %(amount)s is more than that.")
            % {"line": line.code, "owed": amount_press(now.owed), "amount": amount_press(amount)},
            field="amount",
            code="funding_payments_exceed_commitments",
        )


def _refuse_what_cannot_be_undone(entry: Entry) -> None:
    queries.hold(entry.line)
    if entry.kind == EntryKind.REVERSAL or Entry.objects.filter(reverses=entry).exists():
        raise Refusal(_("This entry is already reversed."), code="funding_entry_reverses_id_key")
    then = rules.after(queries.balance(entry.line), entry.kind, entry.amount, undoing=True)
    if then.committed < 0:
        raise Refusal(
            _("What this entry committed was released meanwhile: nothing of it is left to undo."),
            code="funding_payments_exceed_commitments",
        )
    if then.committed > then.contributed:
        raise Refusal(
            _(
                "%(committed)s are committed on the line %(line)s: without this entry it would hold only %(contributed)s."
            )
            % {
                "line": entry.line.code,
                "committed": amount_press(then.committed),
                "contributed": amount_press(then.contributed),
            },
            code="funding_commitments_exceed_contributions",
        )
    if then.paid > then.committed:
        raise Refusal(
            _("%(paid)s are already paid on the line %(line)s: only %(committed)s would stay committed.")
            % {
                "line": entry.line.code,
                "paid": amount_press(then.paid),
                "committed": amount_press(then.committed),
            },
            code="funding_payments_exceed_commitments",
        )


def _record(by: Actor, action: str, entry: Entry) -> None:
    record(
        by=by,
        action=action,
        kind="entry",
        object_id=entry.pk,
        label=entry.reference_label,
        centre_id=entry.line.centre_id,
        changes={
            "line": [None, entry.line.code],
            "kind": [None, entry.kind],
            "amount": [None, str(entry.amount)],
        },
    )
