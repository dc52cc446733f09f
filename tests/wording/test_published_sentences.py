"""Sentences of a published article, written by the room: its figures, cases and genders.

Where the article itself breaks the grammar (ثلاثة سيارات) the right form is asked for.
"""

from decimal import Decimal

import pytest

from wasl.wording.arabic import (
    amount_press,
    attach,
    counted,
    definite,
    joined,
    past,
    places,
    present,
    pronoun,
)
from wasl.wording.lexicon import arabic_noun, verb

INMATE, BENEFICIARY, PROJECT = (arabic_noun(code) for code in ("former_inmate", "beneficiary", "project"))
PROVINCES = [("province", "الرحامنة"), ("province", "اليوسفية"), ("province", "قلعة السراغنة")]


def test_who_benefited_and_where_they_come_from():
    sentence = (
        f"{past(verb('benefit'), 14, 'masculine')} {counted(14, INMATE)} "
        f"{present(verb('hail'), 14, 'masculine')} من {places(PROVINCES, 'genitive')}، {attach('ب', 'ابن جرير')}"
    )
    assert sentence == "استفاد 14 نزيلا سابقا ينحدرون من أقاليم الرحامنة واليوسفية وقلعة السراغنة، بابن جرير"


def test_how_they_are_spread():
    counts = [("الرحامنة", 7), ("اليوسفية", 3), ("قلعة السراغنة", 4)]
    spread = joined(f"{name} ({counted(n, BENEFICIARY)})" for name, n in counts)
    women = f"من ضمن{pronoun(14, 'masculine')} {counted(1, arabic_noun('woman'))}"
    assert (
        f"و{present(verb('spread'), 1, 'masculine')} {definite(14, BENEFICIARY)}، {women}، بين {spread}"
        == (
            "ويتوزع المستفيدون، من ضمنهم امرأة واحدة، بين الرحامنة (سبعة مستفيدين)"
            " واليوسفية (ثلاثة مستفيدين) وقلعة السراغنة (أربعة مستفيدين)"
        )
    )


def test_their_trades():
    trades = joined(
        (f"{name} ({counted(n, PROJECT)})" for name, n in [("الحلويات", 2), ("الخبازة", 3), ("الحدادة", 1)]),
        comma=True,
    )
    assert f"{present(verb('concern'), 14, 'masculine', human=False)} المشاريع مهن {trades}" == (
        "تهم المشاريع مهن الحلويات (مشروعان)، والخبازة (ثلاثة مشاريع)، والحدادة (مشروع واحد)"
    )


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("316607.00", "316 ألف و607 درهم"),
        ("869130.00", "869 ألف و130 درهم"),
        ("686572.00", "686 ألف و572 درهم"),
        ("5600000.00", "5 ملايين و600 ألف درهم"),
    ],
)
def test_sums_as_printed(amount, printed):
    assert amount_press(Decimal(amount)) == printed


def test_cumulative_figures_and_the_gift():
    assert f"يقدر {attach('ب', amount_press(Decimal(686572), 'genitive'))}" == "يقدر بـ686 ألف و572 درهم"
    assert attach("ل", counted(264, arabic_noun("person"), case="genitive")) == "لـ264 شخصا"
    assert f"مفاتيح {counted(3, arabic_noun('vehicle'), case='genitive')}" == "مفاتيح ثلاث سيارات"
    assert counted(31, INMATE) == "31 نزيلا سابقا"
