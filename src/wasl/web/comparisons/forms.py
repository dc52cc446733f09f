"""Forms of decisions on two records."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.participants.enums import FileStatus, InquiryAnswer
from wasl.participants.models import File, Record

_NO_JUDICIAL_FACTS = _("Without judicial facts: this text is read by whoever reads the file.")


class ReasonForm(forms.Form):
    """Why it is decided so."""

    reason = forms.CharField(
        label=_("Why you decide so"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_NO_JUDICIAL_FACTS,
    )


class JoiningForm(ReasonForm):
    """One person: which file goes on, asked for when both are open."""

    kept = forms.ChoiceField(label=_("Which file goes on"), widget=forms.RadioSelect)
    field_order = ("kept", "reason")

    def __init__(self, *args: Any, records: tuple[Record, Record], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choosable = {str(record.file_id): record.file for record in records}
        if all(file.status == FileStatus.OPEN for file in self.choosable.values()):
            self.fields["kept"].choices = [  # type: ignore[attr-defined]
                (pk, _("%(file)s, %(centre)s") % {"file": file.number, "centre": file.centre.name})
                for pk, file in self.choosable.items()
            ]
        else:
            del self.fields["kept"]

    def file_kept(self) -> File | None:
        """The file chosen, or None when there was nothing to choose."""
        return self.choosable.get(self.cleaned_data.get("kept", ""))


class AnswerForm(forms.Form):
    """What headquarters answer a desk."""

    answer = forms.ChoiceField(
        label=pgettext_lazy("identity", "Answer"), choices=InquiryAnswer.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Why you decide so"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The desk reads this: name no centre and nobody else."),
    )
