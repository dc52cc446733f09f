"""What is asked before a text is drafted or approved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wasl.communiques.models import Communique


class DraftForm(forms.Form):
    """Whether the sum of cash aid is told."""

    publish_cash = forms.BooleanField(
        label=_("Tell the sum of cash aid"),
        help_text=_("Otherwise the text says that cash aid was handed over, without its sum."),
        required=False,
    )


class ApprovalForm(forms.Form):
    """What an approver confirms; a reason when small cells are published."""

    read = forms.BooleanField(label=_("I have read the whole text"))
    agrees = forms.BooleanField(label=_("The French says what the Arabic says"))
    reason = forms.CharField(
        label=_("Why these small figures may be published"),
        help_text=_("For example: already published, and no name goes with them."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=300,
        required=False,
    )

    def __init__(self, *args: Any, communique: Communique, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if communique.small_cells:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]
