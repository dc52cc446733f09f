"""A question to the tally, as a form: the places offered are those the reader may ask about."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.audit.actors import Actor
from wasl.institutions.models import Institution
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, PlaceAxis, Unit
from wasl.tallies.rules import NATIONAL, Definition
from wasl.territory.models import Place
from wasl.territory.queries import served_codes
from wasl.wording.dates import today

_SHOWN_BASES = [Basis.DELIVERED, Basis.APPROVED, Basis.PLANNED]


def places_for(by: Actor) -> list[tuple[str, str]]:
    """Places of province level and regions this reader may ask about, and the country for national roles."""
    places = Place.objects.exclude(kind="commune").order_by("kind", "sort_key")
    if by.role == "partner":
        codes = set(Institution.objects.filter(code__in=by.scope.partners).values_list("place_id", flat=True))
        return [(p.code, p.name) for p in places if p.code in codes]
    if by.role in {"headquarters", "finance", "auditor"}:
        return [(NATIONAL, str(_("the whole country")))] + [(p.code, p.name) for p in places]
    served = served_codes(by.scope.read_centres, today())
    children: dict[str, set[str]] = {}
    for place in places:
        if place.parent_id:
            children.setdefault(place.parent_id, set()).add(place.code)
    return [
        (p.code, p.name)
        for p in places
        if p.code in served or (p.code in children and children[p.code] <= served)
    ]


class QuestionForm(forms.Form):
    """Where, when, on which basis, in which unit, which money, broken down by what."""

    place = forms.ChoiceField(label=pgettext_lazy("tally", "Where"))
    place_axis = forms.ChoiceField(label=_("Place counted"), required=False)
    since = forms.DateField(
        label=pgettext_lazy("period", "From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=pgettext_lazy("period", "Until"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    date_axis = forms.ChoiceField(label=_("Date counted"), choices=DateAxis.choices, required=False)
    basis = forms.ChoiceField(
        label=pgettext_lazy("tally", "Basis"),
        choices=[(b.value, b.label) for b in _SHOWN_BASES],
        required=False,
    )
    unit = forms.ChoiceField(label=pgettext_lazy("tally", "Unit"), choices=Unit.choices, required=False)
    money = forms.ChoiceField(label=pgettext_lazy("tally", "Money"), choices=Money.choices, required=False)
    by = forms.ChoiceField(label=_("Broken down by"), choices=Dimension.choices, required=False)

    def __init__(self, data: Any, *, reader: Actor) -> None:
        super().__init__(data)
        self.reader = reader
        self.fields["place"].choices = places_for(reader)  # type: ignore[attr-defined]
        axes = (
            [PlaceAxis.AGREEMENT]
            if reader.role == "partner"
            else [PlaceAxis.RESIDENCE, PlaceAxis.AGREEMENT, PlaceAxis.CEREMONY]
        )
        self.fields["place_axis"].choices = [(a.value, a.label) for a in axes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("The end of the period is before its beginning."))
        return data

    def definition(self) -> Definition:
        """The question asked. Call it on a valid form."""
        data = self.cleaned_data
        return Definition(
            since=data["since"],
            until=data["until"],
            place=data["place"],
            place_axis=data["place_axis"] or self.fields["place_axis"].choices[0][0],  # type: ignore[attr-defined]
            date_axis=data["date_axis"] or DateAxis.HANDOVER,
            unit=data["unit"] or Unit.PEOPLE,
            basis=data["basis"] or Basis.DELIVERED,
            money=data["money"] or Money.EQUIPMENT,
            by=(data["by"] or Dimension.PROVINCE,),
        )


def first_question(by: Actor, latest: datetime.date | None) -> dict[str, Any]:
    """What the page asks before anyone chose: the widest place the reader may ask about, the year of the last handover."""
    year = (latest or today()).year
    places = places_for(by)
    return {
        "place": places[0][0] if places else "",
        "place_axis": PlaceAxis.AGREEMENT if by.role == "partner" else PlaceAxis.RESIDENCE,
        "since": f"{year}-01-01",
        "until": f"{year}-12-31",
        "basis": Basis.DELIVERED,
        "unit": Unit.PEOPLE,
        "money": Money.EQUIPMENT,
        "date_axis": DateAxis.HANDOVER,
        "by": Dimension.PROVINCE,
    }
