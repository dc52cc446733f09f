"""Forms of grants: proposing one from a complete project, and deciding on it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wasl.agreements.models import AgreementLine
from wasl.funding.models import FundingLine
from wasl.funding.rules import Balance
from wasl.grants.enums import GrantStatus
from wasl.grants.models import Cohort
from wasl.web.day_field import DayField
from wasl.wording.counting import amount_figures
from wasl.wording.dates import today


class GrantFilters(forms.Form):
    """Which grants the list shows."""

    status = forms.ChoiceField(
        label=_("Status of the grant"),
        required=False,
        choices=[("", pgettext_lazy("filter", "All")), *GrantStatus.choices],
    )
    agreement = forms.UUIDField(required=False, widget=forms.HiddenInput)


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
            groups.setdefault(own.agreement.number, []).append((str(own.line_id), words))
        super().__init__(choices=[("", _("Choose a line")), *groups.items()], **kwargs)
        if len(offered) == 1:
            self.initial = str(offered[0].line_id)

    def clean(self, value: Any) -> FundingLine | None:  # type: ignore[override]
        """The line chosen, or None."""
        return self._lines.get(super().clean(value))


class ProposalForm(forms.Form):
    """From which lines a project is to be paid, in which cohort, proposed on which day. Amounts are the project's."""

    def __init__(
        self,
        *args: Any,
        offered: Sequence[AgreementLine],
        balances: Mapping[UUID, Balance],
        cohorts: Sequence[Cohort],
        with_cash: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._agreements = {own.line_id: own.agreement for own in offered}
        self._cohorts = {str(cohort.pk): cohort for cohort in cohorts}

        def of(money: str) -> list[AgreementLine]:
            return [own for own in offered if own.line.money == money]

        self.fields["equipment_line"] = LineChoice(
            label=_("Line for equipment"), offered=of("equipment"), balances=balances
        )
        if with_cash:
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
        return given


class ApprovalForm(forms.Form):
    """The day of the approval."""

    decided_on = DayField(label=_("Decided on"), initial=today)


class RefusalForm(forms.Form):
    """The day a grant is rejected or cancelled, and the reason the centre will read."""

    decided_on = DayField(label=_("Decided on"), initial=today)
    reason = forms.CharField(
        label=_("Reason the centre will read"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
