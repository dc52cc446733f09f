"""The form that takes a sheet."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

LARGEST = 10 * 1024 * 1024


class SheetForm(forms.Form):
    """A CSV or XLSX file."""

    sheet = forms.FileField(
        label=_("The sheet"),
        help_text=_("Excel (XLSX) or CSV, at most 10 MB and 20,000 lines."),
        widget=forms.FileInput(
            attrs={
                "accept": ".csv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
    )

    def clean_sheet(self) -> UploadedFile:
        """Refuses what is too large before it is read."""
        sheet: UploadedFile = self.cleaned_data["sheet"]
        if sheet.size and sheet.size > LARGEST:
            raise forms.ValidationError(
                _("This file is too large: cut it in several files."), code="too_large"
            )
        return sheet
