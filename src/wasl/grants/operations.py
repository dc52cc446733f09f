"""Planning cohorts, and the life of a grant: proposed by one, decided by another, committed on the lines as it is approved."""

import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from wasl.agreements.models import Agreement, AgreementLine
from wasl.agreements.rules import ended_before
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal, together
from wasl.funding.enums import EntryKind
from wasl.funding.models import FundingLine
from wasl.funding.operations import Reference, enter
from wasl.grants import access, queries, rules
from wasl.grants.enums import TRANSITIONS, GrantStatus
from wasl.grants.models import Cohort, Grant
from wasl.life_projects.models import MicroProject
from wasl.money.amounts import dirhams
from wasl.programmes.models import Programme, RuleVersion
from wasl.programmes.queries import rules_on
from wasl.territory.models import Centre, Place


@act("grants.plan_cohort", permission="agreements.write")
def plan_cohort(
    *,
    by: Actor,
    code: str,
    centre: Centre,
    programme: Programme,
    place: Place,
    season: str,
    budget_year: int,
    planned_people: int,
    planned_amount: Decimal,
) -> Cohort:
    """Plan a cohort: so many people and so many dirhams, for a place and a budget year. Nothing is committed."""
    cohort = Cohort.objects.create(
        code=code,
        centre=centre,
        programme=programme,
        place=place,
        season=season,
        budget_year=budget_year,
        planned_people=planned_people,
        planned_amount=dirhams(planned_amount),
        recorded_by=by.label,
    )
    record(
        by=by,
        action="grants.plan_cohort",
        kind="cohort",
        object_id=cohort.pk,
        label=cohort.code,
        centre_id=cohort.centre_id,
    )
    return cohort


@act("grants.propose_grant", permission="grants.propose")
def propose_grant(
    *,
    by: Actor,
    project: MicroProject,
    agreement: Agreement,
    equipment_line: FundingLine,
    cash_line: FundingLine | None = None,
    cohort: Cohort | None = None,
    proposed_on: datetime.date,
) -> Grant:
    """Propose support for a complete micro-project, from lines of one agreement. Amounts are the project's own.

    Raises Refusal, with everything that is wrong: a project that is not complete or already has a grant, a holder not
    verified, a line of another agreement, money or centre, amounts above the ceilings of the rules in force, cash
    without its line. An agreement that has ended is not refused: the journal keeps it. Nothing is committed yet.
    """
    amounts = queries.amounts_of(project)
    version = _checked(project, agreement, amounts, (equipment_line, cash_line), cohort, proposed_on)
    grant = Grant.objects.create(
        number=queries.next_number(equipment_line.centre, proposed_on.year),
        project=project,
        agreement=agreement,
        equipment_line=equipment_line,
        cash_line=cash_line,
        cohort=cohort,
        equipment_amount=amounts.equipment,
        cash_amount=amounts.cash,
        rule_version=version,
        proposed_on=proposed_on,
        proposed_by=by.label,
    )
    _record(by, "grants.propose_grant", grant, None, proposed_on)
    return grant


@act("grants.approve_grant", permission="grants.approve")
def approve_grant(*, by: Actor, grant: Grant, decided_on: datetime.date) -> Grant:
    """Approve a proposed grant and commit its equipment and cash on their lines, in one act.

    The rules of the day of the decision apply, and are the ones stored. Raises Refusal when the actor proposed it,
    when it is already decided, when the project no longer matches, or when lines do not hold the amounts. An agreement
    that has ended is not refused: a person decides, and the journal keeps that the decision came after the end.
    """
    current = access.locked(grant)
    before = _begin(by, current, GrantStatus.APPROVED, decided_on)
    amounts = queries.amounts_of(current.project)
    with together() as heard:
        with heard.hearing():
            rules.check_project(current.project, amounts, queries.holders_verified(current.project))
        with heard.hearing():
            current.rule_version = rules_on(current.agreement.programme, decided_on)  # type: ignore[arg-type]
            rules.check_ceilings(current.rule_version, amounts)
    _decide(by, current, GrantStatus.APPROVED, decided_on, "")
    _write(by, current, EntryKind.COMMITMENT, decided_on)
    _record(by, "grants.approve_grant", current, before, decided_on)
    return current


@act("grants.reject_grant", permission="grants.approve")
def reject_grant(*, by: Actor, grant: Grant, decided_on: datetime.date, reason: str) -> Grant:
    """Reject a proposed grant, with the reason the centre will read. Nothing was committed; the project may be reopened."""
    current = access.locked(grant)
    with together() as heard:
        with heard.hearing():
            _begin(by, current, GrantStatus.REJECTED, decided_on)
        with heard.hearing():
            _require_reason(reason)
    before = current.status
    _decide(by, current, GrantStatus.REJECTED, decided_on, reason.strip())
    _record(by, "grants.reject_grant", current, before)
    return current


