"""Planning cohorts, and the life of a grant: proposed by one, decided by another, committed on the lines as it is approved."""

import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.agreements.models import Agreement, AgreementLine
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal, sentence_for
from wasl.funding.enums import EntryKind
from wasl.funding.models import FundingLine
from wasl.funding.operations import Reference, enter
from wasl.grants import access, queries, rules
from wasl.grants.enums import TRANSITIONS, GrantStatus
from wasl.grants.models import Cohort, Grant
from wasl.life_projects.models import MicroProject
from wasl.money.amounts import dirhams
from wasl.programmes.models import Programme
from wasl.programmes.queries import rules_on
from wasl.territory.models import Centre, Place

for _name, _sentence, _field in (
    ("grants_cohort_code_key", gettext_lazy("Another cohort already has this code."), "code"),
    ("grants_cohort_amount_not_negative", gettext_lazy("An amount cannot be negative."), "planned_amount"),
    ("grants_grant_one_per_project", gettext_lazy("A grant already stands on this micro-project."), None),
    (
        "grants_grant_not_decided_by_its_proposer",
        gettext_lazy("The one who proposes may not approve: another person decides."),
        None,
    ),
    (
        "grants_grant_committed",
        gettext_lazy("What is committed on the lines follows the decision on the grant, to the centime."),
        None,
    ),
    (
        "grants_grant_moves_forward",
        gettext_lazy("This grant is already decided: a decision is not rewritten."),
        None,
    ),
    (
        "grants_grant_line_of_agreement",
        gettext_lazy("The line is not one of this agreement."),
        "equipment_line",
    ),
    (
        "grants_grant_line_money",
        gettext_lazy("A line pays what it was opened for: equipment or cash aid."),
        None,
    ),
    (
        "grants_grant_project_complete",
        gettext_lazy("The micro-project is not complete: complete it first."),
        None,
    ),
    (
        "grants_grant_amounts_of_project",
        gettext_lazy("The amounts of the grant are not those of its micro-project."),
        None,
    ),
    (
        "grants_grant_holders_eligible",
        gettext_lazy(
            "The eligibility of a holder of the project is not verified: verify it in the file first."
        ),
        None,
    ),
    ("grants_grant_cash_has_line", gettext_lazy("Cash aid needs its line, and only then."), "cash_line"),
    (
        "grants_grant_cancelled_at_and_by_together",
        gettext_lazy("A cancellation says who, when and why."),
        "reason",
    ),
):
    sentence_for(_name, _sentence, field=_field)


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

    Raises Refusal for a project that is not complete or already has a grant, a holder not verified, a line of another
    agreement, money or centre, amounts above the ceilings of the rules in force, or cash without its line.
    Nothing is committed yet.
    """
    amounts = queries.amounts_of(project)
    rules.check_project(project, amounts, queries.holders_verified(project))
    rules.check_lines(project, agreement, amounts, equipment_line, cash_line)
    rules.check_cohort(project, agreement, cohort)
    _check_lines_of_agreement(agreement, equipment_line, cash_line)
    rules.check_days(
        agreement.signed_on,
        proposed_on,
        field="proposed_on",
        sentence=_("The agreement was signed on %(day)s: the grant comes later."),
    )
    if standing := queries.live_grant_of(project):
        raise Refusal(
            _("The grant %(number)s already stands on this micro-project.") % {"number": standing.number},
            code="grants_grant_one_per_project",
        )
    version = rules_on(agreement.programme, proposed_on)  # type: ignore[arg-type] # a partnership has a programme
    rules.check_ceilings(version, amounts)
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
    _record(by, "grants.propose_grant", grant, None)
    return grant


@act("grants.approve_grant", permission="grants.approve")
def approve_grant(*, by: Actor, grant: Grant, decided_on: datetime.date) -> Grant:
    """Approve a proposed grant and commit its equipment and cash on their lines, in one act.

    The rules of the day of the decision apply, and are the ones stored. Raises Refusal when the actor proposed it,
    when it is already decided, when the project no longer matches, or when a line does not hold the amount.
    """
    current = access.locked(grant)
    before = _begin(by, current, GrantStatus.APPROVED, decided_on)
    amounts = queries.amounts_of(current.project)
    rules.check_project(current.project, amounts, queries.holders_verified(current.project))
    current.rule_version = rules_on(current.agreement.programme, decided_on)  # type: ignore[arg-type]
    rules.check_ceilings(current.rule_version, amounts)
    _decide(by, current, GrantStatus.APPROVED, decided_on, "")
    _write(by, current, EntryKind.COMMITMENT, decided_on)
    _record(by, "grants.approve_grant", current, before)
    return current


@act("grants.reject_grant", permission="grants.approve")
def reject_grant(*, by: Actor, grant: Grant, decided_on: datetime.date, reason: str) -> Grant:
    """Reject a proposed grant, with the reason the centre will read. Nothing was committed; the project may be reopened."""
    current = access.locked(grant)
    before = _begin(by, current, GrantStatus.REJECTED, decided_on)
    _require_reason(reason)
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
    _require_reason(reason)
    rules.check_days(
        current.decided_on or current.proposed_on,
        decided_on,
        field="decided_on",
        sentence=_("The grant was approved on %(day)s: its cancellation comes later."),
    )
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


def _check_lines_of_agreement(
    agreement: Agreement, equipment_line: FundingLine, cash_line: FundingLine | None
) -> None:
    own = set(AgreementLine.objects.filter(agreement=agreement).values_list("line_id", flat=True))
    for line, field in ((equipment_line, "equipment_line"), (cash_line, "cash_line")):
        if line is not None and line.pk not in own:
            raise Refusal(
                _("The line %(line)s is not one of this agreement.") % {"line": line.code},
                field=field,
                code="grants_grant_line_of_agreement",
            )


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
    rules.check_days(
        grant.proposed_on,
        decided_on,
        field="decided_on",
        sentence=_("The grant was proposed on %(day)s: its decision comes later."),
    )
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
    reference = Reference("grant", grant.pk, grant.number)
    enter(
        by=by,
        line=grant.equipment_line,
        kind=kind,
        amount=grant.equipment_amount,
        dated=dated,
        reference=reference,
    )
    if grant.cash_line is not None:
        enter(
            by=by, line=grant.cash_line, kind=kind, amount=grant.cash_amount, dated=dated, reference=reference
        )


def _record(by: Actor, action: str, grant: Grant, before: str | None) -> None:
    record(
        by=by,
        action=action,
        kind="grant",
        object_id=grant.pk,
        label=grant.number,
        centre_id=grant.equipment_line.centre_id,
        changes={"status": [before, grant.status]},
    )
