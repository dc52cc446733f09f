"""Names, trades and sentences that the sample papers are made of; all invented."""

from typing import Any, Literal

from wasl.papers.letterhead import letterhead

Lang = Literal["ar", "fr"]

NAMES = [
    ("عبد الحق السملالي", "Abdelhak Semlali"),
    ("رشيد أيت المودن", "Rachid Aït El Mouden"),
    ("ياسين البوزيدي الرحماني", "Yassine El Bouzidi Er-Rahmani"),
    ("المصطفى لكحل", "El Mostafa Lakhal"),
    ("خديجة العبدي", "Khadija El Abdi"),
    ("مولاي عبد الكريم الشياظمي العلوي", "Moulay Abdelkrim Chiadmi El Alaoui"),
    ("هشام التملالي", "Hicham Temlali"),
    ("طارق أولاد يعقوب", "Tarik Oulad Yaâqoub"),
]
TRADES = {
    "ar": [
        "الخبازة",
        "الخياطة والتصميم",
        "إصلاح الأجهزة الإلكترومنزلية",
        "تركيب الزليج التقليدي",
        "بيع وتوزيع الزيتون",
    ],
    "fr": [
        "Boulangerie",
        "Couture",
        "Réparation électroménager",
        "Zellige",
        "Vente et distribution d’olives",
    ],
}
PROVINCES = {
    "ar": ["الرحامنة", "قلعة السراغنة", "اليوسفية"],
    "fr": ["Rehamna", "El Kelâa des Sraghna", "Youssoufia"],
}
ITEMS = {
    "ar": [
        ("آلة خياطة صناعية", "JK-8720-55193"),
        ("آلة حبكة (أوفرلوك) بأربعة خيوط", "OV-514-20871"),
        ("مكواة بخارية", "8720-55193"),
        ("طاولة تفصيل", "بلا رقم"),
    ],
    "fr": [
        ("Machine à coudre industrielle", "JK-8720-55193"),
        ("Surjeteuse à quatre fils", "OV-514-20871"),
        ("Fer à vapeur", "8720-55193"),
        ("Table de coupe", "sans numéro"),
    ],
}
TITLES = {
    "ar": {
        "receipt": "وصل بالتسلم",
        "cash_receipt": "وصل بمساعدة مالية",
        "minutes": "محضر تسليم التجهيزات للمستفيدين",
        "beneficiaries": "لائحة المستفيدين",
        "institutional_minutes": "محضر تسليم هبة مؤسساتية",
        "communique": "تسليم تجهيزات مشاريع صغرى لفائدة أربعة عشر مستفيدا بإقليم الرحامنة",
        "erratum": "استدراك رقم 1 بشأن بلاغ الحفل المقام بابن جرير",
        "reversal": "إلغاء وصل",
        "tally": "حصيلة",
        "consent": "المعطيات الشخصية: إخبار وموافقات",
        "statement": "ما هو مكتوب عنكم",
    },
    "fr": {
        "receipt": "Décharge",
        "cash_receipt": "Reçu d’aide financière",
        "minutes": "Procès-verbal de remise",
        "beneficiaries": "Liste des bénéficiaires",
        "institutional_minutes": "Procès-verbal de remise d’un don à une institution",
        "communique": "Remise d’équipements de micro-projets à quatorze bénéficiaires de la province de Rehamna",
        "erratum": "Rectificatif n°\u00a01 au communiqué de la cérémonie organisée à Ben Guerir",
        "reversal": "Annulation d’un reçu",
        "tally": "Bilan",
        "consent": "Données personnelles : information et consentements",
        "statement": "Ce qui est écrit à votre sujet",
    },
}


def common(
    template: str, lang: Lang = "ar", *, reference: str = "MRK/2026/0127", specimen: bool = False
) -> dict[str, Any]:
    """The letterhead of a sample."""
    arabic = lang == "ar"
    return dict(
        letterhead(
            title=TITLES[lang][template],
            issuer="مركز المصاحبة بمراكش" if arabic else "Centre d’accompagnement de Marrakech",
            heading_lines=["مصلحة المشاريع الصغرى", "مركز المصاحبة بمراكش"]
            if arabic
            else ["Service des micro-projets", "Centre d’accompagnement de Marrakech"],
            reference=reference,
            place="ابن جرير" if arabic else "Ben Guerir",
            day_in_words="26 نونبر 2026" if arabic else "26 novembre 2026",
            footer="وصل فردي، يُحفظ أصله بالمركز" if arabic else "Original conservé au centre",
            qr_url="https://wasl.example.ma/r/q3J8n2mC0bW7xYt5KzLdPA",
            specimen=specimen,
            lang=lang,
        )
    )


def boxes(lang: Lang) -> dict[str, Any]:
    """Holder, witness and official of a receipt, with its notice."""
    arabic = lang == "ar"
    return {
        "holder": {"role": "توقيع المستفيدة" if arabic else "La bénéficiaire", "name": NAMES[4][not arabic]},
        "witness": {"role": "الشاهد" if arabic else "Le témoin", "name": NAMES[6][not arabic]},
        "official": {
            "role": "عن المركز" if arabic else "Pour le centre",
            "name": "سعاد العمراني، منسقة المركز" if arabic else "Souad El Amrani, coordonnatrice",
        },
        "notice": "تُعالَج المعطيات الشخصية الواردة في هذا الوصل طبقا للقانون رقم \u206609-08\u2069. لكم حق الولوج إليها وتصحيحها لدى المركز."
        if arabic
        else "Les données personnelles de ce reçu sont traitées selon la loi n° 09-08. Vous disposez d’un droit d’accès et de rectification auprès du centre.",
    }


def commitments(lang: Lang) -> list[str]:
    """What the holder undertakes."""
    if lang == "ar":
        return [
            "أستعمل هذه التجهيزات في مشروعي، ولا أبيعها ولا أرهنها ولا أتنازل عنها طيلة أربعة وعشرين شهرا.",
            "أستقبل زيارات المواكبة، وأخبر المركز بكل عطب أو سرقة أو تغيير للمحل.",
            "أعيد التجهيزات إلى المركز إذا توقف المشروع خلال هذه المدة.",
        ]
    return [
        "Utiliser ces équipements pour mon projet, ne pas les vendre, les gager ni les céder pendant vingt-quatre mois.",
        "Recevoir les visites d’accompagnement et signaler au centre toute panne, tout vol et tout changement de local.",
    ]


def signatories(lang: Lang) -> list[dict[str, str]]:
    """Those who attest."""
    if lang == "ar":
        return [
            {"role": "عن المركز", "name": "سعاد العمراني، منسقة المركز"},
            {"role": "عن اللجنة الإقليمية للتنمية البشرية", "name": "رئيس قسم العمل الاجتماعي"},
            {"role": "عامل الإقليم", "name": ""},
        ]
    return [
        {"role": "Pour le centre", "name": "Souad El Amrani, coordonnatrice"},
        {"role": "Pour le comité provincial", "name": "Chef de la division de l’action sociale"},
        {"role": "Le gouverneur", "name": ""},
    ]


def counted(labels: list[str], lang: Lang) -> list[dict[str, Any]]:
    """Rows by place or trade."""
    amount = "45.229,57" if lang == "ar" else "45\u202f229,57"
    return [
        {"label": label, "people": str(7 - n), "amount": amount, "share": (7 - n) / 14}
        for n, label in enumerate(labels)
    ]
