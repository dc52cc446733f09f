"""The nouns and verbs the house counts and writes, in both languages, by stable code.

Words follow the glossary. To add one: give its forms, read it aloud with 1, 2, 3, 11 and 100, add its line to the
table of the tests.
"""

from dataclasses import dataclass

from wasl.wording import arabic
from wasl.wording.arabic import Verb, adjective, annexed, feminine, masculine
from wasl.wording.french import Noun as French


@dataclass(frozen=True)
class Term:
    """One thing in both languages; the feminine forms serve when all of them are women."""

    ar: arabic.Noun
    fr: French
    ar_women: arabic.Noun | None = None
    fr_women: French | None = None


def _she(singular: str, plural: str) -> French:
    return French(singular, plural, "feminine")


FORMER = adjective("سابق")
YIELDING = adjective("مدر")
MOTOR = adjective("ناري")

PEOPLE = {
    "former_inmate": Term(
        masculine("نزيل", "نزلاء", human=True, adjective=FORMER),
        French("ancien pensionnaire", "anciens pensionnaires"),
        feminine("نزيلة", human=True, adjective=FORMER),
        _she("ancienne pensionnaire", "anciennes pensionnaires"),
    ),
    "beneficiary": Term(
        masculine("مستفيد", human=True),
        French("bénéficiaire", "bénéficiaires"),
        feminine("مستفيدة", human=True),
        _she("bénéficiaire", "bénéficiaires"),
    ),
    "person": Term(
        masculine("شخص", "أشخاص", human=True, plural_accusative="أشخاصا"), _she("personne", "personnes")
    ),
    "woman": Term(feminine("امرأة", "نساء", human=True), _she("femme", "femmes")),
    "man": Term(masculine("رجل", "رجال", human=True, plural_accusative="رجالا"), French("homme", "hommes")),
    "project_holder": Term(
        annexed(masculine("حامل", human=True), "مشروع", "مشاريع"),
        French("porteur de projet", "porteurs de projet"),
        annexed(feminine("حاملة", human=True), "مشروع", "مشاريع"),
        _she("porteuse de projet", "porteuses de projet"),
    ),
    "witness": Term(
        masculine("شاهد", "شهود", human=True, plural_accusative="شهودا"),
        French("témoin", "témoins"),
        feminine("شاهدة", human=True),
    ),
    "partner": Term(masculine("شريك", "شركاء", human=True), French("partenaire", "partenaires")),
    "user": Term(
        masculine("مستعمل", human=True),
        French("utilisateur", "utilisateurs"),
        feminine("مستعملة", human=True),
        _she("utilisatrice", "utilisatrices"),
    ),
}

WORK = {
    "project": Term(masculine("مشروع", "مشاريع"), French("projet", "projets")),
    "income_project": Term(
        masculine("مشروع", "مشاريع", adjective=YIELDING, complement="للدخل"),
        French("projet générateur de revenus", "projets générateurs de revenus"),
    ),
    "trade": Term(feminine("مهنة", "مهن", plural_accusative="مهنا"), French("métier", "métiers")),
    "kit": Term(
        feminine("عدة", "عدد", plural_accusative="عددا"), French("lot d'équipement", "lots d'équipement")
    ),
    "item": Term(feminine("قطعة", "قطع", plural_accusative="قطعا"), French("article", "articles")),
    "sewing_machine": Term(
        annexed(feminine("آلة"), "خياطة"),
        _she("machine à coudre", "machines à coudre"),
    ),
    "vehicle": Term(feminine("سيارة"), French("véhicule", "véhicules")),
    "ambulance": Term(
        annexed(feminine("سيارة"), "إسعاف"),
        _she("ambulance", "ambulances"),
    ),
    "motorcycle": Term(feminine("دراجة", adjective=MOTOR), _she("motocyclette", "motocyclettes")),
    "computer": Term(masculine("حاسوب", "حواسيب"), French("ordinateur", "ordinateurs")),
}

PLACES = {
    "region": Term(feminine("جهة"), _she("région", "régions")),
    "province": Term(masculine("إقليم", "أقاليم"), _she("province", "provinces")),
    "prefecture": Term(feminine("عمالة"), _she("préfecture", "préfectures")),
    "commune": Term(feminine("جماعة"), _she("commune", "communes")),
    "centre": Term(masculine("مركز", "مراكز"), French("centre", "centres")),
    "prison": Term(
        feminine("مؤسسة", adjective=adjective("سجني")),
        French("établissement pénitentiaire", "établissements pénitentiaires"),
    ),
}

