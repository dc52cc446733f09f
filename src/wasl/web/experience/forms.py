"""Forms of a working life: one for each kind of entry, asking only what that kind is made of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.catalogue.models import Trade
from wasl.participants.enums import (
    LICENCE_CATEGORIES,
    AttainmentKind,
    KnownLanguage,
    LanguageLevel,
    TrainingLevel,
)
from wasl.participants.experience_rules import typed
from wasl.participants.models import Attainment
from wasl.web.people.forms import NamedChoice
from wasl.wording.folding import fold_latin, sort_key_arabic
from wasl.wording.languages import current

_WHEN = _("The year is enough: 2019, or 06/2019.")


class TradeField(NamedChoice):
    """A trade of the catalogue, in the alphabetical order of the reader's language."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Trade.objects.all(),
            label=pgettext_lazy("catalogue", "Trade"),
            required=False,
            empty_label="—",
            **kwargs,
        )


def _when(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=10, required=False, help_text=_WHEN)


class _Entry(forms.Form):
    """What every kind shares: the scan of what proves it."""

    evidence = forms.FileField(
        label=_("Scan of the certificate or card"),
        required=False,
        help_text=_("PDF, PNG or JPEG, at most 10 MB."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(
            [*(n for n in self.fields if n not in ("evidence", "inside")), "evidence", "inside"]
        )
        self.fields["evidence"].widget.attrs["accept"] = ".pdf,.png,.jpg,.jpeg"
        if "trade" in self.fields:
            by_name = sorted(
                Trade.objects.all(),
                key=lambda t: fold_latin(t.name) if current() == "fr" else sort_key_arabic(t.name),
            )
            self.fields["trade"].choices = [("", "—"), *((t.pk, t.name) for t in by_name)]  # type: ignore[attr-defined]
        for name in ("title", "issuer"):
            if name in self.fields:
                self.fields[name].widget.attrs["dir"] = "auto"
        for name in ("since", "until", "number"):
            if name in self.fields:
                self.fields[name].widget.attrs["dir"] = "ltr"

    def written(self) -> dict[str, Any]:
        """What was typed, as the acts take it: the fields apart from the scan and from what is sealed."""
        return {
            name: value for name, value in self.cleaned_data.items() if name not in ("evidence", "inside")
        }

    def scan(self) -> bytes | None:
        """The bytes of the scan sent, if any."""
        sent = self.cleaned_data.get("evidence")
        return sent.read() if sent else None

    def sealed(self) -> bool | None:
        """What is sealed, if it was said."""
        return {"yes": True, "no": False}.get(self.cleaned_data.get("inside", ""))


class _Placed(_Entry):
    inside = forms.ChoiceField(
        label=_("During detention"),
        required=False,
        choices=[("", _("Not said, or as it is written")), ("no", pgettext_lazy("sealed", "No")), ("yes", pgettext_lazy("sealed", "Yes"))],
        help_text=_("Optional and sealed: it stands on no list and no paper, and each reading is recorded."),
    )  # fmt: skip


class TrainingForm(_Placed):
    """A training, a diploma, an apprenticeship."""

    title = forms.CharField(label=_("What was learnt"), max_length=160)
    issuer = forms.CharField(label=_("School or body that certifies it"), max_length=160, required=False)
    trade = TradeField()
    level = forms.ChoiceField(
        label=_("Level of the training"), required=False, choices=[("", "—"), *TrainingLevel.choices]
    )
    since = _when(pgettext_lazy("attainment", "From"))
    until = _when(pgettext_lazy("attainment", "Until"))
    number = forms.CharField(label=_("Number of the certificate"), max_length=40, required=False)


class WorkForm(_Placed):
    """A job, paid or not, one's own or for somebody."""

    title = forms.CharField(label=_("What they did"), max_length=160)
    issuer = forms.CharField(label=_("Where, or for whom"), max_length=160, required=False)
    trade = TradeField()
    since = _when(pgettext_lazy("attainment", "From"))
    until = _when(pgettext_lazy("attainment", "Until"))


class SkillForm(_Entry):
    """Something somebody can do, however they learnt it."""

    title = forms.CharField(label=_("What they can do"), max_length=160)
    trade = TradeField()


class LanguageForm(_Entry):
    """A language, and how well."""

    code = forms.ChoiceField(label=pgettext_lazy("attainment", "Language"), choices=KnownLanguage.choices)
    level = forms.ChoiceField(label=_("How well"), choices=LanguageLevel.choices, widget=forms.RadioSelect)


class LicenceForm(_Entry):
    """A driving licence, by its category."""

    code = forms.ChoiceField(
        label=_("Category of the licence"),
        choices=[(letters, letters) for letters in LICENCE_CATEGORIES],
        initial="B",
    )
    number = forms.CharField(label=_("Number of the licence"), max_length=40, required=False)
    since = _when(_("Issued on"))
    until = _when(_("Valid until"))


class CardForm(_Entry):
    """A professional card of a chamber or a body."""

    issuer = forms.CharField(label=_("Chamber or body that issued it"), max_length=160)
    number = forms.CharField(label=_("Number of the card"), max_length=40)
    trade = TradeField()
    since = _when(_("Issued on"))
    until = _when(_("Valid until"))


FORMS: dict[str, type[_Entry]] = {
    AttainmentKind.TRAINING: TrainingForm,
    AttainmentKind.WORK: WorkForm,
    AttainmentKind.SKILL: SkillForm,
    AttainmentKind.LANGUAGE: LanguageForm,
    AttainmentKind.LICENCE: LicenceForm,
    AttainmentKind.CARD: CardForm,
}


def initial_of(entry: Attainment) -> dict[str, Any]:
    """An entry as its form shows it again. What is sealed is not shown."""
    written = {name: getattr(entry, name) for name in ("title", "issuer", "level", "code", "number")}
    return {**written, "trade": entry.trade_id, "since": typed(entry.since), "until": typed(entry.until)}
