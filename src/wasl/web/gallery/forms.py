"""A form with one field of each shape, for the gallery only."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SampleForm(forms.Form):
    """Text, card number, amount, choice, date, password, file, check, radio and long text."""

    name = forms.CharField(label=_("Name as on the card"), help_text=_("In Arabic, without titles."))
    card = forms.RegexField(
        regex=r"^[A-Z]{1,2}\d{6}$",
        label=_("Identity card number"),
        error_messages={"invalid": _("One or two letters, then six digits, like EA204118.")},
    )
    amount = forms.DecimalField(label=_("Amount in dirhams"), min_value=0, decimal_places=2, required=False)
    trade = forms.ChoiceField(
        label=pgettext_lazy("field", "Trade"),
        choices=[("bakery", pgettext_lazy("trade", "Bakery")), ("pastry", pgettext_lazy("trade", "Pastry"))],
    )
    day = forms.DateField(
        label=_("Day of the handover"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    password = forms.CharField(
        label=pgettext_lazy("field", "Password"), widget=forms.PasswordInput, required=False
    )
    scan = forms.FileField(
        label=_("Scan of the signed receipt"), required=False, help_text=_("PDF or photo, up to 10 MB.")
    )
    number = forms.CharField(
        label=_("Receipt number"), initial="MRK/2026/0127", disabled=True, required=False
    )
    proof = forms.ChoiceField(
        label=pgettext_lazy("field", "Proof"),
        choices=[
            ("signature", pgettext_lazy("proof", "Signature")),
            ("thumbprint", pgettext_lazy("proof", "Thumbprint")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=pgettext_lazy("field", "Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    read = forms.BooleanField(label=_("I have read the whole text"))
