"""Forms of this area: the register of processing, rights to read a restricted programme, requests for correction."""

import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.accounts.enums import RoleName
from wasl.accounts.models import User
from wasl.privacy.enums import Asker, RequestState
from wasl.privacy.models import Processing
from wasl.privacy.operations import Texts
from wasl.programmes.models import Programme
from wasl.web.day_field import DayField
from wasl.wording.dates import today

_ARABIC, _FRENCH = {"dir": "rtl", "lang": "ar"}, {"dir": "ltr", "lang": "fr"}
_LABELS = {field.name: field.verbose_name for field in Processing._meta.concrete_fields}
TOLD = ("name", "purpose", "ground", "data", "recipients", "kept")


class ProcessingForm(forms.Form):
    """A new version of an entry of the register, in both languages."""

    authorisation = forms.CharField(
        label=_("Number of the CNDP's authorisation"),
        max_length=60,
        required=False,
        help_text=_("Empty until the commission has answered: every page says so."),
    )
    answer_days = forms.IntegerField(
        label=_("Days to answer a request for correction"), min_value=1, max_value=365
    )

    def __init__(self, *args: Any, entry: Processing, **kwargs: Any) -> None:
        told = {
            f"{name}_{language}": getattr(entry, f"{name}_{language}")
            for name in TOLD
            for language in ("ar", "fr")
        }
        first = {"authorisation": entry.authorisation, "answer_days": entry.answer_days, **told}
        super().__init__(*args, **{**kwargs, "initial": first})
        for name in told:
            self.fields[name] = forms.CharField(
                label=_LABELS[name],
                max_length=200 if name.startswith("name") else 2000,
                widget=forms.Textarea(attrs={"rows": 3, **(_ARABIC if name.endswith("_ar") else _FRENCH)}),
            )

    def texts(self) -> Texts:
        """What the entry says, as the act takes it."""
        return cast(
            "Texts", {name: self.cleaned_data[name] for name in _LABELS if name[-3:] in ("_ar", "_fr")}
        )

    def pairs(self) -> list[tuple[Any, Any]]:
        """The fields of each text, Arabic and French."""
        return [(self[f"{name}_ar"], self[f"{name}_fr"]) for name in TOLD]


class RestrictForm(forms.Form):
    """Whether a programme without any agreement is restricted, and why."""

    programme = forms.ModelChoiceField(
        label=pgettext_lazy("funding", "Programme"), queryset=Programme.objects.none()
    )
    restricted = forms.ChoiceField(
        label=_("Who reads it"),
        choices=[
            ("yes", _("Restricted: only those named for it")),
            ("no", _("Ordinary: everybody by their own scope")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=pgettext_lazy("restriction", "Why"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.filter(agreements=None)


class ClearanceForm(forms.Form):
    """Who may read which restricted programme, from when to when, and why."""

    programme = forms.ModelChoiceField(label=_("Restricted programme"), queryset=Programme.objects.none())
    user = forms.ModelChoiceField(
        label=pgettext_lazy("right to read", "Account"),
        queryset=User.objects.none(),
        help_text=_("Never your own, nor an administrator's."),
    )
    since = DayField(label=_("From the day"), future=True, initial=today)
    until = DayField(
        label=_("Until the day"),
        future=True,
        help_text=_("At most a year. It ends by itself after that day."),
    )
    reason = forms.CharField(
        label=_("Why this person needs to read it"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, by: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.filter(restricted=True)
        others = User.objects.filter(is_active=True).exclude(role=RoleName.ADMINISTRATOR).exclude(pk=by or 0)
        self.fields["user"].queryset = others.order_by("username")
        self.fields["until"].initial = today() + datetime.timedelta(days=90)


class HandOverForm(forms.Form):
    """To whom the paper of what is held is handed over."""

    to = forms.ChoiceField(label=_("Who receives it"), choices=Asker.choices, widget=forms.RadioSelect)


class RequestForm(forms.Form):
    """What somebody asks to be corrected."""

    asked_by = forms.ChoiceField(label=_("Who asks"), choices=Asker.choices, widget=forms.RadioSelect)
    asked_on = DayField(label=_("Asked on"), initial=today)
    wish = forms.CharField(
        label=_("What is to be corrected"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the words of the person."),
    )


class AnswerForm(forms.Form):
    """The answer to a request."""

    state = forms.ChoiceField(
        label=pgettext_lazy("request", "Answer"),
        choices=[
            (RequestState.CORRECTED.value, _("It is corrected")),
            (RequestState.REFUSED.value, _("It is not followed")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("What the person is told"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
