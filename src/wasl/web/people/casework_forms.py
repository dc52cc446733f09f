"""Forms of the work on a file: entrusting, papers, waiting, moving, opening again, where somebody came from."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.participants.enums import PaperState, ReferralOrigin, WaitingReason
from wasl.participants.models import File, FilePaper
from wasl.territory.models import Centre
from wasl.web.day_field import DayField
from wasl.web.people.forms import NamedChoice, caseworkers_of
from wasl.wording.dates import today

_NO_JUDICIAL_FACTS = _("Without judicial facts: this text is read by whoever reads the file.")


class EntrustForm(forms.Form):
    """Who follows a file from now on."""

    caseworker = NamedChoice(
        label=pgettext_lazy("file", "Caseworker"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("No caseworker yet"),
    )

    def __init__(self, *args: Any, actor: Actor, file: File, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["caseworker"]
        field.queryset = caseworkers_of(actor).filter(scopes__centre_id=file.centre_id)  # type: ignore[attr-defined]
        field.initial = file.caseworker_id


class PaperForm(forms.Form):
    """Where a paper stands, and its scan when it is one that is kept."""

    state = forms.ChoiceField(label=_("Where the paper stands"), widget=forms.RadioSelect)
    asked_until = DayField(label=_("To be brought by"), required=False, future=True)
    scan = forms.FileField(
        label=_("Scan of the paper"), required=False, help_text=_("PDF, PNG or JPEG, 10 MB at most.")
    )

    def __init__(self, *args: Any, paper: FilePaper, kept: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = PaperState.choices  # type: ignore[attr-defined]
        self.initial = {"state": paper.state, "asked_until": paper.asked_until}
        if not kept:
            del self.fields["scan"]


class WaitingForm(forms.Form):
    """What a file waits for, since when, and until when."""

    reason = forms.ChoiceField(
        label=_("What it waits for"), choices=WaitingReason.choices, widget=forms.RadioSelect
    )
    since = DayField(label=_("Waiting since"), initial=today)
    expected_on = DayField(label=_("Expected by"), required=False, future=True)
    note = forms.CharField(
        label=pgettext_lazy("of a file", "Note"), max_length=200, required=False, help_text=_NO_JUDICIAL_FACTS
    )


class TransferForm(forms.Form):
    """To which centre a file is proposed, and why."""

    to_centre = NamedChoice(
        label=_("To which centre"), queryset=Centre.objects.none(), empty_label="—"
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why the file goes to another centre"), max_length=200, help_text=_NO_JUDICIAL_FACTS
    )

    def __init__(self, *args: Any, file: File, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_centre"].queryset = Centre.objects.exclude(pk=file.centre_id)  # type: ignore[attr-defined]


class RefusalForm(forms.Form):
    """Why a file is not taken over."""

    answer = forms.CharField(label=_("Why the file is not taken over"), max_length=200)


class ReopeningForm(forms.Form):
    """Why a closed file is opened again."""

    reason = forms.CharField(
        label=_("Why the file is opened again"), max_length=200, help_text=_NO_JUDICIAL_FACTS
    )


class MonthInput(forms.DateInput):
    """A month, with the browser's own picker."""

    input_type = "month"


class ReferralForm(forms.Form):
    """Who sent the person, and the month of release. Both may stay empty."""

    origin = forms.ChoiceField(
        label=_("Who sent this person"), choices=[("", "—"), *ReferralOrigin.choices], required=False
    )
    release_month = forms.DateField(
        label=_("Month of release"),
        required=False,
        input_formats=["%Y-%m", "%m/%Y"],
        widget=MonthInput(format="%Y-%m"),
        help_text=_("The month alone, like 2026-03."),
    )

    def clean_release_month(self) -> datetime.date | None:
        """The first day of the month, or nothing."""
        return self.cleaned_data["release_month"] or None