PAPERS = {
    "file": Term(masculine("ملف", "ملفات"), French("dossier", "dossiers")),
    "receipt": Term(masculine("وصل", "وصولات"), French("reçu", "reçus")),
    "paper": Term(feminine("وثيقة", "وثائق"), French("document", "documents")),
    "page": Term(feminine("صفحة"), _she("page", "pages")),
    "agreement": Term(feminine("اتفاقية"), _she("convention", "conventions")),
    "amendment": Term(masculine("ملحق", "ملاحق"), French("avenant", "avenants")),
    "funding_line": Term(
        masculine("بند", "بنود", plural_accusative="بنودا"),
        _she("ligne de financement", "lignes de financement"),
    ),
    "entry": Term(masculine("قيد", "قيود", plural_accusative="قيودا"), _she("écriture", "écritures")),
    "record": Term(masculine("سجل", "سجلات"), French("enregistrement", "enregistrements")),
    "communique": Term(masculine("بلاغ", "بلاغات"), French("communiqué", "communiqués")),
    "ceremony": Term(masculine("حفل", "حفلات"), _she("cérémonie", "cérémonies")),
    "handover": Term(
        annexed(feminine("عملية"), "تسليم"),
        _she("remise", "remises"),
    ),
    "cohort": Term(masculine("فوج", "أفواج", plural_accusative="أفواجا"), _she("promotion", "promotions")),
    "row": Term(masculine("سطر", "أسطر", plural_accusative="أسطرا"), _she("ligne", "lignes")),
    "figure": Term(masculine("رقم", "أرقام", plural_accusative="أرقاما"), French("chiffre", "chiffres")),
    "task": Term(feminine("مهمة", "مهام"), _she("tâche", "tâches")),
}

MEASURES = {
    "dirham": Term(masculine("درهم", "دراهم"), French("dirham", "dirhams")),
    "centime": Term(masculine("سنتيم", "سنتيمات"), French("centime", "centimes")),
    "day": Term(masculine("يوم", "أيام", plural_accusative="أياما"), French("jour", "jours")),
    "week": Term(masculine("أسبوع", "أسابيع"), _she("semaine", "semaines")),
    "month": Term(masculine("شهر", "أشهر", plural_accusative="أشهرا"), French("mois", "mois")),
    "year": Term(feminine("سنة", "سنوات"), French("an", "ans")),
    "hour": Term(feminine("ساعة"), _she("heure", "heures")),
    "minute": Term(feminine("دقيقة", "دقائق"), _she("minute", "minutes")),
}

TERMS: dict[str, Term] = PEOPLE | WORK | PLACES | PAPERS | MEASURES

VERBS: dict[str, Verb] = {
    "benefit": Verb("استفاد", "يستفيد", "استفد", "يستفد"),
    "receive": Verb("تسلم", "يتسلم"),
    "obtain": Verb("تلقى", "يتلقى"),
    "hail": Verb("انحدر", "ينحدر"),
    "belong": Verb("انتمى", "ينتمي"),
    "spread": Verb("توزع", "يتوزع"),
    "concern": Verb("هم", "يهم", "همم", "يهمم"),
    "follow_training": Verb("تابع", "يتابع"),
    "take_part": Verb("شارك", "يشارك"),
    "reach": Verb("بلغ", "يبلغ"),
    "be": Verb("كان", "يكون", "ك", "يك"),
    "be_delivered": Verb("سلم", "يسلم"),
    "be_done": Verb("تم", "يتم", "تمم", "يتمم"),
}
"""Verbs of communiqués: استفاد، تسلم، تلقى، انحدر، انتمى، توزع، هم، تابع، شارك، بلغ، كان، سلم (passive), تم."""


def term(code: str) -> Term:
    """The term of a code. Raises ``KeyError`` naming the code when the lexicon does not hold it."""
    return TERMS[code]


def arabic_noun(code: str, *, women_only: bool = False) -> arabic.Noun:
    """The Arabic noun of a code; with ``women_only``, its feminine when it has one."""
    found = TERMS[code]
    return found.ar_women if women_only and found.ar_women else found.ar


def french_noun(code: str, *, women_only: bool = False) -> French:
    """The French noun of a code; with ``women_only``, its feminine when it has one."""
    found = TERMS[code]
    return found.fr_women if women_only and found.fr_women else found.fr


def verb(code: str) -> Verb:
    """The Arabic verb of a code. Raises ``KeyError`` when the lexicon does not hold it."""
    return VERBS[code]
