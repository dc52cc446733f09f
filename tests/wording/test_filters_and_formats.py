"""What templates write, in the language of the reader."""

import datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import formats, translation

from wasl.wording import counting
from wasl.wording.lexicon import arabic_noun, french_noun, term, verb

DAY = datetime.date(2021, 7, 8)
LATE = datetime.datetime(2021, 7, 7, 23, 30, tzinfo=datetime.UTC)


def rendered(source: str, language: str, **values: object) -> str:
    with translation.override(language):
        return (
            Template("{% load wording %}" + source)
            .render(Context(values))
            .replace("\u202f", " ")
            .replace("\u00a0", " ")
        )


@pytest.mark.parametrize(
    ("source", "value", "arabic", "french"),
    [
        ("{{ v|day }}", DAY, "8 يوليوز 2021", "8 juillet 2021"),
        ('{{ v|day:"weekday" }}', DAY, "الخميس 8 يوليوز 2021", "jeudi 8 juillet 2021"),
        ('{{ v|day:"short" }}', DAY, "08/07/2021", "08/07/2021"),
        ('{{ v|day:"month" }}', DAY, "يوليوز 2021", "juillet 2021"),
        ("{{ v|day }}", LATE, "8 يوليوز 2021", "8 juillet 2021"),
        ("{{ v|moment }}", LATE, "8 يوليوز 2021، 00:30", "8 juillet 2021 à 00:30"),
        ("{{ v|dirhams }}", Decimal("316607.00"), "316.607,00", "316 607,00"),
        ("{{ v|dirhams }}", Decimal("-12.50"), "\u2066-12,50\u2069", "-12,50"),
        ("{{ v|press }}", Decimal("316607.00"), "316 ألف و607 درهم", "316 607 dirhams"),
        ("{{ v|in_words }}", Decimal(2000), "ألفا درهم", "deux mille dirhams"),
        ("{{ v|number }}", 1250, "1.250", "1 250"),
        ("{{ v|number }}", 0, "0", "0"),
        ('{{ v|counted:"former_inmate" }}', 14, "14 نزيلا سابقا", "14 anciens pensionnaires"),
        ('{{ v|counted:"former_inmate:women" }}', 3, "ثلاث نزيلات سابقات", "trois anciennes pensionnaires"),
        ("{{ v|season }}", "2019-2020", "\u20662019-2020\u2069", "2019-2020"),
        ("{{ v|ltr }}", "R-1", "\u2066R-1\u2069", "\u2066R-1\u2069"),
        ("{{ v|isolate }}", "<b>", "\u2068&lt;b&gt;\u2069", "\u2068&lt;b&gt;\u2069"),
        ("{{ v }}", 1250, "1.250", "1 250"),
        ("{{ v }}", DAY, "08/07/2021", "08/07/2021"),
    ],
)
def test_values_in_both_languages(source, value, arabic, french):
    assert rendered(source, "ar", v=value) == arabic
    assert rendered(source, "fr", v=value) == french


FILTERS = [
    "day",
    "moment",
    "season",
    "dirhams",
    "press",
    "in_words",
    "number",
    'counted:"project"',
    "ltr",
    "isolate",
]


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("empty", [None, ""])
def test_an_empty_value_stays_empty(name, empty):
    assert rendered("{{ v|" + name + " }}", "ar", v=empty) == ""


@pytest.mark.parametrize(
    ("language", "typed"), [("ar", "08/07/2021"), ("fr", "8-7-2021"), ("ar", "2021-07-08")]
)
def test_dates_are_read_in_the_usual_writings(language, typed):
    accepted = formats.get_format("DATE_INPUT_FORMATS", lang=language)
    read = []
    for pattern in accepted:
        try:
            read.append(datetime.datetime.strptime(typed, pattern).date())  # noqa: DTZ007
        except ValueError:
            continue
    assert read == [DAY]


def test_the_language_may_be_named():
    assert counting.counted(2, "project", "ar", case="genitive") == "مشروعين"
    assert counting.counted(2, "project", "fr") == "deux projets"
    assert counting.joined(["أ", "ب"], "ar") == "أ وب"
    assert counting.joined(["a", "b"], "fr") == "a et b"
    assert counting.number(-3, "ar") == "\u2066-3\u2069"


def test_the_lexicon_falls_back_and_refuses():
    assert arabic_noun("project", women_only=True) is arabic_noun("project")
    assert french_noun("partner", women_only=True) is french_noun("partner")
    assert term("woman").fr.gender == "feminine"
    for look_up in (arabic_noun, french_noun, term, verb):
        with pytest.raises(KeyError, match="nothing"):
            look_up("nothing")
