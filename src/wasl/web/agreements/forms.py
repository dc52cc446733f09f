"""Forms of agreements and their ledger: what was signed, what was amended, what came in."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.agreements import rules
from wasl.agreements.enums import AgreementKind, PartyRole
from wasl.agreements.models import Agreement
from wasl.agreements.operations import NewLine
from wasl.funding.enums import MoneyKind
from wasl.funding.models import FundingLine
from wasl.institutions.models import Institution
from wasl.money.fields import AmountInput
from wasl.programmes.models import Programme
from wasl.territory.enums import PROVINCE_LEVEL
from wasl.territory.models import Centre, Place
from wasl.web.day_field import DayField
from wasl.web.pages import Checked
from wasl.wording.dates import today

LEAST = Decimal("0.01")
# The first counters ever published begin in 2013: no agreement of this register is older.
FIRST_YEAR = 2013


class AgreementFilters(forms.Form):
    """Which agreements the list shows."""

    year = forms.TypedChoiceField(label=_("Budget year"), coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(label=_("Kind of agreement"), required=False)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", pgettext_lazy("filter", "All"))
        self.fields["year"].choices = [every, *((str(year), str(year)) for year in years)]
        self.fields["kind"].choices = [every, *AgreementKind.choices]


class LedgerFilters(forms.Form):
    """Which entries the ledger shows: of one line, and of the sum they make."""

    line = forms.TypedChoiceField(
        label=pgettext_lazy("funding", "Line"), required=False, empty_value=None, coerce=str
    )
    what = forms.ChoiceField(
        label=_("Sum they make"),
        required=False,
        choices=[
            ("", pgettext_lazy("filter", "All")),
            ("contributed", pgettext_lazy("sum of a line", "Contributed")),
            ("committed", pgettext_lazy("sum of a line", "Committed")),
            ("paid", pgettext_lazy("sum of a line", "Paid")),
        ],
    )

    def __init__(self, *args: Any, lines: Sequence[FundingLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = {str(line.pk): line for line in lines}
        offered = [(pk, line.code) for pk, line in self._lines.items()]
        self.fields["line"].choices = [("", pgettext_lazy("filter", "All")), *offered]

    def clean_line(self) -> FundingLine | None:
        """The line chosen, or None for all."""
        return self._lines.get(self.cleaned_data["line"] or "")


class AgreementForm(Checked):
    """A signed agreement, as its paper says it: season, budget year and dates are three different facts."""

    number = forms.CharField(label=_("Agreement number"), max_length=40, help_text=_("As on the paper."))
    kind = forms.ChoiceField(label=_("Kind of agreement"), choices=AgreementKind.choices)
    title_ar = forms.CharField(label=_("Arabic title"), max_length=300)
    title_fr = forms.CharField(label=_("French title"), max_length=300)
    centre = forms.ModelChoiceField(
        label=pgettext_lazy("territory", "Centre"),
        queryset=Centre.objects.none(),
        empty_label=_("Choose a centre"),
        help_text=_("The centre through which it is carried out."),
    )
    province = forms.ModelChoiceField(
        label=_("Province of the agreement"),
        queryset=Place.objects.none(),
        empty_label=_("Choose a province"),
        help_text=_("Where it is signed. Beneficiaries may live elsewhere."),
    )
    programme = forms.ModelChoiceField(
        label=pgettext_lazy("funding", "Programme"),
        queryset=None,
        required=False,
        empty_label=_("None: institutional gift"),
    )
    season = forms.CharField(
        label=pgettext_lazy("funding", "Season"),
        max_length=9,
        required=False,
        help_text=_("For example 2019-2020."),
    )
    budget_year = forms.TypedChoiceField(label=_("Budget year"), coerce=int)
    signed_on = DayField(label=pgettext_lazy("agreement", "Signed on"))
    starts_on = DayField(label=_("In force from"), future=True)
    ends_on = DayField(label=_("In force until"), future=True)

    def __init__(
        self, *args: Any, centres: frozenset[int], programmes: QuerySet[Programme], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        this_year = today().year
        self.fields["centre"].queryset = Centre.objects.filter(pk__in=centres)
        self.fields["province"].queryset = Place.objects.filter(kind__in=PROVINCE_LEVEL)
        self.fields["programme"].queryset = programmes
        self.fields["budget_year"].choices = [
            (str(year), str(year)) for year in range(this_year + 1, FIRST_YEAR - 1, -1)
        ]
        self.fields["budget_year"].initial = str(this_year)

    def clean(self) -> dict[str, Any]:
        """What the rules refuse is said with what is missing."""
        given = super().clean() or {}
        self.hear(lambda: rules.check_season(given["season"]), "season")
        self.hear(lambda: rules.check_term(given["starts_on"], given["ends_on"]), "starts_on", "ends_on")
        self.hear(lambda: rules.check_programme(given["kind"], given["programme"]), "kind", "programme")
        return given


class PartyForm(forms.Form):
    """A party in protocol order; an empty row is left out."""

    institution = forms.ModelChoiceField(
        label=pgettext_lazy("party", "Institution"), queryset=None, required=False, empty_label=_("No one")
    )
    role = forms.ChoiceField(
        label=pgettext_lazy("party", "Part"), choices=PartyRole.choices, initial="signatory"
    )

    def __init__(self, *args: Any, institutions: Sequence[Institution] | Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"].queryset = institutions


class LineForm(forms.Form):
    """A funding line the agreement opens with a first contribution; an empty row is left out."""

    code = forms.CharField(label=pgettext_lazy("of a funding line", "Code"), max_length=60, required=False)
    money = forms.ChoiceField(label=_("Kind of money"), choices=MoneyKind.choices)
    funder = forms.ModelChoiceField(
        label=pgettext_lazy("party", "Funder"),
        queryset=None,
        required=False,
        empty_label=_("Choose a funder"),
    )
    amount = AmountInput(label=_("Amount in dirhams"), min_value=LEAST, required=False)
    label_ar = forms.CharField(label=_("Arabic label"), max_length=200, required=False)
    label_fr = forms.CharField(label=_("French label"), max_length=200, required=False)

    def __init__(self, *args: Any, institutions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["funder"].queryset = institutions

    def clean(self) -> dict[str, Any]:
        """A row is either empty or whole."""
        given = super().clean() or {}
        wanted = ("code", "funder", "amount", "label_ar", "label_fr")
        if any(given.get(name) for name in wanted):
            for name in wanted:
                if not given.get(name) and name not in self.errors:
                    self.add_error(name, _("Fill in the whole line, or leave it empty."))
        return given

    def line(self) -> NewLine | None:
        """The line written in this row, or None for an empty one. Ask only a valid form."""
        given = self.cleaned_data
        if not given.get("code"):
            return None
        return NewLine(
            given["code"],
            given["money"],
            given["funder"],
            given["amount"],
            given["label_ar"],
            given["label_fr"],
        )


class AmendmentForm(Checked):
    """An amendment: its subject, a new end date, and sums it adds to lines."""

    signed_on = DayField(label=_("Signed on"))
    subject_ar = forms.CharField(label=_("Subject, in Arabic"), max_length=300)
    subject_fr = forms.CharField(label=_("Subject, in French"), max_length=300)
    ends_on = DayField(
        label=_("New end date"),
        future=True,
        required=False,
        help_text=_("Leave empty when the end does not change."),
    )

    def __init__(self, *args: Any, agreement: Agreement, lines: Sequence[FundingLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement = agreement
        self.lines = lines
        for index, line in enumerate(lines):
            self.fields[f"add_{index}"] = AmountInput(label=line.code, min_value=LEAST, required=False)

    def clean(self) -> dict[str, Any]:
        """What the rules refuse is said with what is missing."""
        given = super().clean() or {}
        self.hear(lambda: rules.check_amended_on(self.agreement, given["signed_on"]), "signed_on")
        if given.get("ends_on"):
            self.hear(lambda: rules.check_term(self.agreement.starts_on, given["ends_on"]))
        return given

    def additions(self) -> list[tuple[FundingLine, Decimal]]:
        """The lines that are given more, with the sums in dirhams. Ask only a valid form."""
        wanted = [(line, self.cleaned_data[f"add_{index}"]) for index, line in enumerate(self.lines)]
        return [(line, amount) for line, amount in wanted if amount is not None]

    def additions_fields(self) -> list[forms.BoundField]:
        """The fields of the sums, in the order of the lines."""
        return [self[f"add_{index}"] for index in range(len(self.lines))]


class ContributionForm(forms.Form):
    """Money a funder has given for a line."""

    amount = AmountInput(label=_("Amount in dirhams"), min_value=LEAST)
    dated = DayField(label=pgettext_lazy("ledger entry", "Dated"))
    paper = forms.CharField(
        label=_("Number of the paper"),
        max_length=80,
        required=False,
        help_text=_("Of the transfer order or letter. Empty: the number of the agreement."),
    )


class ReversalForm(forms.Form):
    """Why an entry is undone, and on which day."""

    dated = DayField(label=pgettext_lazy("ledger entry", "Dated"))
    reason = forms.CharField(
        label=pgettext_lazy("ledger entry", "Reason for the reversal"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
