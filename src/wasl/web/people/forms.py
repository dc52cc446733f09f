"""Forms on people: what is typed is read here, what it must be is the room's business (its refusals land on the field)."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.accounts.enums import RoleName
from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.participants.enums import (
    ClosingKind,
    EducationLevel,
    EligibilityPaper,
    FamilySituation,
    GuardianRelation,
    PhoneOwner,
    Sex,
)
from wasl.participants.models import Record
from wasl.territory.enums import PROVINCE_LEVEL, PlaceKind
from wasl.territory.models import Centre, CentreArea, Place
from wasl.wording.dates import today
from wasl.wording.languages import current

_NAME_LENGTH = 80
_DAY = {"type": "date"}
_NOBODY = [("", "—"), *PhoneOwner.choices]
_LATIN = (
    "cin",
    "phone",
    "phone_2",
    "phone_3",
    "given_lat",
    "surname_lat",
    "guardian_cin",
    "guardian_phone",
)


def in_order(places: QuerySet[Place]) -> QuerySet[Place]:
    """Places in the alphabetical order of the reader's language."""
    return places.order_by("name_fr" if current() == "fr" else "sort_key")


class NamedChoice(forms.ModelChoiceField):
    """A choice of rows shown by their name in the reader's language."""

    def __init__(self, queryset: QuerySet[Any], *, empty_label: Any = "—", **kwargs: Any) -> None:
        super().__init__(queryset, empty_label=empty_label, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return obj.name


class CommuneField(forms.ChoiceField):
    """A commune, grouped by province. ``provinces`` are the codes offered, ``with_provinces`` lets a province be chosen."""

    def __init__(self, *, with_provinces: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.with_provinces = with_provinces
        self.error_messages["invalid_choice"] = _(
            "This commune is not known here: choose one of the list, or change the province first."
        )

    def offer(self, provinces: Iterable[str]) -> None:
        """Fill the choices, in two queries at most."""
        groups: dict[str, tuple[str, list[tuple[str, str]]]] = {}
        for province in in_order(Place.objects.filter(code__in=list(provinces))):
            own = [(province.code, province.name)] if self.with_provinces else []
            groups[province.code] = (province.name, own)
        for commune in in_order(Place.objects.filter(kind=PlaceKind.COMMUNE, parent_id__in=groups)):
            groups[str(commune.parent_id)][1].append((commune.code, commune.name))
        self.choices = [("", "—"), *groups.values()]

    def clean(self, value: Any) -> Any:
        code = super().clean(value)
        return Place.objects.get(code=code) if code else None


def provinces_served(centres: Iterable[int]) -> list[str]:
    """Codes of the provinces these centres serve."""
    served = CentreArea.objects.filter(centre_id__in=list(centres), place__kind__in=PROVINCE_LEVEL)
    return list(served.values_list("place_id", flat=True).distinct())


class RecordForm(forms.Form):
    """What is written about someone, as on the card."""

    given_ar = forms.CharField(label=_("Given name in Arabic"), max_length=_NAME_LENGTH)
    surname_ar = forms.CharField(label=_("Family name in Arabic"), max_length=_NAME_LENGTH)
    given_lat = forms.CharField(label=_("Given name in Latin letters"), max_length=_NAME_LENGTH)
    surname_lat = forms.CharField(label=_("Family name in Latin letters"), max_length=_NAME_LENGTH)
    father_ar = forms.CharField(label=_("Father's name"), max_length=_NAME_LENGTH, required=False)
    sex = forms.ChoiceField(
        label=pgettext_lazy("person", "Sex"), choices=Sex.choices, widget=forms.RadioSelect
    )
    cin = forms.CharField(
        label=_("Identity card number"),
        max_length=20,
        required=False,
        help_text=_("One or two letters, then the digits, like EA204118."),
    )
    birth_date = forms.DateField(
        label=_("Birth date"), required=False, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    )
    birth_year = forms.IntegerField(
        label=_("Birth year"),
        required=False,
        localize=False,
        help_text=_("Only when the card gives no more."),
    )
    phone = forms.CharField(label=pgettext_lazy("person", "Phone"), max_length=30, required=False)
    residence = NamedChoice(label=_("Province of residence"), queryset=Place.objects.none(), empty_label="—")
    commune = CommuneField(label=_("Commune of residence"), required=False)
    address_ar = forms.CharField(label=pgettext_lazy("person", "Address"), max_length=200, required=False)
    phone_of = forms.ChoiceField(label=_("Whose phone it is"), choices=PhoneOwner.choices, required=False)
    phone_2 = forms.CharField(label=_("Second phone"), max_length=30, required=False)
    phone_2_of = forms.ChoiceField(label=_("Whose second phone it is"), choices=_NOBODY, required=False)
    phone_3 = forms.CharField(label=_("Third phone"), max_length=30, required=False)
    phone_3_of = forms.ChoiceField(label=_("Whose third phone it is"), choices=_NOBODY, required=False)
    family_situation = forms.ChoiceField(
        label=_("Family situation"), choices=[("", "—"), *FamilySituation.choices], required=False
    )
    education_level = forms.ChoiceField(
        label=_("Level of education"), choices=[("", "—"), *EducationLevel.choices], required=False
    )
    guardian_name_ar = forms.CharField(
        label=_("Name of the guardian, in Arabic"), max_length=_NAME_LENGTH, required=False
    )
    guardian_relation = forms.ChoiceField(
        label=_("Relation of the guardian"), choices=[("", "—"), *GuardianRelation.choices], required=False
    )
    guardian_cin = forms.CharField(label=_("Guardian's card number"), max_length=20, required=False)
    guardian_phone = forms.CharField(label=_("Guardian's phone"), max_length=30, required=False)
    other_person = forms.CharField(
        label=_("Why this is another person"),
        max_length=200,
        required=False,
        help_text=_("For instance: brothers, or another card was seen."),
    )

    def __init__(self, *args: Any, actor: Actor, record: Record | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["birth_year"].widget.attrs.update(min=1920, max=today().year)
        self.fields["residence"].queryset = in_order(Place.objects.filter(kind__in=PROVINCE_LEVEL))  # type: ignore[attr-defined]
        offered = set(
            provinces_served(actor.scope.write_centres) if record is None else [record.residence_id]
        )
        if self.is_bound and (chosen := self.data.get(self.add_prefix("residence"))):
            offered.add(chosen)
        commune = self.fields["commune"]
        if isinstance(commune, CommuneField):
            commune.offer(offered)
        for name in _LATIN:
            self.fields[name].widget.attrs["dir"] = "ltr"
        for name in ("given_ar", "surname_ar", "father_ar", "address_ar", "guardian_name_ar"):
            self.fields[name].widget.attrs.update(dir="rtl", lang="ar")
        for order, phone in enumerate(record.other_phones if record else [], 2):
            self.initial.update({f"phone_{order}": phone["number"], f"phone_{order}_of": phone["of"]})

    def clean(self) -> dict[str, Any]:
        """The fields of a record as the acts take them: the other phones as one list."""
        written = dict(self.cleaned_data)
        others = [
            {"number": written.pop(f"phone_{order}", ""), "of": written.pop(f"phone_{order}_of", "")}
            for order in (2, 3)
        ]
        written["other_phones"] = [phone for phone in others if phone["number"]]
        written["phone_of"] = written.get("phone_of") or PhoneOwner.OWN.value
        return written


class FileForm(RecordForm):
    """A new file: the record, and who follows it where since when."""

    centre = NamedChoice(label=pgettext_lazy("territory", "Centre"), queryset=Centre.objects.none())
    caseworker = NamedChoice(
        label=pgettext_lazy("file", "Caseworker"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("No caseworker yet"),
    )
    opened_on = forms.DateField(
        label=_("File opened on"), initial=today, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        centres = Centre.objects.filter(pk__in=actor.scope.write_centres)
        field = self.fields["centre"]
        field.queryset = centres  # type: ignore[attr-defined]
        if len(actor.scope.write_centres) == 1:
            field.initial = next(iter(actor.scope.write_centres))
            field.widget = forms.HiddenInput()
        self.fields["caseworker"].queryset = caseworkers_of(actor)  # type: ignore[attr-defined]
        if actor.role == RoleName.CASEWORKER:
            self.fields["caseworker"].initial = actor.id


def caseworkers_of(actor: Actor) -> QuerySet[User]:
    """Accounts that may follow a file of the centres the actor writes."""
    return (
        User.objects.filter(
            Q(scopes__until=None) | Q(scopes__until__gte=today()),
            is_active=True,
            role__in=[RoleName.CASEWORKER, RoleName.COORDINATOR],
            scopes__centre_id__in=actor.scope.write_centres,
            scopes__ended_at=None,
        )
        .distinct()
        .order_by("name_fr" if current() == "fr" else "name_ar")
    )


class CorrectionForm(RecordForm):
    """A record to correct. ``version`` is the one the corrector was reading."""

    version = forms.IntegerField(widget=forms.HiddenInput, localize=False)


class EligibilityForm(forms.Form):
    """That eligibility was verified: when, and from which kind of paper. Never what the paper says."""

    on = forms.DateField(
        label=_("Verified on"), initial=today, widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    )
    paper = forms.ChoiceField(
        label=_("Kind of paper seen"), choices=EligibilityPaper.choices, widget=forms.RadioSelect
    )


class ClosingForm(forms.Form):
    """Why a file is closed."""

    kind = forms.ChoiceField(
        label=_("Why the file is closed"),
        # A file closed as another's is closed by joining the two, where it can be undone.
        choices=[choice for choice in ClosingKind.choices if choice[0] != ClosingKind.JOINED],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=pgettext_lazy("of a file", "Note"),
        max_length=200,
        required=False,
        help_text=_("Without judicial facts: this text is read by whoever reads the file."),
    )


class ListForm(forms.Form):
    """Which files the list shows. Nothing personal: it may stand in an address."""

    show = forms.ChoiceField(
        label=_("State of the file"),
        required=False,
        choices=[
            ("", _("Open files")),
            ("unverified", _("Eligibility not verified yet")),
            ("closed", _("Closed files")),
            ("all", _("All files")),
        ],
    )
    centre = NamedChoice(
        label=pgettext_lazy("territory", "Centre"),
        queryset=Centre.objects.none(),
        required=False,
        empty_label=_("All centres"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(actor.scope.read_centres) > 1:
            self.fields["centre"].queryset = Centre.objects.filter(pk__in=actor.scope.read_centres)  # type: ignore[attr-defined]
        else:
            del self.fields["centre"]
