"""Forms of sign-in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OwnPasswordForm(forms.Form):
    """The present password, then the new one twice."""

    current = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least 12 signs; a short sentence is easiest to keep."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: object, user: object = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user

    def clean_current(self) -> str:
        value: str = self.cleaned_data["current"]
        if not self.user.check_password(value):  # type: ignore[attr-defined]
            raise forms.ValidationError(_("This is not your present password."))
        return value

    def clean_again(self) -> str:
        value: str = self.cleaned_data["again"]
        if value != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two new passwords differ."))
        return value
