"""Sums in forms and models."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from wasl.money.fields import AmountField, AmountInput


class Asked(forms.Form):
    amount = AmountInput(min_value=Decimal("1.00"))
    other = AmountInput(required=False)


def test_a_form_reads_what_people_type():
    form = Asked({"amount": "24.350,00", "other": ""})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"amount": Decimal("24350.00"), "other": None}


@pytest.mark.parametrize(
    ("typed", "language", "sentence"),
    [
        ("24,350", "ar", "يمكن قراءة هذا المبلغ على وجهين. اكتبه برقمين بعد الفاصلة، مثلا 24350,00."),
        ("24,350", "fr", "Ce montant peut se lire de deux façons."),
        ("-5", "ar", "لا يمكن أن يكون المبلغ سالبا."),
        ("0,50", "fr", "Le montant doit être d’au moins 1.00."),
        ("abc", "ar", "اكتب المبلغ بالأرقام"),
    ],
)
def test_a_refusal_says_what_to_change_in_the_language_of_the_reader(typed, language, sentence):
    with translation.override(language):
        form = Asked({"amount": typed})
        assert not form.is_valid()
        assert str(form.errors["amount"][0]).startswith(sentence)


def test_a_stored_sum_is_typed_back_unchanged():
    form = Asked(initial={"amount": Decimal("24350.00")})
    html = str(form["amount"])
    assert 'value="24350,00"' in html
    assert 'dir="ltr"' in html
    assert not Asked({"amount": "24350"}, initial={"amount": Decimal("24350.00")}).has_changed()
    assert Asked({"amount": "24351"}, initial={"amount": Decimal("24350.00")}).has_changed()
    assert Asked({"amount": "?"}, initial={"amount": Decimal("24350.00")}).has_changed()


def test_a_model_field_refuses_floats_and_third_decimals():
    field = AmountField()
    assert field.to_python("12") == Decimal("12.00")
    assert field.to_python("") is None
    for wrong in (1.5, "1.005", "x"):
        with pytest.raises(ValidationError):
            field.to_python(wrong)


def test_a_model_field_brings_its_form_field_and_its_size():
    field = AmountField(verbose_name="cost")
    assert isinstance(field.formfield(), AmountInput)
    assert (field.max_digits, field.decimal_places) == (14, 2)
    name, path, args, kwargs = field.deconstruct()
    assert path == "wasl.money.fields.AmountField"
    assert AmountField(*args, **kwargs).deconstruct() == (name, path, args, kwargs)
