"""Invented papers, long enough to hurt: names in both scripts, hyphenated serials, lists over several pages."""

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


def counted(labels: list[str], lang: Lang) -> list[dict[str, Any]]:
    """Rows by place or trade."""
    amount = "45.229,57" if lang == "ar" else "45\u202f229,57"
    return [
        {"label": label, "people": str(7 - n), "amount": amount, "share": (7 - n) / 14}
        for n, label in enumerate(labels)
    ]


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


def communique(lang: Lang = "ar", *, status: str = "draft", **options: Any) -> dict[str, Any]:
    """A communiqué, as long as the real ones."""
    arabic = lang == "ar"
    data = {
        **common("communique", lang, **options),
        "status": status,
        "paragraphs": [
            "أشرف عامل إقليم الرحامنة، يوم الخميس 26 نونبر 2026 بابن جرير، على تسليم تجهيزات ومعدات مشاريع صغرى لفائدة 14 مستفيدا، من ضمنهم امرأة واحدة، بكلفة إجمالية بلغت 316 ألف و607 درهم.",
            "وينحدر المستفيدون من أقاليم الرحامنة (سبعة مستفيدين)، وقلعة السراغنة (أربعة مستفيدين)، واليوسفية (ثلاثة مستفيدين). وتتوزع المشاريع على الخبازة (ثلاثة مشاريع)، والحلويات (مشروعان)، والخياطة والتصميم، والحلاقة للرجال، وغسل السيارات، وصباغة البنايات، والزليج التقليدي، والحدادة، وإصلاح الأجهزة الإلكترومنزلية، وصيانة العجلات، وبيع وتوزيع الزيتون (مشروع واحد لكل منها).",
            "وتندرج هذه العملية في إطار اتفاقية الشراكة المبرمة برسم موسم \u20662019-2020\u2069، وتنفيذا لاستراتيجية الإدماج السوسيو-مهني المندمج.",
            "كما سُلمت مساعدات مالية لدعم انطلاق المشاريع، بلغ مجموعها 28.000,00 درهم.",
        ]
        if arabic
        else [
            "Le gouverneur de la province de Rehamna a présidé, jeudi 26 novembre 2026 à Ben Guerir, la remise d’équipements de micro-projets à 14 bénéficiaires, dont une femme, pour un coût global de 316\u202f607 dirhams.",
            "Les bénéficiaires sont issus des provinces de Rehamna (7), d’El Kelâa des Sraghna (4) et de Youssoufia (3). Les projets portent sur la boulangerie (3), la pâtisserie (2) et neuf autres métiers.",
            "Cette opération s’inscrit dans la convention de partenariat conclue au titre de la saison 2019-2020.",
        ],
        "gift": "وقبل ذلك، سُلمت ثلاث سيارات إلى مصالح الدرك الملكي، في إطار اتفاقية أخرى، وهي هبة مؤسساتية لا تدخل في الأرقام أعلاه."
        if arabic
        else "Auparavant, trois véhicules ont été remis à la Gendarmerie royale au titre d’une autre convention : ce don à une institution n’entre pas dans les chiffres ci-dessus.",
        "statement": "وصرحت منسقة المركز، سعاد العمراني، بأن عدد المستفيدين بالجهة بلغ 264 شخصا منذ سنة 2013، بغلاف مالي يناهز 5 ملايين و600 ألف درهم."
        if arabic
        else "La coordonnatrice du centre, Souad El Amrani, a déclaré que 264 personnes ont bénéficié du programme dans la région depuis 2013, pour une enveloppe d’environ 5,6 millions de dirhams.",
        "contact": [
            "مركز المصاحبة بمراكش" if arabic else "Centre d’accompagnement de Marrakech",
            "\u2066+212 5 00 00 00 00\u2069",
        ],
    }
    if status == "approved":
        data["frozen_on"] = "26 نونبر 2026" if arabic else "26 novembre 2026"
    return data


def erratum(lang: Lang = "ar", **options: Any) -> dict[str, Any]:
    """An erratum of three figures, one with a place whose name is long."""
    arabic = lang == "ar"
    lines = (
        [
            ("عدد المستفيدين", "14", "13"),
            ("الكلفة الإجمالية للتجهيزات", "316 ألف و607 درهم", "293 ألف و992 درهم"),
            ("عدد المستفيدين بعمالة أكادير إداوتنان منذ سنة 2018", "حوالي 31", "حوالي 30"),
        ]
        if arabic
        else [
            ("Nombre de bénéficiaires", "14", "13"),
            ("Coût global des équipements", "316\u202f607\u00a0dirhams", "293\u202f992\u00a0dirhams"),
            ("Nombre de bénéficiaires dans la préfecture d'Agadir-Ida-Ou-Tanane depuis 2018", "environ 31", "environ 30"),
        ]
    )  # fmt: skip
    return {
        **common("erratum", lang, **options),
        "opening": "يتعلق هذا الاستدراك بالبلاغ رقم \u2066BEN-GUERIR-2026/COM-1\u2069، وعليه تُقرأ الأرقام التالية كما يلي:"
        if arabic
        else "Le présent rectificatif concerne le communiqué BEN-GUERIR-2026/COM-1 ; les chiffres suivants se lisent comme suit :",
        "lines": [{"label": label, "printed": printed, "now": now} for label, printed, now in lines],
        "closing": "وتبقى باقي أرقام البلاغ دون تغيير." if arabic else "Les autres chiffres sont inchangés.",
        "contact": ["مركز المصاحبة بمراكش" if arabic else "Centre d’accompagnement de Marrakech"],
    }


