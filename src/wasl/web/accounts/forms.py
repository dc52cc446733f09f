"""Forms of the administrator."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.accounts.enums import DESCRIPTIONS, SCOPE_KINDS, RoleName, ScopeKind
from wasl.accounts.models import User
from wasl.institutions.models import Institution
from wasl.territory.models import Centre


class AccountForm(forms.Form):
    """A new account: name in both scripts, role, language."""

    username = forms.CharField(
        label=_("Account name"), max_length=60, help_text=_("Small Latin letters, for instance s.elamrani.")
    )
    name_ar = forms.CharField(label=_("Arabic name"), max_length=120)
    name_fr = forms.CharField(label=_("French name"), max_length=120)
    role = forms.ChoiceField(label=pgettext_lazy("account", "role"), choices=RoleName.choices)
    language = forms.ChoiceField(
        label=pgettext_lazy("account", "language"), choices=[("ar", "العربية"), ("fr", "Français")]
    )


class ScopeForm(forms.Form):
    """A scope that goes with the account's role: a centre, an institution, or the country."""

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.kind = SCOPE_KINDS.get(user.role)
        if self.kind == ScopeKind.CENTRE:
            self.fields["centre"] = forms.ModelChoiceField(
                label=pgettext_lazy("territory", "centre"), queryset=Centre.objects.all(), empty_label=None
            )
        if self.kind == ScopeKind.INSTITUTION:
            self.fields["institution"] = forms.ModelChoiceField(
                label=pgettext_lazy("party", "institution"),
                queryset=Institution.objects.all(),
                empty_label=None,
            )


def role_descriptions() -> list[tuple[str, str]]:
    """Each role with what it may do, for the page that opens an account."""
    return [(str(RoleName(role).label), str(text)) for role, text in DESCRIPTIONS.items()]
