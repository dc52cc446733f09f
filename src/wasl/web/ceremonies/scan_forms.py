"""Forms that take scans: of one receipt, or of many at once, told apart by row or by the number in the file's name."""

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wasl.handovers.models import Receipt
from wasl.wording.isolates import ltr

_SCANS = {"accept": "application/pdf,image/png,image/jpeg"}


class ScanForm(forms.Form):
    """The scan of a signed paper."""

    scan = forms.FileField(
        label=_("Scan of the signed receipt"),
        help_text=_("PDF, PNG or JPEG, at most 10 MB."),
        widget=forms.FileInput(attrs=_SCANS),
    )


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Several files in one field."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # type: ignore[override]
        return [super(_Files, self).clean(one, initial) for one in data or []]


# A receipt and the file that is its scan.
Chosen = tuple[Receipt, UploadedFile]


class ScansForm(forms.Form):
    """Scans of many receipts: each in the row of its receipt, or in a heap of files named by number."""

    many = _Files(
        label=_("Choose the files"),
        required=False,
        widget=_ManyFiles(attrs={**_SCANS, "multiple": True}),
        help_text=_("For example MRK-2021-0001.pdf: the number with hyphens, before or after anything else."),
    )

    def __init__(self, *args: Any, receipts: list[Receipt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.receipts = receipts
        self.chosen: list[Chosen] = []
        for receipt in receipts:
            self.fields[self.row(receipt)] = forms.FileField(
                label=pgettext_lazy("receipt", "Scan"), required=False, widget=forms.FileInput(attrs=_SCANS)
            )

    @staticmethod
    def row(receipt: Receipt) -> str:
        """The name of a receipt's own field."""
        return f"scan_{receipt.pk}"

    def clean(self) -> dict[str, Any]:
        """Pair each file with its receipt: one each, and no file without."""
        given = self.cleaned_data
        self.chosen = [(receipt, file) for receipt in self.receipts if (file := given.get(self.row(receipt)))]
        for file in given.get("many") or []:
            receipt = named_by(file.name or "", self.receipts)
            if receipt is None:
                self.add_error("many", _unnamed(file.name))
            else:
                self.chosen.append((receipt, file))
        paired = [receipt.pk for receipt, _file in self.chosen]
        for receipt in self.receipts:
            if paired.count(receipt.pk) > 1:
                said = gettext("Two files are given for receipt %(number)s: choose one.")
                self.add_error("many", said % {"number": ltr(receipt.number)})
        if not self.chosen and not self.errors:
            self.add_error("many", gettext("Choose at least one file."))
        return given


def _unnamed(name: str | None) -> str:
    return gettext(
        "The file %(name)s bears the number of no signed receipt without a scan: rename it, or choose it in the row of "
        "its receipt."
    ) % {"name": ltr(name or "")}


def named_by(name: str, receipts: list[Receipt]) -> Receipt | None:
    """The receipt whose number stands in the name of a file, ``/`` written ``-``, ``_`` or a space."""
    written = re.sub(r"[^A-Z0-9]+", "-", name.upper())
    return next(
        (
            receipt
            for receipt in receipts
            if re.search(rf"(?<![A-Z0-9]){re.escape(receipt.number.replace('/', '-'))}(?![0-9])", written)
        ),
        None,
    )