@act("grants.cancel_grant", permission="grants.approve")
def cancel_grant(*, by: Actor, grant: Grant, decided_on: datetime.date, reason: str) -> Grant:
    """Cancel an approved grant and release what it committed. Who approved it stays written.

    Raises Refusal when a signed receipt stands on it: its money is paid, and is only undone by reversing the receipt.
    """
    current = access.locked(grant)
    _require_transition(current, GrantStatus.CANCELLED)
    with together() as heard:
        with heard.hearing():
            rules.check_cancelled_on(current, decided_on)
        with heard.hearing():
            _require_reason(reason)
    before = current.status
    current.status = GrantStatus.CANCELLED
    current.cancelled_on = decided_on
    current.cancelled_at = timezone.now()
    current.cancelled_by = by.label
    current.cancel_reason = reason.strip()
    current.save(update_fields=["status", "cancelled_on", "cancelled_at", "cancelled_by", "cancel_reason"])
    _write(by, current, EntryKind.RELEASE, decided_on)
    _record(by, "grants.cancel_grant", current, before)
    return current


def _checked(
    project: MicroProject,
    agreement: Agreement,
    amounts: rules.Amounts,
    lines: tuple[FundingLine, FundingLine | None],
    cohort: Cohort | None,
    proposed_on: datetime.date,
) -> RuleVersion:
    """The rules a proposal stands under; refuses with everything that speaks against it."""
    with together() as heard:
        if standing := queries.live_grant_of(project):
            heard.add(rules.standing(standing))
        with heard.hearing():
            rules.check_project(project, amounts, queries.holders_verified(project))
        with heard.hearing():
            rules.check_lines(project, agreement, amounts, *lines)
        with heard.hearing():
            rules.check_cohort(project, agreement, cohort)
        with heard.hearing():
            _check_lines_of_agreement(agreement, *lines)
        with heard.hearing():
            rules.check_proposed_on(agreement, proposed_on)
        if agreement.programme is not None:
            with heard.hearing():
                version = rules_on(agreement.programme, proposed_on)
                rules.check_ceilings(version, amounts)
    return version


def _check_lines_of_agreement(
    agreement: Agreement, equipment_line: FundingLine, cash_line: FundingLine | None
) -> None:
    own = set(AgreementLine.objects.filter(agreement=agreement).values_list("line_id", flat=True))
    with together() as heard:
        for line, field in ((equipment_line, "equipment_line"), (cash_line, "cash_line")):
            if line is not None and line.pk not in own:
                sentence = _("The line %(line)s is not one of this agreement.") % {"line": line.code}
                heard.add(Refusal(sentence, field=field, code="grants_grant_line_of_agreement"))


def _require_transition(grant: Grant, to: str) -> None:
    if to not in TRANSITIONS[grant.status]:
        raise Refusal(
            _("The grant %(number)s is %(status)s: this can no longer be done.")
            % {"number": grant.number, "status": GrantStatus(grant.status).label},
            code="grants_grant_moves_forward",
        )


def _require_reason(reason: str) -> None:
    if not reason.strip():
        raise Refusal(_("Write the reason: the centre will read it."), field="reason", code="grants_reason")


def _begin(by: Actor, grant: Grant, to: str, decided_on: datetime.date) -> str:
    _require_transition(grant, to)
    if by.label == grant.proposed_by:
        raise Refusal(
            _("The one who proposes may not approve: another person decides."),
            code="grants_grant_not_decided_by_its_proposer",
        )
    rules.check_decided_on(grant, decided_on)
    return grant.status


def _decide(by: Actor, grant: Grant, status: str, decided_on: datetime.date, reason: str) -> None:
    grant.status = status
    grant.decided_on = decided_on
    grant.decided_at = timezone.now()
    grant.decided_by = by.label
    grant.decision_reason = reason
    grant.save(
        update_fields=["status", "decided_on", "decided_at", "decided_by", "decision_reason", "rule_version"]
    )


def _write(by: Actor, grant: Grant, kind: str, dated: datetime.date) -> None:
    """Write the grant's sums on its lines. When both lines are too short, both are told."""
    reference = Reference("grant", grant.pk, grant.number)
    sums = [(grant.equipment_line, grant.equipment_amount)]
    if grant.cash_line is not None:
        sums.append((grant.cash_line, grant.cash_amount))
    with together() as heard:
        for line, amount in sums:
            with heard.hearing():
                enter(by=by, line=line, kind=kind, amount=amount, dated=dated, reference=reference)


def _record(
    by: Actor, action: str, grant: Grant, before: str | None, on: datetime.date | None = None
) -> None:
    """Leave the event. ``on`` is the day of an act an ended agreement warns of: the warning is kept with the act."""
    changes: dict[str, list[str | None]] = {"status": [before, grant.status]}
    if on is not None and (ended := ended_before(grant.agreement, on)):
        changes["warned_agreement_ended"] = [None, ended.isoformat()]
    record(
        by=by,
        action=action,
        kind="grant",
        object_id=grant.pk,
        label=grant.number,
        centre_id=grant.equipment_line.centre_id,
        changes=changes,
    )
