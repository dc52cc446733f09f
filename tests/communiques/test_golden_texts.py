"""The communiqué word by word, in both languages, for one person, two women, eleven, a hundred and two…

A golden text is what was read aloud and found right. After a wanted change, run with ``WASL_WRITE_GOLDEN=1`` and read
the difference sentence by sentence before committing it.
"""

import os
from pathlib import Path

import pytest
from tests.communiques.cases import CASES

from wasl.communiques import arabic, french

GOLDEN = Path(__file__).parent / "golden"
COMPOSERS = {"ar": arabic.compose, "fr": french.compose}


@pytest.mark.parametrize("language", COMPOSERS)
@pytest.mark.parametrize("case", CASES)
def test_the_text_reads_as_it_was_read(case: str, language: str) -> None:
    path = GOLDEN / f"{case}.{language}.txt"
    composed = COMPOSERS[language](CASES[case]).plain + "\n"
    if os.environ.get("WASL_WRITE_GOLDEN"):
        path.write_text(composed, encoding="utf-8")
    assert composed == path.read_text(encoding="utf-8")


def test_every_golden_text_has_its_case() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {
        f"{case}.{lang}.txt" for case in CASES for lang in COMPOSERS
    }


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("ben_guerir", "استفاد 14 نزيلا سابقا بالمؤسسات السجنية، من ضمنهم امرأة واحدة، من"),
        ("ben_guerir", "أقاليم الرحامنة (سبعة مستفيدين) وقلعة السراغنة (أربعة مستفيدين) واليوسفية (ثلاثة مستفيدين)"),
        ("ben_guerir", "تسليم ثلاث سيارات للمنفعة العامة"),
        ("one_person", "استفاد نزيل سابق بالمؤسسات السجنية من تجهيزات ومعدات لإنجاز مشروعه المدر للدخل"),
        ("one_woman", "تنتمي المستفيدة إلى مجموعة"),
        ("two_women", "استفادت نزيلتان سابقتان"),
        ("two_women", "أن المستفيدتين تنتميان إلى"),
        ("two_women", "مشروعيهما المدرين للدخل"),
        ("all_women", "استفادت 23 نزيلة سابقة"),
        ("all_women", "وتنحدر المستفيدات من عمالة مراكش (11 مستفيدة) وإقليم الرحامنة (عشر مستفيدات) وعمالة مقاطعات عين الشق"),
        ("three_people", "استفاد ثلاثة نزلاء سابقين بالمؤسسات السجنية، من ضمنهم امرأتان،"),
        ("three_people", "بكلفة إجمالية بلغت مليونين وألفي درهم"),
        ("eleven_people", "قدرها مليونا درهم"),
        ("eleven_people", "من إقليمي الرحامنة (ستة مستفيدين) واليوسفية"),
        ("hundred_and_two", "استفاد 102 نزيل سابق"),
        ("hundred_and_two", "ما لا يقل عن 103 أشخاص بغلاف مالي لا يقل عن مليوني درهم"),
        ("one_trade", "وتهم المشاريع كلها مهنة واحدة هي الخبازة (12 مشروعا)"),
        ("two_people_one_trade", "ويهم المشروعان معا مهنة واحدة هي الخبازة."),
        ("two_agreements", "لاتفاقيتي شراكة، أبرمت الأولى بين"),
        ("no_gift", "بلغ، منذ سنة 2013، شخصين بغلاف مالي قدره مليون درهم"),
    ],
)  # fmt: skip
def test_arabic_agrees_in_number_gender_and_case(case: str, said: str) -> None:
    assert said in arabic.compose(CASES[case]).plain


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("one_person", "organisée le vendredi 1er juillet 2022"),
        ("one_person", "Un ancien pensionnaire d'un établissement pénitentiaire a reçu"),
        ("one_woman", "La bénéficiaire est issue de la province"),
        ("two_women", "Deux anciennes pensionnaires d'établissements pénitentiaires ont reçu"),
        ("all_women", "1,2\u00a0million de dirhams"),
        ("all_women", "issues de la préfecture de Marrakech (11\u00a0bénéficiaires), de la province"),
        ("ben_guerir", "trois véhicules de service ont été remis à la compagnie"),
        ("two_agreements", "une ambulance de service a été remise"),
        ("ben_guerir", "des provinces de Rehamna (sept bénéficiaires), d'El Kelâa des Sraghna"),
        ("no_gift", "le gouverneur de la province de Rehamna a précisé que"),
    ],
)
def test_french_agrees_in_number_and_gender(case: str, said: str) -> None:
    assert said in french.compose(CASES[case]).plain


def test_an_institutional_gift_stands_in_a_paragraph_of_its_own() -> None:
    text = arabic.compose(CASES["ben_guerir"])
    (gift,) = [paragraph for paragraph in text.paragraphs if paragraph.kind == "gift"]
    assert "سيارات" in gift.plain
    assert not any("سيارات للمنفعة" in p.plain for p in text.paragraphs if p is not gift)
    assert not any(paragraph.kind == "gift" for paragraph in arabic.compose(CASES["no_gift"]).paragraphs)


def test_the_sum_of_cash_aid_is_told_only_when_wanted() -> None:
    assert "cash_amount" not in {figure.role for figure in french.compose(CASES["ben_guerir"]).figures}
    assert "cash_amount" in {figure.role for figure in french.compose(CASES["eleven_people"]).figures}
    assert "مساعدات مالية" not in arabic.compose(CASES["no_cash"]).plain
