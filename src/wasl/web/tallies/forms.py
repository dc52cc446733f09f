"""A question to the tally, as a form: the places offered are those the reader may ask about."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.tallies.access import places_of_centres, places_of_partner
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, PlaceAxis, Unit
from wasl.tallies.rules import NATIONAL, Definition
from wasl.territory.models import Place
from wasl.wording.dates import today
from wasl.wording.isolates import ltr

_SHOWN_BASES = [Basis.DELIVERED, Basis.APPROVED, Basis.PLANNED]
Choices = list[tuple[str, Any]]
_AXES = [PlaceAxis.RESIDENCE, PlaceAxis.AGREEMENT, PlaceAxis.CEREMONY]


def places_for(by: Actor) -> Choices:
    """Places this reader may ask about, the widest first: the country, regions, then provinces under their region."""
    places = list(Place.objects.exclude(kind="commune").select_related("parent__parent"))
    national = by.role in {"headquarters", "finance", "auditor"}
    if not national:
        allowed = set(places_of_partner(by)) if by.role == "partner" else places_of_centres(by)
        places = [p for p in places if p.code in allowed]
    regions = [p for p in places if p.kind == "region"]
    choices: Choices = [(NATIONAL, _("the whole country"))] if national else []
    choices += [(r.code, _region(r)) for r in regions]
    groups: dict[str, list[tuple[str, str]]] = {}
    for place in places:
        if place.kind != "region":
            groups.setdefault(_region_of(place), []).append((place.code, place.name))
    if len(groups) == 1:
        return choices + [choice for inside in groups.values() for choice in inside]
    return choices + sorted(groups.items())


def _region_of(place: Place) -> str:
    """The name of the region around a place; a prefecture of arrondissements lies in a prefecture first."""
    around = place.parent
    while around is not None and around.kind != "region":
        around = around.parent
    return _region(around) if around else ""


def _region(place: Place) -> str:
    return gettext("region of %(name)s") % {"name": place.name}


def agreements_for(by: Actor) -> Choices:
    """The agreements this reader may narrow a question to; empty when they may not see any."""
    found = Agreement.objects.exclude(programme=None).order_by("-budget_year", "number")
    if by.role not in {"headquarters", "finance", "auditor", "partner"}:
        found = found.filter(centre_id__in=by.scope.read_centres)
    return [(a.number, f"{ltr(a.number)} · {a.title}") for a in found]


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

    agreement = forms.ChoiceField(label=pgettext_lazy("tally", "Agreement"), required=False)

    def __init__(self, data: Any, *, reader: Actor) -> None:
        super().__init__(data)
        self.reader = reader
        agreements = agreements_for(reader)
        self._choose("place", places_for(reader))
        self._choose("place_axis", [(a.value, a.label) for a in _AXES])
        self._choose("agreement", [("", pgettext("agreements", "All")), *agreements])
        if reader.role == "partner":
            # Partners ask by day of handover, under their agreements: a choice of one is no question. What was
            # approved they may not ask.
            del self.fields["place_axis"], self.fields["date_axis"]
            bases = [b for b in _SHOWN_BASES if b != Basis.APPROVED]
            self._choose("basis", [(b.value, b.label) for b in bases])
        if len(agreements) < 2:
            del self.fields["agreement"]

    def _choose(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("The end of the period is before its beginning."))
        return data

    def definition(self) -> Definition:
        """The question asked. Call it on a valid form."""
        data = self.cleaned_data
        axis = PlaceAxis.AGREEMENT if self.reader.role == "partner" else PlaceAxis.RESIDENCE
        return Definition(
            since=data["since"],
            until=data["until"],
            place=data["place"],
            place_axis=data.get("place_axis") or axis,
            date_axis=data.get("date_axis") or DateAxis.HANDOVER,
            unit=data["unit"] or Unit.PEOPLE,
            basis=data["basis"] or Basis.DELIVERED,
            money=data["money"] or Money.EQUIPMENT,
            by=(data["by"] or Dimension.PROVINCE,),
            agreement=data.get("agreement") or "",
        )


def first_question(by: Actor, latest: datetime.date | None) -> dict[str, Any]:
    """What the page asks before anyone chose: the widest place the reader may ask about, the year of the last handover."""
    year = (latest or today()).year
    places = places_for(by)
    return {
        "place": _first(places),
        "place_axis": PlaceAxis.AGREEMENT if by.role == "partner" else PlaceAxis.RESIDENCE,
        "since": f"{year}-01-01",
        "until": f"{year}-12-31",
        "basis": Basis.DELIVERED,
        "unit": Unit.PEOPLE,
        "money": Money.EQUIPMENT,
        "date_axis": DateAxis.HANDOVER,
        # A partner's province is one; its sectors are large enough to be shown more often than its trades.
        "by": Dimension.SECTOR if by.role == "partner" else Dimension.PROVINCE,
    }


def _first(choices: Choices) -> str:
    if not choices:
        return ""
    value, inside = choices[0]
    return str(inside[0][0]) if isinstance(inside, list) else value
