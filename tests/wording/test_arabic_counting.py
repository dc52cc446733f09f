"""عدد ومعدود: every row was read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasl.wording.arabic import after_number, bare, cardinal, counted, definite
from wasl.wording.lexicon import TERMS, arabic_noun

MEN = arabic_noun("former_inmate")
WOMEN = arabic_noun("former_inmate", women_only=True)
FEMALE = arabic_noun("woman")
PROJECT = arabic_noun("project")

PRESS = [
    (0, MEN, "لا نزيل سابق"),
    (1, MEN, "نزيل سابق واحد"),
    (1, WOMEN, "نزيلة سابقة واحدة"),
    (1, FEMALE, "امرأة واحدة"),
    (1, PROJECT, "مشروع واحد"),
    (1, arabic_noun("income_project"), "مشروع واحد مدر للدخل"),
    (2, MEN, "نزيلان سابقان"),
    (2, WOMEN, "نزيلتان سابقتان"),
    (2, PROJECT, "مشروعان"),
    (2, arabic_noun("beneficiary"), "مستفيدان"),
    (2, FEMALE, "امرأتان"),
    (2, arabic_noun("income_project"), "مشروعان مدران للدخل"),
    (2, arabic_noun("motorcycle"), "دراجتان ناريتان"),
    (2, arabic_noun("project_holder"), "حاملا مشروع"),
    (3, MEN, "ثلاثة نزلاء سابقين"),
    (3, WOMEN, "ثلاث نزيلات سابقات"),
    (3, FEMALE, "ثلاث نساء"),
    (3, PROJECT, "ثلاثة مشاريع"),
    (3, arabic_noun("vehicle"), "ثلاث سيارات"),
    (3, arabic_noun("beneficiary"), "ثلاثة مستفيدين"),
    (3, arabic_noun("beneficiary", women_only=True), "ثلاث مستفيدات"),
    (3, arabic_noun("income_project"), "ثلاثة مشاريع مدرة للدخل"),
    (3, arabic_noun("project_holder"), "ثلاثة حاملي مشاريع"),
    (11, arabic_noun("project_holder"), "11 حامل مشروع"),
    (1, arabic_noun("ambulance"), "سيارة إسعاف واحدة"),
    (2, arabic_noun("sewing_machine"), "آلتا خياطة"),
    (3, arabic_noun("handover"), "ثلاث عمليات تسليم"),
    (4, arabic_noun("beneficiary"), "أربعة مستفيدين"),
    (7, arabic_noun("beneficiary"), "سبعة مستفيدين"),
    (8, FEMALE, "ثماني نساء"),
    (10, FEMALE, "عشر نساء"),
    (10, MEN, "عشرة نزلاء سابقين"),
    (11, arabic_noun("trade"), "11 مهنة"),
    (11, MEN, "11 نزيلا سابقا"),
    (14, MEN, "14 نزيلا سابقا"),
    (14, WOMEN, "14 نزيلة سابقة"),
    (20, PROJECT, "20 مشروعا"),
    (31, MEN, "31 نزيلا سابقا"),
    (39, MEN, "39 نزيلا سابقا"),
    (99, arabic_noun("income_project"), "99 مشروعا مدرا للدخل"),
    (100, arabic_noun("beneficiary"), "100 مستفيد"),
    (101, arabic_noun("beneficiary"), "101 مستفيد"),
    (102, arabic_noun("beneficiary"), "102 مستفيد"),
    (102, MEN, "102 نزيل سابق"),
    (111, arabic_noun("beneficiary"), "111 مستفيدا"),
    (264, arabic_noun("person"), "264 شخصا"),
    (303, PROJECT, "303 مشاريع"),
    (1000, MEN, "1000 نزيل سابق"),
    (1250, arabic_noun("beneficiary"), "1250 مستفيدا"),
    (12_500, arabic_noun("beneficiary"), "12.500 مستفيد"),
]


@pytest.mark.parametrize(("n", "noun", "text"), PRESS)
def test_press_style(n, noun, text):
    assert counted(n, noun) == text


@pytest.mark.parametrize(
    ("n", "noun", "case", "text"),
    [
        (1, MEN, "accusative", "نزيلا سابقا واحدا"),
        (1, MEN, "genitive", "نزيل سابق واحد"),
        (1, WOMEN, "accusative", "نزيلة سابقة واحدة"),
        (2, MEN, "accusative", "نزيلين سابقين"),
        (2, MEN, "genitive", "نزيلين سابقين"),
        (2, arabic_noun("project_holder"), "genitive", "حاملي مشروع"),
        (3, MEN, "genitive", "ثلاثة نزلاء سابقين"),
        (11, MEN, "genitive", "أحد عشر نزيلا سابقا"),
        (11, WOMEN, "nominative", "إحدى عشرة نزيلة سابقة"),
        (12, MEN, "nominative", "اثنا عشر نزيلا سابقا"),
        (12, MEN, "genitive", "اثني عشر نزيلا سابقا"),
        (12, WOMEN, "nominative", "اثنتا عشرة نزيلة سابقة"),
        (12, WOMEN, "accusative", "اثنتي عشرة نزيلة سابقة"),
        (13, MEN, "nominative", "ثلاثة عشر نزيلا سابقا"),
        (13, WOMEN, "nominative", "ثلاث عشرة نزيلة سابقة"),
        (18, WOMEN, "nominative", "ثماني عشرة نزيلة سابقة"),
        (20, MEN, "nominative", "عشرون نزيلا سابقا"),
        (20, MEN, "genitive", "عشرين نزيلا سابقا"),
        (21, MEN, "nominative", "واحد وعشرون نزيلا سابقا"),
        (21, MEN, "accusative", "واحدا وعشرين نزيلا سابقا"),
        (21, WOMEN, "nominative", "إحدى وعشرون نزيلة سابقة"),
        (22, MEN, "nominative", "اثنان وعشرون نزيلا سابقا"),
        (22, WOMEN, "genitive", "اثنتين وعشرين نزيلة سابقة"),
        (23, WOMEN, "nominative", "ثلاث وعشرون نزيلة سابقة"),
        (23, WOMEN, "accusative", "ثلاثا وعشرين نزيلة سابقة"),
        (28, WOMEN, "nominative", "ثمان وعشرون نزيلة سابقة"),
        (28, WOMEN, "accusative", "ثمانيا وعشرين نزيلة سابقة"),
        (100, FEMALE, "nominative", "مائة امرأة"),
        (101, FEMALE, "nominative", "مائة امرأة وامرأة"),
        (102, MEN, "nominative", "مائة نزيل سابق ونزيلان سابقان"),
        (102, MEN, "genitive", "مائة نزيل سابق ونزيلين سابقين"),
        (108, FEMALE, "nominative", "مائة وثماني نساء"),
        (200, FEMALE, "nominative", "مائتا امرأة"),
        (200, FEMALE, "genitive", "مائتي امرأة"),
        (264, arabic_noun("person"), "nominative", "مائتان وأربعة وستون شخصا"),
        (264, arabic_noun("person"), "accusative", "مائتين وأربعة وستين شخصا"),
        (1000, FEMALE, "nominative", "ألف امرأة"),
        (2000, FEMALE, "genitive", "ألفي امرأة"),
        (3003, FEMALE, "nominative", "ثلاثة آلاف وثلاث نساء"),
        (11_000, FEMALE, "nominative", "أحد عشر ألف امرأة"),
        (12_500, FEMALE, "accusative", "اثني عشر ألفا وخمسمائة امرأة"),
    ],
)
def test_words_follow_gender_and_case(n, noun, case, text):
    assert counted(n, noun, case=case, figures="words") == text


def test_digits_keep_one_and_two_without_a_numeral():
    assert counted(1, PROJECT, figures="digits") == "مشروع واحد"
    assert counted(2, PROJECT, figures="digits", case="genitive") == "مشروعين"
    assert counted(7, PROJECT, figures="digits") == "7 مشاريع"
    assert counted(0, PROJECT, figures="digits") == counted(0, PROJECT, case="genitive") == "0 مشروع"


def test_definite_and_bare_nouns_follow_the_number():
    beneficiary = arabic_noun("beneficiary")
    assert [definite(n, beneficiary) for n in (1, 2, 14)] == ["المستفيد", "المستفيدان", "المستفيدون"]
    assert [definite(n, beneficiary, "genitive") for n in (1, 2, 14)] == [
        "المستفيد",
        "المستفيدين",
        "المستفيدين",
    ]
    assert definite(1, beneficiary, "accusative") == "المستفيد"
    assert definite(5, WOMEN, "genitive") == "النزيلات السابقات"
    assert definite(2, MEN) == "النزيلان السابقان"
    assert definite(9, arabic_noun("income_project")) == "المشاريع المدرة للدخل"
    assert definite(2, arabic_noun("ambulance"), "genitive") == "سيارتي الإسعاف"
    assert definite(5, arabic_noun("project_holder")) == "حاملو المشاريع"
    assert definite(5, arabic_noun("project_holder", women_only=True)) == "حاملات المشاريع"
    assert definite(1, arabic_noun("prison")) == "المؤسسة السجنية"
    assert bare(5, beneficiary) == "مستفيدون"
    assert bare(5, arabic_noun("person"), "accusative") == "أشخاصا"


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "صفر"),
        (1, "واحد"),
        (2, "اثنان"),
        (8, "ثمانية"),
        (15, "خمسة عشر"),
        (200, "مائتان"),
        (1000, "ألف"),
        (2000, "ألفان"),
        (11_000, "أحد عشر ألفا"),
        (102_000, "مائة ألف وألفان"),
        (1_000_000_000, "مليار"),
    ],
)
def test_cardinals_alone(n, text):
    assert cardinal(n) == text


@pytest.mark.parametrize("n", [-1, 10**15])
def test_cardinals_end_somewhere(n):
    with pytest.raises(ValueError, match="no words"):
        cardinal(n)


def test_nothing_negative_is_counted():
    with pytest.raises(ValueError, match="-1"):
        counted(-1, MEN)


codes = st.sampled_from(sorted(TERMS))
cases = st.sampled_from(["nominative", "accusative", "genitive"])
styles = st.sampled_from(["auto", "digits", "words"])


@given(st.integers(min_value=0, max_value=10**16), codes, cases, styles, st.booleans())
def test_any_number_of_anything_has_its_words(n, code, case, figures, women):
    text = counted(n, arabic_noun(code, women_only=women), case=case, figures=figures)
    assert text == " ".join(text.split())
    assert "و و" not in text
    assert "ً" not in text


@given(st.integers(min_value=3, max_value=10**9), codes)
def test_the_last_two_digits_decide(n, code):
    noun = arabic_noun(code)
    tail = n % 100
    expected = (
        noun.phrase("plural", "genitive")
        if 3 <= tail <= 10
        else noun.phrase("singular", "accusative")
        if tail > 10
        else noun.phrase("singular", "genitive")
    )
    assert after_number(n, noun) == expected
    assert counted(n, noun, figures="digits").endswith(" " + expected)
    if tail not in (1, 2):
        assert counted(n, noun, figures="words").endswith(" " + expected)


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_two_numbers_never_share_their_words(one, other):
    assert (cardinal(one) == cardinal(other)) == (one == other)
