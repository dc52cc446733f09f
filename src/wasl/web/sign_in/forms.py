"""Forms of sign-in."""

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django import forms
from django.utils.translation import gettext_lazy as _

from wasl.accounts.models import User
from wasl.web.sign_in.traces import tell_failed_try


class _Recorded:
    """A wrong code goes to the journal, as a wrong password does, and so does one try too many."""

    user: User

    def clean_code(self) -> str:
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except forms.ValidationError as error:
            if error.code == "too_many_login_attempts":
                tell_failed_try(context.request, self.user.username, "too_many_tries")
            raise
        return code

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        tell_failed_try(context.request, self.user.username, "wrong_code")


class CodeForm(_Recorded, AuthenticateForm):
    """The six digits, or a recovery code, at the second step of sign-in."""


class CodeAgainForm(_Recorded, ReauthenticateForm):
    """The six digits once more, before something of the sign-in is changed."""


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
