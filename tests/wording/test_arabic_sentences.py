"""Verbs, pronouns, particles, places: whole clauses as a communiqué puts them together."""

import pytest

from wasl.wording.arabic import (
    attach,
    counted,
    in_place,
    joined,
    ordinal,
    past,
    places,
    present,
    pronoun,
    relative,
    the_place,
    without_article,
)
from wasl.wording.isolates import ltr
from wasl.wording.lexicon import VERBS, arabic_noun, verb

BENEFIT, HAIL, BELONG = verb("benefit"), verb("hail"), verb("belong")


@pytest.mark.parametrize(
    ("n", "women", "clause"),
    [
        (1, False, "استفاد نزيل سابق واحد ينحدر"),
        (1, True, "استفادت نزيلة سابقة واحدة تنحدر"),
        (2, False, "استفاد نزيلان سابقان ينحدران"),
        (2, True, "استفادت نزيلتان سابقتان تنحدران"),
        (3, False, "استفاد ثلاثة نزلاء سابقين ينحدرون"),
        (3, True, "استفادت ثلاث نزيلات سابقات ينحدرن"),
        (14, False, "استفاد 14 نزيلا سابقا ينحدرون"),
        (23, True, "استفادت 23 نزيلة سابقة ينحدرن"),
        (102, False, "استفاد 102 نزيل سابق ينحدرون"),
    ],
)
def test_the_verb_takes_gender_before_and_number_after_its_subject(n, women, clause):
    gender = "feminine" if women else "masculine"
    subject = counted(n, arabic_noun("former_inmate", women_only=women))
    assert f"{past(BENEFIT, n, gender)} {subject} {present(HAIL, n, gender)}" == clause


FORMS = {
    "benefit": (
        ["استفاد", "استفادت", "استفادا", "استفادتا", "استفادوا", "استفدن"],
        ["يستفيد", "تستفيد", "يستفيدان", "تستفيدان", "يستفيدون", "يستفدن"],
    ),
    "receive": (
        ["تسلم", "تسلمت", "تسلما", "تسلمتا", "تسلموا", "تسلمن"],
        ["يتسلم", "تتسلم", "يتسلمان", "تتسلمان", "يتسلمون", "يتسلمن"],
    ),
    "obtain": (
        ["تلقى", "تلقت", "تلقيا", "تلقتا", "تلقوا", "تلقين"],
        ["يتلقى", "تتلقى", "يتلقيان", "تتلقيان", "يتلقون", "يتلقين"],
    ),
    "belong": (
        ["انتمى", "انتمت", "انتميا", "انتمتا", "انتموا", "انتمين"],
        ["ينتمي", "تنتمي", "ينتميان", "تنتميان", "ينتمون", "ينتمين"],
    ),
    "be": (
        ["كان", "كانت", "كانا", "كانتا", "كانوا", "كن"],
        ["يكون", "تكون", "يكونان", "تكونان", "يكونون", "يكن"],
    ),
    "concern": (
        ["هم", "همت", "هما", "همتا", "هموا", "هممن"],
        ["يهم", "تهم", "يهمان", "تهمان", "يهمون", "يهممن"],
    ),
}


@pytest.mark.parametrize("code", FORMS)
def test_conjugations(code):
    persons = [
        (1, "masculine"),
        (1, "feminine"),
        (2, "masculine"),
        (2, "feminine"),
        (5, "masculine"),
        (5, "feminine"),
    ]
    assert [past(VERBS[code], n, g, before_subject=False) for n, g in persons] == FORMS[code][0]
    assert [present(VERBS[code], n, g) for n, g in persons] == FORMS[code][1]


def test_the_plural_of_things_counts_as_feminine_singular():
    assert present(verb("concern"), 11, "masculine", human=False) == "تهم"
    assert past(verb("concern"), 11, "masculine", before_subject=False, human=False) == "همت"
    assert pronoun(11, "masculine", human=False) == "ها"
    assert relative(11, "masculine", human=False) == "التي"


