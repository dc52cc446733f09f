"""What an auditor narrows the journal by: never a name."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class JournalForm(forms.Form):
    """Account name, reference number, outcome."""

    account = forms.CharField(label=_("Account name"), required=False, max_length=60)
    reference = forms.CharField(label=_("Number of a file, grant or receipt"), required=False, max_length=60)
    outcome = forms.ChoiceField(
        label=pgettext_lazy("journal", "outcome"),
        required=False,
        choices=[
            ("", pgettext_lazy("journal", "all")),
            ("done", pgettext_lazy("journal", "done")),
            ("refused", pgettext_lazy("journal", "refused")),
            ("read", pgettext_lazy("journal", "sealed reading")),
        ],
    )
