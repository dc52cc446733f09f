"""Forms on ceremonies and receipts: what is typed is read here, what it must be is the room's business."""

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.agreements.enums import AgreementKind
from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.grants.models import Grant
from wasl.handovers.enums import OfficialRole, Proof, VoidReason
from wasl.institutions.models import Institution, Office
from wasl.money.fields import AmountInput
from wasl.territory.enums import PlaceKind
from wasl.territory.models import Centre, Place
from wasl.web.people.forms import CommuneField, NamedChoice, provinces_served
from wasl.wording import arabic, french
from wasl.wording.dates import today
from wasl.wording.languages import current
from wasl.wording.lexicon import TERMS, arabic_noun, french_noun

# What institutions are given: nouns the house can count and decline.
GIFTS = ("vehicle", "ambulance", "motorcycle", "computer")


class Day(forms.DateField):
    """A day, chosen or typed as 2021-07-08."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(input_formats=["%Y-%m-%d"], **kwargs)


class YearFilter(forms.Form):
    """Which ceremonies the list shows."""

    year = forms.TypedChoiceField(
        label=pgettext_lazy("filter", "Year"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [("", _("Every year")), *((year, year) for year in years)]  # type: ignore[attr-defined]


class CeremonyForm(forms.Form):
    """A ceremony to prepare: where, when, under whom."""

    centre = NamedChoice(
        label=pgettext_lazy("territory", "Centre"), queryset=Centre.objects.none(), empty_label=None
    )
    place = CommuneField(label=_("Place of the ceremony"), with_provinces=True)
    venue_ar = forms.CharField(label=_("Venue in Arabic"), max_length=160)
    venue_fr = forms.CharField(label=_("Venue in French"), max_length=160)
    held_on = Day(label=_("Day of the ceremony"))
    presiding = forms.ModelChoiceField(
        label=_("Who presides"), queryset=Office.objects.none(), required=False, empty_label="—"
    )
    present = forms.ModelMultipleChoiceField(
        label=_("Who attends"),
        queryset=Office.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("In protocol order, as printed in the minutes."),
    )
    statement_office = forms.ModelChoiceField(
        label=_("Who states the balance"),
        queryset=Office.objects.none(),
        required=False,
        empty_label="—",
        help_text=_("Signs for the centre, and is quoted in the communiqué."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = Centre.objects.filter(pk__in=actor.scope.write_centres)
        self.fields["centre"].queryset = centres  # type: ignore[attr-defined]
        self.fields["place"].offer(provinces_served(actor.scope.write_centres))  # type: ignore[attr-defined]
        offices = Office.objects.select_related("institution").order_by("rank", "code")
        for name in ("presiding", "present", "statement_office"):
            self.fields[name].queryset = offices  # type: ignore[attr-defined]

    def officials(self) -> list[tuple[Office, str]]:
        """The offices in protocol order, each once, the presiding one first."""
        presiding = self.cleaned_data["presiding"]
        first = [(presiding, OfficialRole.PRESIDING)] if presiding else []
        return [
            *first,
            *(
                (office, OfficialRole.PRESENT)
                for office in self.cleaned_data["present"]
                if office != presiding
            ),
        ]


class CeremonyCorrectionForm(CeremonyForm):
    """What a prepared ceremony may still be corrected in. Its centre stays."""

    def __init__(self, *args: Any, actor: Actor, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        del self.fields["centre"]
        # Where it was to be held is offered, even outside the provinces the centre serves.
        own = place.parent_id if place.kind == PlaceKind.COMMUNE else place.pk
        served = provinces_served(actor.scope.write_centres)
        self.fields["place"].offer({*served, str(own)})  # type: ignore[attr-defined]


class CancelForm(forms.Form):
    """Why a prepared ceremony is cancelled."""

    reason = forms.CharField(
        label=_("Why the ceremony is cancelled"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Never name a participant here: the reason is read by everybody who sees the ceremony."),
    )


class GrantsForm(forms.Form):
    """Which approved grants are handed over."""

    grants = forms.ModelMultipleChoiceField(label=_("Grants to hand over"), queryset=Grant.objects.none())

    def __init__(self, *args: Any, offered: QuerySet[Grant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grants"].queryset = offered  # type: ignore[attr-defined]


class IssueForm(forms.Form):
    """The day printed on the receipts."""

    issued_on = Day(label=_("Day printed on the receipts"))


def first_day_to_sign(held_on: datetime.date, issued_on: datetime.date) -> datetime.date:
    """What a form of signature proposes: the day of the handover, when the paper was printed by then."""
    return min(max(held_on, issued_on), today())


class SignatureForm(forms.Form):
    """A signature or a thumbprint, as the paper bears it."""

    signed_on = Day(label=_("Day of the signature"))
    proof = forms.ChoiceField(
        label=pgettext_lazy("of a receipt", "Proof"),
        choices=Proof.choices,
        widget=forms.RadioSelect,
        initial=Proof.SIGNATURE,
    )
    witness = forms.CharField(
        label=pgettext_lazy("of a receipt", "Witness"),
        max_length=120,
        required=False,
        help_text=_("Required for a thumbprint. Someone else than the holder."),
    )


class CheckOffForm(SignatureForm):
    """Everything handed over to one person, then their signature."""

    items = forms.MultipleChoiceField(
        label=_("Handed over"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick each thing as it is handed over.")},
    )

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        self.order_fields(["items", "proof", "witness", "signed_on"])

    def clean_items(self) -> list[str]:
        """All of them: a receipt is signed for everything printed on it."""
        ticked = self.cleaned_data["items"]
        if len(ticked) < len(self.fields["items"].choices):  # type: ignore[attr-defined]
            raise forms.ValidationError(
                _(
                    "Something printed on the receipt is not ticked. Hand it over and tick it, or make the receipt void."
                )
            )
        return list(ticked)


class VoidForm(forms.Form):
    """Why a receipt is void."""

    reason = forms.ChoiceField(
        label=_("Why it is void"), choices=VoidReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=pgettext_lazy("void receipt", "Note"), max_length=200, required=False)


class ReissueForm(forms.Form):
    """The day printed on the receipt that replaces another."""

    issued_on = Day(label=_("Day printed on the new receipt"))


class ReversalForm(forms.Form):
    """Why a signed receipt is undone, and the day of the paper that says so."""

    dated = Day(label=_("Day of the reversal"))
    reason = forms.CharField(label=_("Reason for the reversal"), max_length=300)
    sure = forms.BooleanField(
        label=_("I have checked the number: this receipt is no longer counted in any figure."),
        error_messages={"required": _("Confirm that this is the receipt to reverse.")},
    )


class GiftForm(forms.Form):
    """What an institution receives at the ceremony."""

    agreement = forms.ModelChoiceField(
        label=pgettext_lazy("partnership", "Agreement"), queryset=Agreement.objects.none(), empty_label="—"
    )
    recipient = NamedChoice(
        label=_("Receiving institution"), queryset=Institution.objects.none(), empty_label="—"
    )
    noun = forms.ChoiceField(label=_("Object given"))
    quantity = forms.IntegerField(label=pgettext_lazy("of an item", "Quantity"), min_value=1, initial=1)
    description_ar = forms.CharField(label=_("Description in Arabic"), max_length=200)
    description_fr = forms.CharField(label=_("Description in French"), max_length=200)
    purpose_ar = forms.CharField(label=_("Purpose in Arabic"), max_length=300, required=False)
    purpose_fr = forms.CharField(label=_("Purpose in French"), max_length=300, required=False)
    amount = AmountInput(
        label=_("Amount in dirhams"),
        required=False,
        help_text=_("Leave empty when it is not known: the paper says so, and no ledger entry is made."),
    )

    def __init__(self, *args: Any, sums: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = Agreement.objects.filter(kind=AgreementKind.INSTITUTIONAL)
        self.fields["agreement"].queryset = chosen  # type: ignore[attr-defined]
        self.fields["recipient"].queryset = Institution.objects.order_by("kind", "code")  # type: ignore[attr-defined]
        self.fields["noun"].choices = [(code, _singular(code)) for code in GIFTS if code in TERMS]  # type: ignore[attr-defined]
        if not sums:
            del self.fields["amount"]


def _singular(code: str) -> str:
    return french.bare(1, french_noun(code)) if current() == "fr" else arabic.bare(1, arabic_noun(code))


class FindForm(forms.Form):
    """A name, card or receipt number looked for on the list of a ceremony."""

    q = forms.CharField(
        label=_("Name, card or receipt number"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