def test_pronouns_and_relatives_agree():
    both = ("masculine", "feminine")
    assert [pronoun(n, g) for n in (1, 2, 14) for g in both] == ["ه", "ها", "هما", "هما", "هم", "هن"]
    assert [relative(n, g) for n in (1, 2, 14) for g in both] == [
        "الذي",
        "التي",
        "اللذان",
        "اللتان",
        "الذين",
        "اللواتي",
    ]
    assert relative(2, "masculine", "genitive") == "اللذين"


@pytest.mark.parametrize(
    ("particle", "text", "written"),
    [
        ("ب", "ابن جرير", "بابن جرير"),
        ("ب", "الرحامنة", "بالرحامنة"),
        ("ب", "686 ألف و572 درهم", "بـ686 ألف و572 درهم"),
        ("ل", "14 مستفيدا", "لـ14 مستفيدا"),
        ("و", "14 مستفيدا", "و14 مستفيدا"),
        ("ل", "الرحامنة", "للرحامنة"),
        ("ل", "اللجنة الإقليمية", "للجنة الإقليمية"),
        ("ل", "إقليم الرحامنة", "لإقليم الرحامنة"),
        ("ل", "التزام", "لالتزام"),
        ("ك", "المستفيدين", "كالمستفيدين"),
        ("ب", ltr("2019-2020"), "بـ" + ltr("2019-2020")),
    ],
)
def test_particles_are_written_onto_the_word(particle, text, written):
    assert attach(particle, text) == written


def test_lists():
    assert joined([]) == ""
    assert joined(["الرحامنة"]) == "الرحامنة"
    assert joined(["الرحامنة", "", "اليوسفية", "قلعة السراغنة"]) == "الرحامنة واليوسفية وقلعة السراغنة"
    assert joined(["الخبازة (ثلاثة مشاريع)", "الحلويات (مشروعان)"], comma=True) == (
        "الخبازة (ثلاثة مشاريع)، والحلويات (مشروعان)"
    )


def test_places_take_the_number_and_case_of_their_kind():
    assert the_place("province", ["الرحامنة"]) == "إقليم الرحامنة"
    assert the_place("province", ["الرحامنة", "اليوسفية"]) == "إقليما الرحامنة واليوسفية"
    assert the_place("province", ["الرحامنة", "اليوسفية"], "genitive") == "إقليمي الرحامنة واليوسفية"
    assert the_place("province", ["الرحامنة", "اليوسفية", "قلعة السراغنة"], "genitive") == (
        "أقاليم الرحامنة واليوسفية وقلعة السراغنة"
    )
    assert the_place("prefecture", ["مراكش", "أكادير إداوتنان"]) == "عمالتا مراكش وأكادير إداوتنان"
    assert the_place("prefecture", ["مراكش", "فاس"], "genitive") == "عمالتي مراكش وفاس"
    assert the_place("prefecture_of_arrondissements", ["أنفا"]) == "عمالة مقاطعات أنفا"
    assert the_place("hamlet", ["تيزي"]) == "تيزي"
    mixed = [("province", "الرحامنة"), ("prefecture", "مراكش"), ("province", "اليوسفية")]
    assert places(mixed, "genitive") == "إقليمي الرحامنة واليوسفية وعمالة مراكش"
    assert in_place("ابن جرير") == "بابن جرير"
    assert in_place("الرحامنة", "province") == "بإقليم الرحامنة"
    assert without_article("الرحامنة") == "رحامنة"
    assert without_article("مراكش") == "مراكش"


@pytest.mark.parametrize(
    ("n", "gender", "case", "text"),
    [
        (1, "masculine", "nominative", "الأول"),
        (1, "feminine", "nominative", "الأولى"),
        (5, "feminine", "nominative", "الخامسة"),
        (10, "masculine", "nominative", "العاشر"),
        (11, "feminine", "nominative", "الحادية عشرة"),
        (12, "masculine", "nominative", "الثاني عشر"),
        (20, "masculine", "genitive", "العشرين"),
        (21, "masculine", "nominative", "الحادي والعشرون"),
        (23, "feminine", "genitive", "الثالثة والعشرين"),
    ],
)
def test_ordinals(n, gender, case, text):
    assert ordinal(n, gender, case) == text


@pytest.mark.parametrize("n", [0, 100])
def test_ordinals_end_somewhere(n):
    with pytest.raises(ValueError, match=str(n)):
        ordinal(n)
