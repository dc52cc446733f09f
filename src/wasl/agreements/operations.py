"""Recording a signed agreement with its parties and lines, and its amendments. Money is added by entries, never replaced."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Unpack

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.agreements import rules
from wasl.agreements.models import Agreement, AgreementLine, Amendment, Party
from wasl.agreements.rules import Facts, NewLine
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import NotAllowed, Refusal, sentence_for, together
from wasl.funding.enums import EntryKind
from wasl.funding.models import FundingLine
from wasl.funding.operations import Reference, enter, open_line
from wasl.institutions.models import Institution

__all__ = ["Facts", "NewLine", "amend", "sign_agreement"]

for _name, _sentence, _field in (
    ("agreements_agreement_number_key", gettext_lazy("Another agreement already has this number."), "number"),
    ("agreements_agreement_dates_in_order", gettext_lazy("The end comes before the start."), "ends_on"),
    (
        "agreements_agreement_season_shape",
        gettext_lazy("A season is two years that follow each other: 2019-2020."),
        "season",
    ),
    (
        "agreements_agreement_partnership_has_programme",
        gettext_lazy("A partnership agreement serves a programme: choose it."),
        "programme",
    ),
    ("agreements_party_once", gettext_lazy("The same party is written twice."), "parties"),
    (
        "agreements_amendment_once",
        gettext_lazy("Somebody else recorded this amendment meanwhile: read it first."),
        None,
    ),
):
    sentence_for(_name, _sentence, field=_field)


@act("agreements.sign_agreement", permission="agreements.write")
def sign_agreement(
    *,
    by: Actor,
    parties: Sequence[tuple[Institution, str]],
    lines: Sequence[NewLine] = (),
    **facts: Unpack[Facts],
) -> Agreement:
    """Record a signed agreement, its parties in protocol order, and its lines with their first contributions.

    ``facts`` are what its paper says (see ``rules.Facts``). Contributions are dated ``signed_on``. Raises Refusal, with
    everything that is wrong, for dates in disorder, fewer than two parties, a line paid by somebody who is not a party;
    and for a number taken.
    """
    rules.check_agreement(facts, parties, lines)
    agreement = Agreement.objects.create(**facts, recorded_by=by.label)
    Party.objects.bulk_create(
        Party(agreement=agreement, institution=institution, role=role, rank=rank)
        for rank, (institution, role) in enumerate(parties, start=1)
    )
    for line in lines:
        _bring_line(by, agreement, line)
    _record(by, "agreements.sign_agreement", agreement, {})
    return agreement


@act("agreements.amend", permission="agreements.write")
def amend(
    *,
    by: Actor,
    agreement: Agreement,
    signed_on: datetime.date,
    subject_ar: str,
    subject_fr: str,
    ends_on: datetime.date | None = None,
    additions: Sequence[tuple[FundingLine, Decimal]] = (),
) -> Amendment:
    """Record an amendment: a new end date, or money added to lines of the agreement by entries of its own.

    ``additions`` are sums to add, in dirhams. What was agreed before stays as it is written.
    Raises Refusal for a line of another agreement, an amendment signed before the agreement, or an end before the start.
    """
    current_one = Agreement.objects.select_for_update().filter(pk=agreement.pk).first()
    if current_one is None:
        raise NotAllowed
    _check_amendment(current_one, signed_on, ends_on, additions)
    last = Amendment.objects.filter(agreement=current_one).aggregate(last=Max("number"))["last"] or 0
    amendment = Amendment.objects.create(
        agreement=current_one,
        number=last + 1,
        signed_on=signed_on,
        ends_on=ends_on,
        subject_ar=subject_ar,
        subject_fr=subject_fr,
        recorded_by=by.label,
    )
    reference = Reference("amendment", amendment.pk, f"{current_one.number}/{amendment.number}")
    for line, amount in additions:
        enter(
            by=by, line=line, kind=EntryKind.CONTRIBUTION, amount=amount, dated=signed_on, reference=reference
        )
    changes: dict[str, list[str | None]] = {"amendment": [None, str(amendment.number)]}
    if ends_on:
        changes["ends_on"] = [str(rules.last_day(agreement)), str(ends_on)]
    _record(by, "agreements.amend", current_one, changes)
    return amendment


def _seal_of(agreement: Agreement) -> str:
    programme = agreement.programme
    return programme.code if programme is not None and programme.restricted else ""


def _bring_line(by: Actor, agreement: Agreement, new: NewLine) -> None:
    line = open_line(
        by=by,
        code=new.code,
        centre=agreement.centre,
        funder=new.funder,
        money=new.money,
        budget_year=agreement.budget_year,
        label_ar=new.label_ar,
        label_fr=new.label_fr,
        sealed=_seal_of(agreement),
    )
    AgreementLine.objects.create(agreement=agreement, line=line)
    enter(
        by=by,
        line=line,
        kind=EntryKind.CONTRIBUTION,
        amount=new.amount,
        dated=agreement.signed_on,
        reference=Reference("agreement", agreement.pk, agreement.number),
    )


def _check_amendment(
    agreement: Agreement,
    signed_on: datetime.date,
    ends_on: datetime.date | None,
    additions: Sequence[tuple[FundingLine, Decimal]],
) -> None:
    own = set(AgreementLine.objects.filter(agreement=agreement).values_list("line_id", flat=True))
    with together() as heard:
        with heard.hearing():
            rules.check_amended_on(agreement, signed_on)
        with heard.hearing():
            rules.check_term(agreement.starts_on, ends_on or agreement.ends_on)
        for line, _amount in additions:
            if line.pk not in own:
                sentence = _("The line %(line)s is not one of this agreement.") % {"line": line.code}
                heard.add(Refusal(sentence, field="additions", code="agreements_line_of_agreement"))


def _record(by: Actor, action: str, agreement: Agreement, changes: dict[str, list[str | None]]) -> None:
    record(
        by=by,
        action=action,
        kind="agreement",
        object_id=agreement.pk,
        label=agreement.number,
        centre_id=agreement.centre_id,
        changes=changes,
    )
