"""Invented papers, long enough to hurt: names in both scripts, hyphenated serials, lists over several pages."""

from typing import Any

from tests.papers.sample_texts import communique, consent, erratum, reversal, statement, tally
from tests.papers.sample_words import (
    ITEMS,
    NAMES,
    PROVINCES,
    TRADES,
    Lang,
    boxes,
    commitments,
    common,
    counted,
    signatories,
)


def receipt(lang: Lang = "ar", items: int = 4, **options: Any) -> dict[str, Any]:
    """A receipt of `items` things."""
    arabic = lang == "ar"
    return {
        **common("receipt", lang, **options),
        "declaration": "أشهد أنا الموقعة أسفله، السيدة خديجة العبدي، الحاملة للبطاقة الوطنية للتعريف رقم HA142703، الساكنة بإقليم اليوسفية، أنني تسلمت اليوم من مركز المصاحبة بمراكش، في إطار اتفاقية الشراكة رقم 07/2026، التجهيزات المبينة أسفله لمشروعي في الخياطة والتصميم، وأنني عاينتها فوجدتها سليمة."
        if arabic
        else "Je soussignée, Mme Khadija El Abdi, titulaire de la carte nationale d’identité n° HA142703, demeurant dans la province de Youssoufia, atteste avoir reçu ce jour du centre d’accompagnement de Marrakech, au titre de la convention de partenariat n° 07/2026, les équipements ci-dessous pour mon projet de couture, les avoir examinés et trouvés en bon état.",
        "items": [
            {
                "name": ITEMS[lang][n % 4][0],
                "serial": ITEMS[lang][n % 4][1],
                "quantity": "1",
                "condition": "جديد" if arabic else "neuf",
                "value": "9.800,00" if arabic else "9\u202f800,00",
            }
            for n in range(items)
        ],
        "total": "21.245,00" if arabic else "21\u202f245,00",
        "total_in_words": "واحد وعشرون ألفا ومائتان وخمسة وأربعون درهما"
        if arabic
        else "vingt et un mille deux cent quarante-cinq dirhams",
        "commitments": commitments(lang),
        **boxes(lang),
    }


def cash_receipt(lang: Lang = "ar", **options: Any) -> dict[str, Any]:
    """A cash receipt."""
    arabic = lang == "ar"
    return {
        **common("cash_receipt", lang, **options),
        "declaration": "أشهد أنا الموقعة أسفله، السيدة خديجة العبدي، الحاملة للبطاقة الوطنية للتعريف رقم HA142703، أنني تسلمت اليوم من مركز المصاحبة بمراكش المبلغ المبين أسفله."
        if arabic
        else "Je soussignée, Mme Khadija El Abdi, titulaire de la carte nationale d’identité n° HA142703, atteste avoir reçu ce jour du centre d’accompagnement de Marrakech la somme ci-dessous.",
        "amount": "3.500,00" if arabic else "3\u202f500,00",
        "amount_in_words": "ثلاثة آلاف وخمسمائة درهم" if arabic else "trois mille cinq cents dirhams",
        "nature": "رأسمال التسيير" if arabic else "Fonds de roulement",
        "mode": "شيك رقم \u2066778-2210\u2069" if arabic else "Chèque n° 778-2210",
        "commitments": ["أصرف هذا المبلغ في حاجيات مشروعي."]
        if arabic
        else ["Employer cette somme aux besoins de mon projet."],
        **boxes(lang),
    }


def people(lang: Lang, rows: int, latin: bool) -> list[dict[str, Any]]:
    """Rows of a list."""
    listed = []
    for n in range(rows):
        arabic_name, latin_name = NAMES[n % len(NAMES)]
        row = {
            "name": arabic_name if lang == "ar" else latin_name,
            "cin": f"EA{204118 + 371 * n}",
            "province": PROVINCES[lang][n % 3],
            "project": TRADES[lang][n % 5],
            "value": "24.350,00" if lang == "ar" else "24\u202f350,00",
        }
        if latin:
            row["latin_name"] = latin_name
        listed.append(row)
    return listed


def totals(lang: Lang, rows: int) -> dict[str, Any]:
    """The closing line of a list."""
    if lang == "ar":
        return {
            "total_label": f"المجموع: {rows} مستفيدا، {rows} مشروعا",
            "total": "316.607,00",
            "total_in_words": "ثلاثمائة وستة عشر ألفا وستمائة وسبعة دراهم",
        }
    return {
        "total_label": f"Total : {rows} bénéficiaires, {rows} projets",
        "total": "316\u202f607,00",
        "total_in_words": "trois cent seize mille six cent sept dirhams",
    }


