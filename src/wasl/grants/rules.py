"""What a grant must satisfy before it is proposed or approved. Pure: the facts are handed in."""

import datetime
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from wasl.agreements.enums import AgreementKind
from wasl.agreements.models import Agreement
from wasl.audit.refusals import Refusal
from wasl.funding.enums import MoneyKind
from wasl.funding.models import FundingLine
from wasl.grants.models import Cohort
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


def check_project(project: MicroProject, amounts: Amounts, verified: bool) -> None:
    """Refuse a project that is not complete, buys nothing, or has a holder whose eligibility was not verified."""
    if project.status != ProjectStatus.COMPLETE:
        raise Refusal(
            _("The micro-project %(number)s is not complete: complete it first.")
            % {"number": project.number},
            code="grants_grant_project_complete",
        )
    if amounts.equipment <= 0:
        raise Refusal(
            _("The micro-project %(number)s has no equipment.") % {"number": project.number},
            code="grants_grant_equipment_positive",
        )
    if not verified:
        raise Refusal(
            _("The eligibility of a holder of the project is not verified: verify it in the file first."),
            code="grants_grant_holders_eligible",
        )


def check_lines(
    project: MicroProject,
    agreement: Agreement,
    amounts: Amounts,
    equipment: FundingLine,
    cash: FundingLine | None,
) -> None:
    """Refuse lines of the wrong money or centre, an agreement that pays no project, cash without its line."""
    if agreement.kind != AgreementKind.PARTNERSHIP:
        raise Refusal(
            _("An agreement for an institutional gift pays no micro-project."),
            field="agreement",
            code="grants_partnership_only",
        )
    for line, money, field in (
        (equipment, MoneyKind.EQUIPMENT, "equipment_line"),
        (cash, MoneyKind.CASH, "cash_line"),
    ):
        if line is not None and line.money != money:
            raise Refusal(
                _("The line %(line)s holds %(found)s, not %(expected)s.")
                % {"line": line.code, "found": MoneyKind(line.money).label, "expected": money.label},
                field=field,
                code="grants_grant_line_money",
            )
        if line is not None and line.centre_id != project.file.centre_id:
            raise Refusal(
                _("The line %(line)s is spent through another centre than the project's.")
                % {"line": line.code},
                field=field,
                code="grants_line_of_centre",
            )
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
    if version.equipment_ceiling is not None and amounts.equipment > version.equipment_ceiling:
        raise Refusal(
            _(
                "The equipment (%(amount)s) is above the ceiling of the rules in force: %(ceiling)s for one project."
            )
            % {"amount": amount_press(amounts.equipment), "ceiling": amount_press(version.equipment_ceiling)},
            field="equipment_line",
            code="grants_above_ceiling",
        )
    if version.cash_ceiling is not None and amounts.cash > version.cash_ceiling:
        raise Refusal(
            _(
                "The cash aid (%(amount)s) is above the ceiling of the rules in force: %(ceiling)s for one project."
            )
            % {"amount": amount_press(amounts.cash), "ceiling": amount_press(version.cash_ceiling)},
            field="cash_line",
            code="grants_above_ceiling",
        )


def check_days(earlier: datetime.date, later: datetime.date, *, field: str, sentence: str) -> None:
    """Refuse a day that comes before the one it follows. ``sentence`` holds ``%(day)s``, the earlier day."""
    if later < earlier:
        raise Refusal(
            sentence % {"day": worded_day(earlier, current())}, field=field, code="grants_days_in_order"
        )
