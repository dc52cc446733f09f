"""Forms on consents: what is typed is read here, what it must be is the room's business (its refusals land on the field)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.participants.enums import ConsentAnswer, ConsentKind, ConsentProof, GuardianRelation, SpokenIn
from wasl.participants.models import Record
from wasl.web.day_field import DayField
from wasl.wording.dates import today

ANSWERS = [
    (ConsentAnswer.GIVEN.value, _("Yes, they agree")),
    (ConsentAnswer.REFUSED.value, _("No, they do not agree")),
]


class _Told(forms.Form):
    """What every answer says of itself: when, in which language, how it is shown."""

    answered_on = DayField(label=_("Day of the answer"), initial=today)
    language = forms.ChoiceField(
        label=_("Language it was told in"),
        choices=SpokenIn.choices,
        widget=forms.RadioSelect,
        initial=SpokenIn.ARABIC,
    )
    proof = forms.ChoiceField(
        label=_("How it is shown"), choices=ConsentProof.choices, widget=forms.RadioSelect
    )
    scan = forms.FileField(
        label=_("Scan of the signed paper"),
        required=False,
        help_text=_("PDF, PNG or JPEG. It can be added later."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scan"].widget.attrs["accept"] = ".pdf,.png,.jpg,.jpeg"

    def told(self) -> dict[str, Any]:
        """What was typed, as the act takes it."""
        said = dict(self.cleaned_data)
        scan = said.pop("scan", None)
        return {**said, "scan": scan.read() if scan else None}


class AnswerForm(_Told):
    """An answer to one question. The notice has no answer but that it was told."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("consent", "Answer"), choices=ANSWERS, widget=forms.RadioSelect
    )
    read_aloud = forms.BooleanField(label=_("The text was read aloud"), required=False, initial=True)
    guardian_name = forms.CharField(label=_("Name of the guardian"), max_length=80)
    guardian_relation = forms.ChoiceField(
        label=_("Who they are to the minor"), choices=GuardianRelation.choices, widget=forms.RadioSelect
    )
    field_order = [
        "answer",
        "answered_on",
        "language",
        "read_aloud",
        "guardian_name",
        "guardian_relation",
        "proof",
        "scan",
    ]

    def __init__(self, *args: Any, kind: str, minor: bool, record: Record, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind == ConsentKind.NOTICE:
            del self.fields["answer"]
            self.fields["answered_on"].label = _("Day it was told")
            self.fields["proof"].choices = [c for c in ConsentProof.choices if c[0] != ConsentProof.SPOKEN]  # type: ignore[attr-defined]
        if minor:
            self.fields["guardian_name"].initial = getattr(record, "guardian_name_ar", "")
            self.fields["guardian_name"].widget.attrs.update(dir="rtl", lang="ar")
            self.fields["guardian_relation"].initial = getattr(record, "guardian_relation", "")
        else:
            del self.fields["guardian_name"], self.fields["guardian_relation"]


class WithdrawalForm(_Told):
    """That a consent is taken back. Saying so is enough."""

    kind = forms.ChoiceField(label=_("What is withdrawn"), widget=forms.RadioSelect)
    field_order = ["kind", "answered_on", "language", "proof", "scan"]

    def __init__(self, *args: Any, standing: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind, ConsentKind(kind).label) for kind in standing]  # type: ignore[attr-defined]
        if len(standing) == 1:
            self.fields["kind"].initial = standing[0]
        self.fields["answered_on"].label = _("Day of the withdrawal")
        self.fields["proof"].initial = ConsentProof.SPOKEN


class ConsentScanForm(forms.Form):
    """The signed paper of an answer that has none yet."""

    scan = forms.FileField(
        label=_("Scan of the signed paper"), help_text=_("PDF, PNG or JPEG, at most 10 MB.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scan"].widget.attrs["accept"] = ".pdf,.png,.jpg,.jpeg"


class QuotationForm(forms.Form):
    """Words to quote, in both languages, as they were read back."""

    words_ar = forms.CharField(
        label=_("Words in Arabic"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "rtl", "lang": "ar"}),
    )
    words_fr = forms.CharField(
        label=_("Words in French"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "ltr", "lang": "fr"}),
    )
    said_on = DayField(label=_("Said on"), initial=today)


class TextForm(forms.Form):
    """A new version of a text, in both languages."""

    kind = forms.ChoiceField(label=_("Which text"), choices=ConsentKind.choices)
    since = DayField(label=_("In force since"), future=True, initial=today)
    title_ar = forms.CharField(
        label=_("Title in Arabic"), max_length=120, widget=forms.TextInput(attrs={"dir": "rtl", "lang": "ar"})
    )
    title_fr = forms.CharField(
        label=_("Title in French"), max_length=120, widget=forms.TextInput(attrs={"dir": "ltr", "lang": "fr"})
    )
    body_ar = forms.CharField(
        label=_("Text in Arabic"), widget=forms.Textarea(attrs={"rows": 12, "dir": "rtl", "lang": "ar"}),
        help_text=_("One paragraph a line. Plain words: it is read aloud."),
    )  # fmt: skip
    body_fr = forms.CharField(
        label=_("Text in French"), widget=forms.Textarea(attrs={"rows": 12, "dir": "ltr", "lang": "fr"}),
        help_text=_("The same text, paragraph by paragraph."),
    )  # fmt: skip
