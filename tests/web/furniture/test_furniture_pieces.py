"""The pieces of furniture: what they escape, how they tie labels, hints and errors, and what they refuse."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler


class Elements(HTMLParser):
    """Every element of a text with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def first(self, tag: str) -> dict[str, str | None]:
        return next(attributes for name, attributes in self.found if name == tag)

    def ids(self) -> set[str]:
        return {value for _, attributes in self.found if (value := attributes.get("id"))}


def draw(source: str, **values: Any) -> str:
    """Render a page's text that uses pieces."""
    return Template(CottonCompiler().process(source)).render(Context(values))


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


class Sample(forms.Form):
    name = forms.CharField(help_text="In Arabic.")
    amount = forms.DecimalField()
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    proof = forms.ChoiceField(choices=[("s", "Signature"), ("t", "Thumbprint")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_reference_stands_in_a_sentence_without_stray_space() -> None:
    assert draw('(<c-ref value="BC-41/2026" />).') == '(<bdi dir="ltr" class="n">BC-41/2026</bdi>).'


@pytest.mark.parametrize(
    "source", ['<c-name :value="x" />', '<c-name value="{{ x }}" />', "<c-name>{{ x }}</c-name>"]
)
def test_what_a_user_typed_is_escaped_once(source: str) -> None:
    assert (
        draw(source, x="<b>O'Malley & fils</b>") == "<bdi>&lt;b&gt;O&#x27;Malley &amp; fils&lt;/b&gt;</bdi>"
    )


def test_a_handed_value_cannot_add_attributes() -> None:
    hostile = '"x" autofocus onfocus="alert(1)"'
    button = Elements(draw('<c-btn :data-note="x">Go</c-btn>', x=hostile)).first("button")
    assert set(button) == {"class", "type", "data-note"}
    assert button["data-note"] == hostile


@pytest.mark.parametrize("attribute", ['style="color:red"', 'onclick="x()"', 'class="mine"'])
def test_a_piece_refuses_style_script_and_classes(attribute: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        draw(f"<c-btn {attribute}>Go</c-btn>")


def test_a_piece_does_not_see_the_page_around_it() -> None:
    drawn = draw("<c-card><p>here</p></c-card>", title="of the page", aside="of the page", hint="of the page")
    assert "of the page" not in drawn


def test_false_attributes_are_off() -> None:
    drawn = draw(
        '<c-btn :disabled="no" :quiet="no" :hidden="no" :data-auto="yes">Go</c-btn>', no=False, yes=True
    )
    assert Elements(drawn).first("button") == {"class": "btn", "type": "submit", "data-auto": ""}


def test_a_link_that_is_not_possible_leads_nowhere() -> None:
    link = Elements(draw('<c-btn href="/go/" disabled>Go</c-btn>')).first("a")
    assert "href" not in link
    assert link["aria-disabled"] == "true"


def test_a_refused_field_is_tied_to_its_hint_and_its_error() -> None:
    form = Sample({"name": ""})
    elements = Elements(draw('<c-field :field="field" />', field=form["name"]))
    control = elements.first("input")
    assert control["aria-invalid"] == "true"
    assert (
        set((control["aria-describedby"] or "").split())
        == {"id_name_helptext", "id_name_error"}
        <= elements.ids()
    )
    assert elements.first("label")["for"] == control["id"]


def test_a_hint_of_the_page_is_tied_too() -> None:
    elements = Elements(draw('<c-field :field="field" hint="As printed." />', field=Sample()["amount"]))
    assert elements.first("input")["aria-describedby"] == "id_amount_helptext"
    assert "id_amount_helptext" in elements.ids()


def test_numbers_and_codes_are_typed_left_to_right() -> None:
    form = Sample()
    assert Elements(draw('<c-field :field="f" />', f=form["amount"])).first("input")["dir"] == "ltr"
    assert "dir" not in Elements(draw('<c-field :field="f" />', f=form["name"])).first("input")
    assert Elements(draw('<c-field :field="f" ltr />', f=form["name"])).first("input")["dir"] == "ltr"


def test_a_field_shown_twice_keeps_its_label() -> None:
    elements = Elements(draw('<c-field :field="f" id="again" data-x="1" />', f=Sample()["name"]))
    assert elements.first("label")["for"] == elements.first("input")["id"] == "again"
    assert elements.first("input")["data-x"] == "1"


def test_a_choice_is_a_group_with_its_error() -> None:
    elements = Elements(draw('<c-field :field="f" />', f=Sample({})["proof"]))
    assert elements.first("fieldset")["aria-describedby"] == "id_proof_error"
    assert [tag for tag, attributes in elements.found if attributes.get("type") == "radio"] == [
        "input",
        "input",
    ]


def test_a_password_may_be_shown() -> None:
    elements = Elements(draw('<c-field :field="f" />', f=Sample()["secret"]))
    assert elements.first("button")["data-reveal"] == elements.first("input")["id"]


def test_the_summary_of_errors_leads_to_every_field() -> None:
    form = Sample({})
    form.add_error(None, "Two of them do not add up.")
    drawn = draw('<c-form :form="form" submit="Save" />', form=form)
    elements = Elements(drawn)
    targets = {
        value[1:]
        for _, attributes in elements.found
        if (value := attributes.get("href") or "").startswith("#")
    }
    assert targets == {"id_name", "id_amount", "id_proof", "id_agreed"} <= elements.ids()
    assert "Two of them do not add up." in drawn


def test_a_form_without_errors_has_no_summary() -> None:
    assert "data-focus" not in draw('<c-form :form="form" submit="Save" />', form=Sample())


def test_a_form_draws_all_its_fields_or_those_of_the_page_and_never_forgets_hidden_ones() -> None:
    whole = draw('<c-form :form="form" submit="Save" />', form=Sample())
    chosen = draw('<c-form :form="form"><c-field :field="form.name" /></c-form>', form=Sample())
    assert [name for name in Sample.base_fields if f'name="{name}"' in whole] == list(Sample.base_fields)
    assert [name for name in Sample.base_fields if f'name="{name}"' in chosen] == ["name", "token"]


def test_a_form_carries_the_token_against_forgery_only_when_it_writes() -> None:
    request = RequestFactory().get("/")

    def form(source: str) -> str:
        return Template(CottonCompiler().process(source)).render(RequestContext(request, {"form": Sample()}))

    assert "csrfmiddlewaretoken" in form('<c-form :form="form" submit="Save" />')
    assert "csrfmiddlewaretoken" not in form('<c-form :form="form" method="get" submit="Show" />')


def test_turning_the_page_keeps_the_filters() -> None:
    request = RequestFactory().get("/", {"trade": "bakery", "page": "2"})
    page = Paginator(range(95), 10).page(2)
    source = CottonCompiler().process('<c-pager :page="page" />')
    drawn = Template(source).render(RequestContext(request, {"page": page}))
    links = [attributes["href"] for tag, attributes in Elements(drawn).found if tag == "a"]
    assert "?trade=bakery&page=3" in links
    assert re.findall(r'aria-current="page">(\d+)', drawn) == ["2"]


def test_one_page_needs_no_pager() -> None:
    assert draw('<c-pager :page="page" />', page=Paginator(range(5), 10).page(1)) == ""


def test_a_figure_that_is_not_published_says_why() -> None:
    drawn = draw('<c-figure says="median income" why="Fewer than 5 answers" />')
    assert "—" in drawn
    assert "Fewer than 5 answers" in drawn


def test_stars_count_what_is_done() -> None:
    drawn = draw('<c-tiles :done="3" :total="5" label="3 of 5" />')
    assert drawn.count('class="on"') == 3
    assert drawn.count("<i") == 5


def test_a_bar_never_leaves_its_frame() -> None:
    for value, width in [(5, "50.00"), (40, "100.00"), (-3, "0.00")]:
        assert f'width="{width}"' in draw('<c-bar :value="v" :of="10" />', v=value)
    assert 'width="0"' in draw('<c-bar value="5" of="0" />')


def test_a_date_keeps_its_machine_form() -> None:
    from datetime import date

    drawn = draw('<c-date :value="d">8 يوليوز 2021</c-date>', d=date(2021, 7, 8))
    assert drawn == '<time datetime="2021-07-08">8 يوليوز 2021</time>'


def test_a_figure_of_zero_is_a_figure() -> None:
    assert "<b>0</b>" in draw('<c-figure :value="n" says="people" />', n=0)
