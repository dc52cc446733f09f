"""What a grant must satisfy before it is proposed or approved. Pure: the facts are handed in."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from wasl.agreements.enums import AgreementKind
from wasl.agreements.models import Agreement
from wasl.audit.refusals import Refusal, together
from wasl.funding.enums import MoneyKind
from wasl.funding.models import FundingLine
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Cohort, Grant
from wasl.life_projects.enums import ProjectStatus
from wasl.life_projects.models import MicroProject
from wasl.programmes.models import RuleVersion
from wasl.wording.counting import amount_press
from wasl.wording.dates import day as worded_day
from wasl.wording.languages import current


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a project asks for, in dirhams: its equipment and its cash aid, never added into one figure."""

    equipment: Decimal
    cash: Decimal


@dataclass(frozen=True, slots=True)
class SetAside:
    """A grant that was rejected or cancelled: the day, and the reason as the centre reads it."""

    grant: Grant
    on: datetime.date | None
    reason: str


def set_aside(grant: Grant) -> SetAside:
    """When and why a rejected or cancelled grant was set aside."""
    if grant.status == GrantStatus.CANCELLED:
        return SetAside(grant, grant.cancelled_on, grant.cancel_reason)
    return SetAside(grant, grant.decided_on, grant.decision_reason)


def standing(grant: Grant) -> Refusal:
    """What is said when another grant already stands on the project."""
    return Refusal(
        _("The grant %(number)s already stands on this micro-project.") % {"number": grant.number},
        code="grants_grant_one_per_project",
    )


def check_project(project: MicroProject, amounts: Amounts, verified: bool) -> None:
    """Refuse a project that is not complete, buys nothing, or has a holder whose eligibility was not verified."""
    with together() as heard:
        if project.status != ProjectStatus.COMPLETE:
            sentence = _("The micro-project %(number)s is not complete: complete it first.")
            heard.add(Refusal(sentence % {"number": project.number}, code="grants_grant_project_complete"))
        if amounts.equipment <= 0:
            sentence = _("The micro-project %(number)s has no equipment.")
            heard.add(Refusal(sentence % {"number": project.number}, code="grants_grant_equipment_positive"))
        if not verified:
            heard.add(
                Refusal(
                    _(
                        "The eligibility of a holder of the project is not verified: verify it in the file first."
                    ),
                    code="grants_grant_holders_eligible",
                )
            )


def check_lines(
    project: MicroProject,
    agreement: Agreement,
    amounts: Amounts,
    equipment: FundingLine,
    cash: FundingLine | None,
) -> None:
    """Refuse lines of the wrong money or centre, an agreement that pays no project, cash without its line."""
    with together() as heard:
        if agreement.kind != AgreementKind.PARTNERSHIP:
            sentence = _("An agreement for an institutional gift pays no micro-project.")
            heard.add(Refusal(sentence, field="agreement", code="grants_partnership_only"))
        for line, money, field in (
            (equipment, MoneyKind.EQUIPMENT, "equipment_line"),
            (cash, MoneyKind.CASH, "cash_line"),
        ):
            if line is not None:
                with heard.hearing():
                    _check_line(project, line, money, field)
        with heard.hearing():
            _check_cash(amounts, cash)


def _check_line(project: MicroProject, line: FundingLine, money: MoneyKind, field: str) -> None:
    if line.money != money:
        raise Refusal(
            _("The line %(line)s holds %(found)s, not %(expected)s.")
            % {"line": line.code, "found": MoneyKind(line.money).label, "expected": money.label},
            field=field,
            code="grants_grant_line_money",
        )
    if line.centre_id != project.file.centre_id:
        raise Refusal(
            _("The line %(line)s is spent through another centre than the project's.") % {"line": line.code},
            field=field,
            code="grants_line_of_centre",
        )


def _check_cash(amounts: Amounts, cash: FundingLine | None) -> None:
    if amounts.cash > 0 and cash is None:
        raise Refusal(
            _("The project has cash aid: choose the line it is paid from."),
            field="cash_line",
            code="grants_grant_cash_has_line",
        )
    if amounts.cash == 0 and cash is not None:
        raise Refusal(
            _("The project has no cash aid: leave the line for cash aid empty."),
            field="cash_line",
            code="grants_grant_cash_has_line",
        )


def check_cohort(project: MicroProject, agreement: Agreement, cohort: Cohort | None) -> None:
    """Refuse a cohort of another centre or another programme."""
    if cohort is None:
        return
    if cohort.centre_id != project.file.centre_id or cohort.programme_id != agreement.programme_id:
        raise Refusal(
            _("The cohort %(cohort)s is of another centre or another programme.") % {"cohort": cohort.code},
            field="cohort",
            code="grants_cohort_of_programme",
        )


def check_ceilings(version: RuleVersion, amounts: Amounts) -> None:
    """Refuse amounts above the ceilings of the rules in force on the day of the decision."""
    with together() as heard:
        if version.equipment_ceiling is not None and amounts.equipment > version.equipment_ceiling:
            sentence = _(
                "The equipment (%(amount)s) is above the ceiling of the rules in force: %(ceiling)s for one project."
            )
            heard.add(_above(sentence, amounts.equipment, version.equipment_ceiling, "equipment_line"))
        if version.cash_ceiling is not None and amounts.cash > version.cash_ceiling:
            sentence = _(
                "The cash aid (%(amount)s) is above the ceiling of the rules in force: %(ceiling)s for one project."
            )
            heard.add(_above(sentence, amounts.cash, version.cash_ceiling, "cash_line"))


def _above(sentence: str, amount: Decimal, ceiling: Decimal, field: str) -> Refusal:
    told = {"amount": amount_press(amount), "ceiling": amount_press(ceiling)}
    return Refusal(sentence % told, field=field, code="grants_above_ceiling")


def check_proposed_on(agreement: Agreement, day: datetime.date) -> None:
    """Refuse a proposal dated before its agreement was signed."""
    _check_days(
        agreement.signed_on,
        day,
        "proposed_on",
        _("The agreement was signed on %(day)s: the grant comes later."),
    )


def check_decided_on(grant: Grant, day: datetime.date) -> None:
    """Refuse a decision dated before its proposal."""
    _check_days(
        grant.proposed_on,
        day,
        "decided_on",
        _("The grant was proposed on %(day)s: its decision comes later."),
    )


def check_cancelled_on(grant: Grant, day: datetime.date) -> None:
    """Refuse a cancellation dated before the approval."""
    _check_days(
        grant.decided_on or grant.proposed_on,
        day,
        "decided_on",
        _("The grant was approved on %(day)s: its cancellation comes later."),
    )


def _check_days(earlier: datetime.date, later: datetime.date, field: str, sentence: str) -> None:
    if later < earlier:
        raise Refusal(
            sentence % {"day": worded_day(earlier, current())}, field=field, code="grants_days_in_order"
        )
