"""Data of the papers that tell of others: communiqué, erratum, reversal, tally, consent."""

from typing import Any

from tests.papers.sample_words import NAMES, PROVINCES, TRADES, Lang, boxes, common, counted, signatories


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


def statement(lang: Lang = "ar", **options: Any) -> dict[str, Any]:
    """What is written about somebody, in two parts, one of them a register's facts."""
    arabic = lang == "ar"
    sentence = "اسمكم مكتوب كما في البطاقة." if arabic else "Votre nom est écrit comme sur la carte."
    fact = {
        "label": "الغاية" if arabic else "Finalité",
        "value": "المواكبة" if arabic else "l’accompagnement",
    }
    return {
        **common("statement", lang, reference="MRK-2026-0127", **options),
        "opening": [sentence],
        "sections": [
            {"title": "من أنتم" if arabic else "Qui vous êtes", "sentences": [sentence] * 4, "facts": []},
            {"title": "السجل" if arabic else "Le registre", "sentences": [], "facts": [fact] * 3},
        ],
        "closing": "لكم أن تطلبوا التصحيح." if arabic else "Vous pouvez demander une correction.",
        "signatories": signatories(lang)[:2],
        "notice": boxes(lang)["notice"],
    }