def minutes(lang: Lang = "ar", rows: int = 14, *, latin: bool = False, **options: Any) -> dict[str, Any]:
    """Handover minutes of `rows` people."""
    arabic = lang == "ar"
    return {
        **common("minutes", lang, **options),
        "paragraphs": [
            "في يوم الخميس 26 نونبر 2026، بقاعة عمالة إقليم الرحامنة بابن جرير، جرى تسليم تجهيزات مشاريع صغرى إلى أربعة عشر مستفيدا، من ضمنهم امرأة واحدة، في إطار اتفاقية الشراكة رقم 07/2026.",
            "وينحدر المستفيدون من أقاليم الرحامنة (7) وقلعة السراغنة (4) واليوسفية (3). ولكل واحد منهم وصل فردي مرقم يبين ما تسلمه.",
        ]
        if arabic
        else [
            "Le jeudi 26 novembre 2026, dans la salle de la province de Rehamna à Ben Guerir, il a été procédé à la remise d’équipements de micro-projets à quatorze bénéficiaires, dont une femme, au titre de la convention de partenariat n° 07/2026.",
        ],
        "rows": people(lang, rows, latin),
        **totals(lang, rows),
        "reserves": "لا شيء، ما عدا طاولة تفصيل واحدة، تُسلَّم بمقر المركز قبل 4 دجنبر 2026."
        if arabic
        else "Néant, sauf une table de coupe, remise au centre avant le 4 décembre 2026.",
        "copies": "ثلاثة نظائر" if arabic else "trois exemplaires",
        "signatories": signatories(lang),
    }


def beneficiaries(lang: Lang = "ar", rows: int = 14, **options: Any) -> dict[str, Any]:
    """A list of `rows` beneficiaries, in both scripts when Arabic."""
    arabic = lang == "ar"
    return {
        **common("beneficiaries", lang, **options),
        "paragraphs": [],
        "facts": [
            {"label": "الاتفاقية" if arabic else "Convention", "value": "07/2026"},
            {
                "label": "مراسم التسليم" if arabic else "Cérémonie de remise",
                "value": "ابن جرير، الخميس 26 نونبر 2026" if arabic else "Ben Guerir, jeudi 26 novembre 2026",
            },
        ],
        "rows": people(lang, rows, latin=arabic),
        **totals(lang, rows),
        "total_people": str(rows),
        "by_province": counted(PROVINCES[lang], lang),
        "signatories": [],
    }


def institutional_minutes(lang: Lang = "ar", **options: Any) -> dict[str, Any]:
    """A gift whose amount is not known."""
    arabic = lang == "ar"
    return {
        **common("institutional_minutes", lang, **options),
        "paragraphs": [
            "في يوم الخميس 26 نونبر 2026، بمقر عمالة الإقليم، سُلمت إلى السرية الإقليمية السيارات المبينة أسفله، في إطار اتفاقية الشراكة رقم 11/2026."
        ]
        if arabic
        else [
            "Le jeudi 26 novembre 2026, les véhicules ci-dessous ont été remis, au titre de la convention n° 11/2026."
        ],
        "givers": ["عمالة إقليم الرحامنة", "المجلس الإقليمي"]
        if arabic
        else ["Province de Rehamna", "Conseil provincial"],
        "recipient": "الدرك الملكي" if arabic else "Gendarmerie royale",
        "objects": [
            {
                "name": "سيارة نفعية رباعية الدفع" if arabic else "Véhicule utilitaire 4x4",
                "identification": f"WW-20{n}-118",
                "quantity": "1",
            }
            for n in range(3)
        ],
        "amount": None,
        "amount_in_words": None,
        "reserves": "لا شيء." if arabic else "Néant.",
        "copies": "نظيرين" if arabic else "deux exemplaires",
        "signatories": [
            *signatories(lang),
            {"role": "عن الجهة المستفيدة" if arabic else "Pour le bénéficiaire", "name": ""},
        ],
    }


SAMPLES = {
    "receipt": receipt,
    "cash_receipt": cash_receipt,
    "minutes": minutes,
    "beneficiaries": beneficiaries,
    "institutional_minutes": institutional_minutes,
    "communique": communique,
    "erratum": erratum,
    "reversal": reversal,
    "tally": tally,
    "consent": consent,
    "statement": statement,
}
