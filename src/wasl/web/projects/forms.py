"""Forms on micro-projects: what the project is, who holds it, the rows of its equipment."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.audit.actors import Actor
from wasl.catalogue.models import Sector, Trade
from wasl.life_projects.enums import CashNature, ItemKind
from wasl.life_projects.models import EquipmentLine, Holder, MicroProject
from wasl.life_projects.operations import NewItem
from wasl.life_projects.rules import check_item, check_site, checked_cash
from wasl.money.amounts import ZERO
from wasl.money.fields import AmountInput
from wasl.participants.models import File
from wasl.web.pages import Checked
from wasl.web.people.forms import CommuneField, provinces_served
from wasl.web.requests import number_in
from wasl.wording.languages import current

ITEM_FIELDS = ("item_ar", "item_fr", "unit_price", "kind", "quantity", "serial_number", "condition")


class TradeField(forms.ChoiceField):
    """A trade, grouped by sector, in the reader's language."""

    def offer(self) -> None:
        """Fill the choices, in two queries."""
        name = "name_fr" if current() == "fr" else "name_ar"
        groups: dict[str, tuple[str, list[tuple[str, str]]]] = {
            sector.code: (str(sector), []) for sector in Sector.objects.order_by(name)
        }
        for trade in Trade.objects.order_by(name):
            groups[trade.sector_id][1].append((trade.code, trade.name))
        self.choices = [("", "—"), *(group for group in groups.values() if group[1])]

    def clean(self, value: Any) -> Any:
        return Trade.objects.get(code=super().clean(value))


