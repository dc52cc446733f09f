"""Model and form fields for sums of money, so that every room stores and reads them alike."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wasl.money.amounts import dirhams
from wasl.money.reading import AmountError, parse_amount

MAX_DIGITS, DECIMAL_PLACES = 14, 2


class AmountInput(forms.CharField):
    """A typed sum: reads what people write (:func:`wasl.money.reading.parse_amount`) and says what to change."""

    default_error_messages = {
        "not_a_number": _("Write the amount in figures, for example 24350,00."),
        "negative": _("An amount cannot be negative."),
        "ambiguous": _(
            "This amount can be read in two ways. Write it with two decimals, for example 24350,00."
        ),
        "grouping": _(
            "The digits of this amount are not grouped by three. Write it without thousands separators."
        ),
        "decimals": _("An amount has at most two decimals."),
        "too_large": _("This amount is too large."),
        "min_value": _("The amount must be at least %(limit_value)s."),
    }

    def __init__(self, *, min_value: Decimal | None = None, **kwargs: Any) -> None:
        for name in ("max_digits", "decimal_places", "max_value", "step_size"):
            kwargs.pop(name, None)
        super().__init__(**kwargs)
        if min_value is not None:
            # Django takes the sentence of "min_value" above in place of the validator's own.
            self.validators.append(MinValueValidator(dirhams(min_value)))

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """The sum, or ``None`` for an empty answer; ``ValidationError`` with a sentence otherwise."""
        if isinstance(value, Decimal):
            return value
        if value in self.empty_values:
            return None
        try:
            return parse_amount(str(value))
        except AmountError as error:
            if error.code == "empty":
                return None
            raise ValidationError(self.error_messages[error.code], code=error.code) from error

    def prepare_value(self, value: Any) -> Any:
        """A stored sum as it is typed: ``24350,00``."""
        return str(value).replace(".", ",") if isinstance(value, Decimal) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the sum differs, not its writing."""
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """A numeric keyboard on phones, figures from left to right in Arabic pages."""
        return {**super().widget_attrs(widget), "inputmode": "decimal", "dir": "ltr", "autocomplete": "off"}


class AmountField(models.DecimalField):  # type: ignore[type-arg]
    """A sum of money in dirhams: two decimals, up to 999,999,999,999.99, never a float."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", MAX_DIGITS)
        kwargs.setdefault("decimal_places", DECIMAL_PLACES)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        """Exactly two decimals; ``ValidationError`` where :func:`wasl.money.amounts.dirhams` refuses."""
        if value is None or value == "":
            return None
        try:
            return dirhams(value)
        except (TypeError, ValueError) as error:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from error

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        """:class:`AmountInput` unless a form says otherwise."""
        return models.Field.formfield(self, **{"form_class": AmountInput, **kwargs})
