"""Forms of grants: proposing one from a complete project, and deciding on it."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wasl.agreements.models import Agreement, AgreementLine
from wasl.agreements.rules import ended_before
from wasl.funding.models import FundingLine
from wasl.funding.rules import Balance
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Cohort, Grant
from wasl.grants.rules import (
    Amounts,
    check_cancelled_on,
    check_ceilings,
    check_cohort,
    check_decided_on,
    check_proposed_on,
)
from wasl.life_projects.models import MicroProject
from wasl.programmes.queries import rules_on
from wasl.web.day_field import DayField
from wasl.web.pages import Checked
from wasl.wording.counting import amount_figures
from wasl.wording.dates import day, today
from wasl.wording.languages import current


class GrantFilters(forms.Form):
    """Which grants the list shows."""

    status = forms.ChoiceField(
        label=_("Status of the grant"),
        required=False,
        choices=[("", pgettext_lazy("filter", "All")), *GrantStatus.choices],
    )
    agreement = forms.UUIDField(required=False, widget=forms.HiddenInput)
    cohort = forms.UUIDField(required=False, widget=forms.HiddenInput)


def _told(agreement: Agreement) -> str:
    """The agreement's number, with its end when it is over: the choice is seen before it is made."""
    if ended := ended_before(agreement, today()):
        return gettext("%(number)s, ended on %(day)s") % {
            "number": agreement.number,
            "day": day(ended, current()),
        }
    return agreement.number


class LineChoice(forms.ChoiceField):
    """A funding line, offered under its agreement with what it still holds."""

    def __init__(
        self, *, offered: Sequence[AgreementLine], balances: Mapping[UUID, Balance], **kwargs: Any
    ) -> None:
        self._lines = {str(own.line_id): own.line for own in offered}
        groups: dict[str, list[tuple[str, str]]] = {}
        for own in offered:
            words = gettext("%(line)s: %(left)s free") % {
                "line": own.line.code,
                "left": amount_figures(balances[own.line_id].free),
            }
            groups.setdefault(_told(own.agreement), []).append((str(own.line_id), words))
        super().__init__(choices=[("", _("Choose a line")), *groups.items()], **kwargs)
        if len(offered) == 1:
            self.initial = str(offered[0].line_id)

    def clean(self, value: Any) -> FundingLine | None:  # type: ignore[override]
        """The line chosen, or None."""
        return self._lines.get(super().clean(value))


class ProposalForm(Checked):
    """From which lines a project is to be paid, in which cohort, proposed on which day. Amounts are the project's."""

    def __init__(
        self,
        *args: Any,
        offered: Sequence[AgreementLine],
        balances: Mapping[UUID, Balance],
        cohorts: Sequence[Cohort],
        project: MicroProject,
        amounts: Amounts,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._project, self._amounts = project, amounts
        self._agreements = {own.line_id: own.agreement for own in offered}
        self._cohorts = {str(cohort.pk): cohort for cohort in cohorts}

        def of(money: str) -> list[AgreementLine]:
            return [own for own in offered if own.line.money == money]

        self.fields["equipment_line"] = LineChoice(
            label=_("Line for equipment"), offered=of("equipment"), balances=balances
        )
        if amounts.cash > 0:
            self.fields["cash_line"] = LineChoice(
                label=_("Line for cash aid"), offered=of("cash"), balances=balances
            )
        if cohorts:
            self.fields["cohort"] = forms.ChoiceField(
                label=pgettext_lazy("programme", "Cohort"),
                required=False,
                choices=[("", _("No cohort")), *((str(c.pk), f"{c.code} · {c.place.name}") for c in cohorts)],
            )
        self.fields["proposed_on"] = DayField(label=_("Proposed on"), initial=today)

    def clean(self) -> dict[str, Any]:
        """Both lines come from one agreement, which the chosen line for equipment names."""
        given = super().clean() or {}
        equipment, cash = given.get("equipment_line"), given.get("cash_line")
        if equipment is None:
            return given
        given["agreement"] = self._agreements[equipment.pk]
        if cash is not None and self._agreements[cash.pk].pk != given["agreement"].pk:
            self.add_error(
                "cash_line",
                ValidationError(
                    _("Choose a line of the same agreement as the equipment."), code="other_agreement"
                ),
            )
        given.setdefault("cash_line", None)
        given["cohort"] = self._cohorts.get(given.get("cohort") or "")
        self._hear_rules(given)
        return given

    def _hear_rules(self, given: dict[str, Any]) -> None:
        signed: Agreement = given["agreement"]
        self.hear(lambda: check_cohort(self._project, signed, given["cohort"]))
        self.hear(lambda: check_proposed_on(signed, given["proposed_on"]), "proposed_on")
        if signed.programme is not None:
            programme = signed.programme
            self.hear(
                lambda: check_ceilings(rules_on(programme, given["proposed_on"]), self._amounts),
                "proposed_on",
            )

    def ended(self) -> list[tuple[Agreement, datetime.date]]:
        """Agreements offered whose last day has passed, with that day."""
        offered = {agreement.pk: agreement for agreement in self._agreements.values()}
        return [(one, last) for one in offered.values() if (last := ended_before(one, today()))]


class ApprovalForm(Checked):
    """The day of the approval."""

    decided_on = DayField(label=_("Decided on"), initial=today)

    def __init__(self, *args: Any, grant: Grant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._grant = grant

    def clean(self) -> dict[str, Any]:
        """The day follows the one before it."""
        given = super().clean() or {}
        check = check_cancelled_on if self._grant.status == GrantStatus.APPROVED else check_decided_on
        self.hear(lambda: check(self._grant, given["decided_on"]), "decided_on")
        return given


class RefusalForm(ApprovalForm):
    """The day a grant is rejected or cancelled, and the reason the centre will read."""

    reason = forms.CharField(
        label=_("Reason the centre will read"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
