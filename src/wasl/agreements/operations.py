"""Recording a signed agreement with its parties and lines, and its amendments. Money is added by entries, never replaced."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.agreements import rules
from wasl.agreements.enums import AgreementKind
from wasl.agreements.models import Agreement, AgreementLine, Amendment, Party
from wasl.agreements.rules import NewLine
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import NotAllowed, Refusal, sentence_for
from wasl.funding.enums import EntryKind
from wasl.funding.models import FundingLine
from wasl.funding.operations import Reference, enter, open_line
from wasl.institutions.models import Institution
from wasl.programmes.models import Programme
from wasl.territory.models import Centre, Place
from wasl.wording.dates import day as worded_day
from wasl.wording.languages import current

__all__ = ["NewLine", "amend", "sign_agreement"]

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
    number: str,
    kind: str,
    title_ar: str,
    title_fr: str,
    centre: Centre,
    province: Place,
    programme: Programme | None,
    season: str,
    budget_year: int,
    signed_on: datetime.date,
    starts_on: datetime.date,
    ends_on: datetime.date,
    parties: Sequence[tuple[Institution, str]],
    lines: Sequence[NewLine] = (),
) -> Agreement:
    """Record a signed agreement, its parties in protocol order, and its lines with their first contributions.

    ``province`` is where it is signed; ``season`` (may be empty), ``budget_year`` and the dates are separate facts.
    Contributions are dated ``signed_on``. Raises Refusal for a number taken, dates in disorder, fewer than two
    parties, or a line paid by somebody who is not a party.
    """
    rules.check_axes(
        season=season,
        budget_year=budget_year,
        starts_on=starts_on,
        ends_on=ends_on,
        programme=programme,
        kind=kind,
    )
    rules.check_parties(kind, parties, lines)
    if kind == AgreementKind.PARTNERSHIP and not lines:
        raise Refusal(
            _("A partnership agreement brings at least one funding line."),
            field="lines",
            code="agreements_has_lines",
        )
    agreement = Agreement.objects.create(
        number=number,
        kind=kind,
        title_ar=title_ar,
        title_fr=title_fr,
        centre=centre,
        province=province,
        programme=programme,
        season=season,
        budget_year=budget_year,
        signed_on=signed_on,
        starts_on=starts_on,
        ends_on=ends_on,
        recorded_by=by.label,
    )
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
    if signed_on < agreement.signed_on:
        raise Refusal(
            _("The agreement was signed on %(day)s: its amendment comes later.")
            % {"day": worded_day(agreement.signed_on, current())},
            field="signed_on",
            code="agreements_amendment_after_agreement",
        )
    if ends_on is not None and ends_on < agreement.starts_on:
        raise Refusal(
            _("The end (%(end)s) comes before the start (%(start)s).")
            % {"end": worded_day(ends_on, current()), "start": worded_day(agreement.starts_on, current())},
            field="ends_on",
            code="agreements_agreement_dates_in_order",
        )
    own = set(AgreementLine.objects.filter(agreement=agreement).values_list("line_id", flat=True))
    for line, _amount in additions:
        if line.pk not in own:
            raise Refusal(
                _("The line %(line)s is not one of this agreement.") % {"line": line.code},
                field="additions",
                code="agreements_line_of_agreement",
            )


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