def reversal(lang: Lang = "ar", **options: Any) -> dict[str, Any]:
    """The reversal of the sample receipt."""
    arabic = lang == "ar"
    options.setdefault("reference", "MRK/2026/A0003")
    return {
        **common("reversal", lang, **options),
        "paragraphs": [
            "بموجب هذه الوثيقة المرقمة يُلغى الوصل المبين أسفله، وتُسحب قيمته من كل حصيلة، ويبقى الوصل الأصلي محفوظا بالسجل."
        ]
        if arabic
        else [
            "La présente pièce annule le reçu ci-dessous. Sa valeur sort de tout bilan ; le reçu d’origine reste au registre."
        ],
        "reversed_reference": "MRK/2026/0127",
        "reversed_day": "26 نونبر 2026" if arabic else "26 novembre 2026",
        "reason": "أُعيدت التجهيزات إلى المركز بعد التنازل عن المشروع"
        if arabic
        else "Équipements rendus au centre",
        "total": "21.245,00" if arabic else "21\u202f245,00",
        "total_in_words": "واحد وعشرون ألفا ومائتان وخمسة وأربعون درهما"
        if arabic
        else "vingt et un mille deux cent quarante-cinq dirhams",
        "consequences": [
            "يُسجل قيد عكسي بالمبلغ نفسه في سجل الاعتمادات.",
            "لا يُستعمل رقم الوصل الملغى مرة أخرى.",
        ]
        if arabic
        else [
            "Une contre-passation du même montant est inscrite.",
            "Le numéro du reçu annulé n’est pas réemployé.",
        ],
        "signatories": signatories(lang)[:2],
        "notice": boxes(lang)["notice"],
    }


def tally(lang: Lang = "ar", **options: Any) -> dict[str, Any]:
    """A tally of one region and one year."""
    arabic = lang == "ar"
    return {
        **common("tally", lang, **options),
        "definition": "الأشخاص الذين تسلموا تجهيزات بوصل موقع، الساكنون بجهة مراكش-آسفي، من فاتح يناير إلى 31 دجنبر 2026، حسب تاريخ التسليم."
        if arabic
        else "Personnes ayant reçu des équipements contre reçu signé, résidant dans la région de Marrakech-Safi, du 1er janvier au 31 décembre 2026, selon la date de remise.",
        "figures": [
            {
                "value": "14",
                "label": "مستفيدا، من ضمنهم امرأة واحدة" if arabic else "bénéficiaires, dont une femme",
            },
            {
                "value": "316.607,00" if arabic else "316\u202f607,00",
                "label": "درهم، قيمة التجهيزات" if arabic else "dirhams d’équipements",
            },
            {"value": "11", "label": "مهنة، في 14 مشروعا" if arabic else "métiers, 14 projets"},
        ],
        "by_province": counted(PROVINCES[lang], lang),
        "by_trade": [*counted(TRADES[lang], lang), {"label": TRADES[lang][0], "people": "<5", "amount": "—"}],
        "total_people": "14",
        "total": "316.607,00" if arabic else "316\u202f607,00",
        "before_register": "منذ سنة 2013: نحو 264 شخصا، بكلفة تناهز 5 ملايين و600 ألف درهم، منهم 250 قبل السجل (تصريح منسقة المركز)."
        if arabic
        else "Depuis 2013 : environ 264 personnes, dont 250 avant le registre (déclaration de la coordonnatrice).",
        "basis": "الأساس: مسلَّم بوصل يحمل توقيعا أو بصمة. الوحدة: أشخاص. لا تُجمع أرقام ما قبل السجل مع أرقامه إلا حيث قيل ذلك."
        if arabic
        else "Base : remis contre reçu signé ou portant une empreinte. Unité : personnes.",
    }


def consent(lang: Lang = "ar", **options: Any) -> dict[str, Any]:
    """An information notice with two consents asked apart."""
    arabic = lang == "ar"
    question = {
        "title": "الموافقة على الصورة" if arabic else "Consentement à l’image",
        "paragraphs": ["أوافق على أن تؤخذ لي صور في حفلات التسليم."] if arabic
        else ["J’accepte que des photos de moi soient prises pendant les cérémonies."],
        "answers": ["نعم، أوافق", "لا، لا أوافق"] if arabic else ["Oui, j’accepte", "Non, je n’accepte pas"],
    }  # fmt: skip
    return {
        **common("consent", lang, reference="MRK-2026-0127", **options),
        "version": "النصوص: الصيغة \u20661, 1, 1\u2069" if arabic else "Textes : version 1, 1, 1",
        "facts": [{"label": "الاسم الكامل" if arabic else "Nom complet", "value": NAMES[5][not arabic]}],
        "paragraphs": ["نكتب بعض المعطيات عنكم طبقا للقانون رقم \u206609-08\u2069."] * 5 if arabic
        else ["Nous notons certaines informations à votre sujet, selon la loi n° 09-08."] * 5,
        "refusing": "لا جواب كنعم: لا يغير شيئا في المساعدة." if arabic else "Refuser ne change rien à l’aide.",
        "questions": [question, question],
        "told": ["قرأته", "قرئ علي"] if arabic else ["Je l’ai lu", "On me l’a lu"],
        "signatories": signatories(lang)[:3],
        "notice": boxes(lang)["notice"],
    }  # fmt: skip


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
}
