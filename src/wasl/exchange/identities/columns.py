"""What a heading means: Arabic, French and English, as offices write them."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.participants.identity.letters import word_set
from wasl.wording.folding import fold_arabic, fold_latin

IDENTIFIER, GIVEN, SURNAME, WHOLE, SURNAME_FIRST, FATHER, BIRTH, SEX, CARD, PROVINCE, COMMUNE = (
    "unique_id", "given", "surname", "name", "surname_first", "father", "dob", "sex", "cin", "province", "commune",
)  # fmt: skip

TITLES: dict[str, str | Promise] = {
    IDENTIFIER: pgettext_lazy("sheet", "identifier"),
    GIVEN: _("given name"),
    SURNAME: _("family name"),
    WHOLE: _("whole name"),
    SURNAME_FIRST: _("whole name, family name first"),
    FATHER: _("father's name"),
    BIRTH: _("birth date"),
    SEX: _("sex of the person"),
    CARD: _("identity card number"),
    PROVINCE: _("province of residence"),
    COMMUNE: _("commune of residence"),
}

_HEADINGS = {
    IDENTIFIER: "unique id|id|identifiant|identifier|numero|numero dordre|n|no|num|n dordre|ordre|reference|ref|dossier|numero de "
    "dossier|n dossier|file|file number|الرقم|رقم|رقم الملف|الرقم الترتيبي|رقم ترتيبي|الملف|ر ت|المعرف|المرجع",
    GIVEN: "given|given name|first name|firstname|prenom|prenoms|prenom s|الاسم الشخصي|الاسم|اسم|الاسم الاول|الإسم",
    SURNAME: "surname|family name|last name|lastname|nom|nom de famille|nom famille|الاسم العائلي|النسب|اللقب|الكنية|اسم العائلة|"
    "لقب|نسب",
    WHOLE: "name|full name|fullname|whole name|prenom et nom|prenom nom|nom complet|beneficiaire|nom du beneficiaire|الاسم الكامل|"
    "الاسم والنسب|الاسم و النسب|الاسم الشخصي والعائلي|الاسم الشخصي و العائلي|الاسم واللقب|المستفيد|اسم المستفيد|الاسم الثلاثي",
    SURNAME_FIRST: "nom et prenom|nom prenom|nom et prenoms|noms et prenoms|nom prenoms|الاسم العائلي والشخصي|النسب والاسم|"
    "الاسم العائلي و الشخصي|اللقب والاسم|surname and given name",
    FATHER: "father|father name|fathers name|name of father|pere|nom du pere|prenom du pere|nom pere|prenom pere|اسم الاب|الاب|"
    "اسم الوالد|الوالد|father first name|اسم الاب الشخصي",
    BIRTH: "dob|birth date|date of birth|birthdate|birth|born|birth year|year of birth|date de naissance|date naissance|ne le|ne e "
    "le|nee le|naissance|annee de naissance|annee naissance|تاريخ الازدياد|تاريخ الميلاد|تاريخ الولادة|الازدياد|سنة الازدياد|"
    "سنة الميلاد|تاريخ ومكان الازدياد|الميلاد",
    SEX: "sex|gender|sexe|genre|الجنس|النوع|جنس",
    CARD: "cin|cnie|n cin|no cin|num cin|numero cin|n cnie|numero de cin|carte nationale|n carte nationale|cni|n de la cin|id card|"
    "identity card|national id|identity card number|رقم البطاقة الوطنية|رقم البطاقة|البطاقة الوطنية|رقم بطاقة التعريف الوطنية|"
    "رقم ب ت و|ب ت و|ب و ت|بطاقة التعريف|رقم بطاقة التعريف|ر ب ت و|رقم البطاقة الوطنية للتعريف|البطاقة الوطنية للتعريف",
    PROVINCE: "province|prefecture|province prefecture|prefecture province|province ou prefecture|province de residence|الاقليم|"
    "العمالة|العمالة او الاقليم|الاقليم او العمالة|اقليم|عمالة|عمالة اقليم|العمالة الاقليم|العمالة والاقليم",
    COMMUNE: "commune|commune de residence|municipality|الجماعة|جماعة|الجماعة الترابية|ville|city|المدينة",
}  # fmt: skip
# Words that say in which script a column is. The cells themselves say it, so these only leave the heading.
_SCRIPTS = word_set(
    "ar arabe arabic lat latin latine latines fr francais francaise french بالعربية العربية عربية بالفرنسية الفرنسية باللاتينية "
    "اللاتينية لاتينية بالحروف en caracteres lettres باللغة"
)
_SIGNS = re.compile(r"[\W_]+")


def _folded(heading: str) -> str:
    # "N°" is a number, "d'ordre" is one word, "(ar)" is a word.
    plain = fold_latin(fold_arabic(heading.replace("°", " ").replace("º", " ")))
    return _SIGNS.sub(" ", plain).strip()


_KNOWN = {_folded(name): meaning for meaning, names in _HEADINGS.items() for name in names.split("|")}
_SCRIPT_WORDS = frozenset(map(_folded, _SCRIPTS))


def meaning_of(heading: str) -> str | None:
    """What a column is by its heading, one of ``TITLES``; None when it is none of them."""
    plain = _folded(heading)
    if plain in _KNOWN:
        return _KNOWN[plain]
    return _KNOWN.get(" ".join(word for word in plain.split() if word not in _SCRIPT_WORDS))


def meanings_of(headings: list[str]) -> list[str | None]:
    """What each column is. A column of names that stands alone holds whole names: "الاسم", "Nom" without "Prénom"."""
    meanings = [meaning_of(heading) for heading in headings]
    for lone, missing, whole in ((GIVEN, SURNAME, WHOLE), (SURNAME, GIVEN, SURNAME_FIRST)):
        if missing not in meanings:
            meanings = [
                whole if meaning == lone and _folded(heading) in _ALONE else meaning
                for heading, meaning in zip(headings, meanings, strict=True)
            ]
    return meanings


_ALONE = frozenset(map(_folded, ("الاسم", "اسم", "nom")))
