"""A day typed or picked: never in the future, because a register tells what has happened."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wasl.wording.dates import today


def not_to_come(day: datetime.date) -> None:
    """Refuse a day after today in Morocco, with a sentence."""
    if day > today():
        raise ValidationError(_("This day has not come yet."), code="day_in_future")


class DayField(forms.DateField):
    """A date with the browser's own picker. ``future=True`` lets it lie ahead (the end of an agreement)."""

    def __init__(self, *, future: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y"])
        if not future:
            kwargs["validators"] = [*kwargs.get("validators", []), not_to_come]
        super().__init__(**kwargs)
