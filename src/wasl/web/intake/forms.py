"""Forms of an import: the sheet and its centre, and who each row is that looks like somebody."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.audit.actors import Actor
from wasl.exchange.importing.preview import Question
from wasl.exchange.importing.rows import LARGEST
from wasl.participants.many import SAME
from wasl.territory.models import Centre
from wasl.web.people.forms import NamedChoice
from wasl.web.requests import number_in

_SHEETS = ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OTHER = "other"


class ImportForm(forms.Form):
    """A sheet, and the centre that imports it."""

    centre = NamedChoice(label=pgettext_lazy("territory", "Centre"), queryset=Centre.objects.none())
    sheet = forms.FileField(
        label=_("The sheet"),
        help_text=_("Excel (XLSX) or CSV, at most 10 MB and 10,000 rows."),
        widget=forms.FileInput(attrs={"accept": _SHEETS}),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        centres = actor.scope.write_centres
        field = self.fields["centre"]
        field.queryset = Centre.objects.filter(pk__in=centres)  # type: ignore[attr-defined]
        if len(centres) == 1:
            field.initial = next(iter(centres))
            field.widget = forms.HiddenInput()

    def clean_sheet(self) -> UploadedFile:
        """Refuses what is too large before it is read."""
        sheet: UploadedFile = self.cleaned_data["sheet"]
        if sheet.size and sheet.size > LARGEST:
            raise forms.ValidationError(
                _("This file is too large: cut it in several files."), code="too_large"
            )
        return sheet


class AnswersForm(forms.Form):
    """For each row that looks like somebody: the same person, or why another."""

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        for question in questions:
            line = question.row.line
            self.fields[f"answer-{line}"] = forms.ChoiceField(
                label=_("Who is it?"),
                choices=[(SAME, _("the same person: leave the row out"))]
                + ([] if question.stops else [(OTHER, _("another person: open a file"))]),
                widget=forms.RadioSelect,
                required=False,
                initial=SAME if question.same else OTHER if question.answer and not question.stops else "",
            )
            if not question.stops:
                self.fields[f"reason-{line}"] = forms.CharField(
                    label=_("Why this is another person"),
                    max_length=200,
                    required=False,
                    help_text=_("Without judicial facts: this text is read by whoever reads the file."),
                    initial="" if question.same else question.answer,
                )


def answers_in(sent: Mapping[str, Any]) -> dict[int, str]:
    """The answers of a form sent, by line: ``SAME``, or the reason why it is another person."""
    found: dict[int, str] = {}
    for name in sent:
        kind, _dash, line = name.partition("-")
        if kind == "answer" and (place := number_in(line)) is not None:
            chosen = sent[name]
            answer = SAME if chosen == SAME else str(sent.get(f"reason-{line}", "")).strip()[:200]
            if answer:
                found[place] = answer
    return found
