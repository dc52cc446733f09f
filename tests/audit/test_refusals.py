"""Several refusals at once: each check is heard to its end, and a form shows all they say."""

import pytest
from django import forms

from wasl.audit.refusals import NotAllowed, Refusal, together
from wasl.web.pages import Checked


def refuse(sentence, field=None):
    raise Refusal(sentence, field=field, code=f"code_{field}")


def several():
    with together() as heard:
        with heard.hearing():
            refuse("The season is not one.", "season")
        with heard.hearing(), together() as inner:
            with inner.hearing():
                refuse("The end comes first.", "ends_on")
            inner.add(Refusal("Two parties at least.", field="parties"))


def one_out_of_reach():
    with together() as heard:
        with heard.hearing():
            refuse("Something to mend.")
        with heard.hearing():
            raise NotAllowed


def test_every_check_is_heard_and_refused_once():
    with pytest.raises(Refusal) as caught:
        several()
    assert [(one.field, str(one.message)) for one in caught.value.every] == [
        ("season", "The season is not one."),
        ("ends_on", "The end comes first."),
        ("parties", "Two parties at least."),
    ]
    assert caught.value.code == "code_season"
    assert str(caught.value) == "The season is not one. The end comes first. Two parties at least."


def test_nothing_refused_is_nothing_raised_and_not_allowed_stops_at_once():
    with together() as heard, heard.hearing():
        pass
    with pytest.raises(NotAllowed):
        one_out_of_reach()


class Dated(Checked):
    season = forms.CharField()
    first = forms.IntegerField()
    last = forms.IntegerField()

    def clean(self):
        given = super().clean()
        self.hear(lambda: refuse("The season is not one.", "season"), "season")
        self.hear(
            lambda: refuse("The end comes first.", "elsewhere") if given["last"] < 9 else None,
            "first",
            "last",
        )
        return given


def test_a_form_asks_the_rules_whose_fields_are_there():
    assert Dated({"season": "2019", "first": "x", "last": ""}).errors.keys() == {"season", "first", "last"}
    form = Dated({"season": "2019", "first": "3", "last": "2"})
    assert form.errors == {"season": ["The season is not one."], "__all__": ["The end comes first."]}