class ProjectForm(Checked):
    """What the project is, where, and the cash beside its equipment."""

    title_ar = forms.CharField(
        label=_("The project in Arabic, in a few words"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ar"}),
    )
    title_fr = forms.CharField(
        label=_("The project in French, in a few words"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "ltr", "lang": "fr"}),
    )
    trade = TradeField(label=pgettext_lazy("catalogue", "Trade"))
    site = CommuneField(label=_("Site of the project"), with_provinces=True)
    cash_amount = AmountInput(
        label=_("Cash aid in dirhams"), required=False, help_text=_("Leave empty when there is none.")
    )
    cash_nature = forms.ChoiceField(
        label=_("What the cash aid is for"), required=False, choices=[("", "—"), *CashNature.choices]
    )
    parts = forms.IntegerField(
        label=_("Parts of the first holder"), initial=1, min_value=1, max_value=100, localize=False
    )

    def __init__(self, *args: Any, actor: Actor, file: File, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provinces = {*provinces_served(actor.scope.write_centres), file.record.residence_id}
        for field in self.fields.values():
            if isinstance(field, TradeField):
                field.offer()
            elif isinstance(field, CommuneField):
                field.offer(provinces)

    def clean(self) -> dict[str, Any]:
        """What the rules refuse is said with what is missing."""
        given = super().clean() or {}
        self.hear(lambda: check_site(given["site"]), "site")
        self.hear(
            lambda: checked_cash(given["cash_amount"] or ZERO, given["cash_nature"]),
            "cash_amount",
            "cash_nature",
        )
        return given

    def written(self) -> dict[str, Any]:
        """What the room's acts take, from a valid form."""
        given = {
            name: self.cleaned_data[name] for name in ("title_ar", "title_fr", "trade", "site", "cash_nature")
        }
        return given | {"cash_amount": self.cleaned_data["cash_amount"] or ZERO}


class HolderForm(forms.Form):
    """Another holder, by file number, and their whole parts."""

    number = forms.CharField(
        label=_("File number"), max_length=24, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    parts = forms.IntegerField(
        label=pgettext_lazy("of a share", "Parts"),
        initial=1,
        min_value=1,
        max_value=100,
        localize=False,
        required=False,
    )

    def clean_number(self) -> File | None:
        """The file of that number, when the reader may see it."""
        number = self.cleaned_data["number"].strip().upper()
        if not number:
            return None
        found = File.objects.filter(number=number).first()
        if found is None:
            raise ValidationError(_("No file of yours has this number."), code="unknown")
        return found


class EquipmentForm(Checked):
    """One row of the equipment list."""

    item_ar = forms.CharField(
        label=_("Item, in Arabic"), max_length=160, widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ar"})
    )
    item_fr = forms.CharField(
        label=_("Item, in French"), max_length=160, widget=forms.TextInput(attrs={"dir": "ltr", "lang": "fr"})
    )
    kind = forms.ChoiceField(label=_("Kind of item"), choices=ItemKind.choices, initial=ItemKind.EQUIPMENT)
    quantity = forms.IntegerField(
        label=pgettext_lazy("of an item", "Quantity"), min_value=1, max_value=9999, initial=1, localize=False
    )
    unit_price = AmountInput(label=_("Unit price in dirhams"))
    serial_number = forms.CharField(
        label=_("Serial number"), max_length=60, required=False, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    condition = forms.ChoiceField(
        label=pgettext_lazy("of an item", "Condition"),
        choices=list(EquipmentLine._meta.get_field("condition").choices or ()),
        initial="new",
    )

    def clean(self) -> dict[str, Any]:
        """What the rules refuse in this row is said with what is missing in the others."""
        given = super().clean() or {}
        if self.has_changed():
            row = int(str(self.prefix).rpartition("-")[2]) + 1
            self.hear(lambda: check_item(item_of(given), row), *ITEM_FIELDS)
        return given


HolderRows = forms.formset_factory(HolderForm, extra=1, max_num=20)
EquipmentRows = forms.formset_factory(EquipmentForm, extra=1, can_delete=True, max_num=200)


def more(posted: Any, prefix: str) -> Any:
    """What was posted, with one empty row more: the way to add a row without script."""
    data = posted.copy()
    count = data.get(f"{prefix}-TOTAL_FORMS", "")
    data[f"{prefix}-TOTAL_FORMS"] = str((number_in(count) or 0) + 1)
    return data


def not_judged_yet(shown: Iterable[forms.BaseForm]) -> None:
    """Take away what is wrong with bound forms that are only shown again, with one row more."""
    for form in shown:
        form.errors.clear()


def item_of(given: Mapping[str, Any]) -> NewItem:
    """The item of a valid row."""
    return NewItem(**{name: given[name] for name in ITEM_FIELDS})


def items_of(rows: Any) -> list[NewItem]:
    """The rows of a valid formset that are filled and not taken out, in their order."""
    written = [row.cleaned_data for row in rows.forms]
    return [item_of(given) for given in written if given.get("item_ar") and not given.get("DELETE")]


def rows_of(lines: Sequence[EquipmentLine]) -> list[dict[str, Any]]:
    """The initial rows of the equipment form."""
    return [{name: getattr(line, name) for name in ITEM_FIELDS} for line in lines]


def holders_of(first: File, parts: int, rows: Any) -> list[tuple[File, int]]:
    """Holders and parts as the acts take them, the first being the file's own."""
    others = [
        (row.cleaned_data["number"], row.cleaned_data.get("parts") or 1)
        for row in rows.forms
        if row.cleaned_data.get("number")
    ]
    return [(first, parts), *others]


def initial_of(
    project: MicroProject, holders: Sequence[Holder]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The initial values of a project's form and of its other holders."""
    own = {name: getattr(project, name) for name in ("title_ar", "title_fr", "cash_nature")}
    own |= {"trade": project.trade_id, "site": project.site_id, "cash_amount": project.cash_amount or None}
    first = next((holder for holder in holders if holder.file_id == project.file_id), None)
    own["parts"] = first.parts if first else 1
    others = [
        {"number": holder.file.number, "parts": holder.parts} for holder in holders if holder is not first
    ]
    return own, others
