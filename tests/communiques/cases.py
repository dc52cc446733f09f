"""Facts of the golden texts: one ceremony told with many numbers, and what changes with them. Every name is invented."""

import datetime
from dataclasses import replace
from decimal import Decimal

from wasl.communiques.facts import (
    Balance,
    CashAid,
    Facts,
    Gift,
    Locality,
    Named,
    Official,
    Pact,
    Planned,
    ProgrammeWords,
    ProvinceCount,
    TradeCount,
)

BEN_GUERIR = Locality("07.427.01.01", "commune", Named("ابن جرير", "Ben Guerir"))
REHAMNA = Locality("MA-REH", "province", Named("الرحامنة", "Rehamna"))
YOUSSOUFIA = Locality("MA-YUS", "province", Named("اليوسفية", "Youssoufia"))
KELAA = Locality("MA-KES", "province", Named("قلعة السراغنة", "El Kelâa des Sraghna"))
MARRAKECH = Locality("MA-MAR", "prefecture", Named("مراكش", "Marrakech"))
AIN_CHOCK = Locality("MA-AIC", "prefecture_of_arrondissements", Named("عين الشق", "Aïn Chock"))
REGION = Locality("MA-07", "region", Named("مراكش - آسفي", "Marrakech-Safi"))

FOUNDATION = Named(
    "مؤسسة محمد السادس لإعادة إدماج السجناء", "Fondation Mohammed VI pour la réinsertion des détenus"
)
PROVINCE = Named("عمالة إقليم الرحامنة", "province de Rehamna")
COUNCIL = Named("المجلس الإقليمي للرحامنة", "conseil provincial de Rehamna")
GENDARMERIE = Named(
    "السرية الإقليمية للدرك الملكي بالرحامنة", "compagnie provinciale de la Gendarmerie royale de Rehamna"
)
TITLE = Named(
    "اتفاقية شراكة لدعم المشاريع المدرة للدخل والتشغيل الذاتي",
    "convention de partenariat pour l'appui aux projets générateurs de revenus et à l'auto-emploi",
)
PACT = Pact("REH-2020-01", TITLE, (PROVINCE, FOUNDATION))
OTHER_PACT = Pact("YUS-2020-03", TITLE, (Named("عمالة إقليم اليوسفية", "province de Youssoufia"), FOUNDATION))

PROGRAMME = ProgrammeWords(
    Named("برنامج دعم المشاريع المدرة للدخل والتشغيل الذاتي", "programme d'appui aux projets générateurs de revenus et à l'auto-emploi"),
    Named("الاستراتيجية المندمجة لإعادة الإدماج السوسيو-مهني", "stratégie intégrée de réinsertion socioprofessionnelle"),
    Named(
        "ويهدف البرنامج إلى تمكين النزيلات والنزلاء السابقين من مورد رزق قار، عبر مشاريع مدرة للدخل تلائم مؤهلاتهم.",
        "Le programme vise à donner aux anciens pensionnaires, femmes et hommes, un revenu stable grâce à des projets "
        "générateurs de revenus adaptés à leurs compétences.",
    ),
    Named(
        "ويقوم هذا الدعم على مشروع حياة فردي يعده المستفيد مع المركز بعد الإفراج، وعلى تشخيص ومواكبة تشرف عليهما مراكز "
        "المصاحبة وإعادة الإدماج مع شركائها.",
        "Cet appui repose sur un projet de vie individuel que le bénéficiaire élabore avec le centre après sa libération, "
        "ainsi que sur un diagnostic et un accompagnement assurés par les centres d'accompagnement et de réinsertion.",
    ),
)  # fmt: skip


def official(ar: str, fr: str, name_ar: str, name_fr: str, *, female: bool = False) -> Official:
    return Official(Named(ar, fr), Named(name_ar, name_fr), female)


GOVERNOR = official(
    "عامل إقليم الرحامنة",
    "gouverneur de la province de Rehamna",
    "محمد الأمين الزهراوي",
    "Mohamed Amine Zahraoui",
)
PRESENT = (
    official("الكاتب العام لعمالة إقليم الرحامنة", "secrétaire général de la province de Rehamna", "جمال الحيمر", "Jamal Lahimer"),
    official("رئيس المجلس الإقليمي للرحامنة", "président du conseil provincial de Rehamna", "التهامي بنطالب", "Thami Bentaleb"),
    official(
        "رئيسة المجلس الجماعي لابن جرير", "présidente du conseil communal de Ben Guerir",
        "السعدية القادري", "Saadia Kadri", female=True,
    ),
)  # fmt: skip
COORDINATOR = official(
    "منسقة مركز المصاحبة وإعادة الإدماج بمراكش", "coordonnatrice du centre d'accompagnement et de réinsertion de Marrakech",
    "هدى العمراني", "Houda Amrani", female=True,
)  # fmt: skip

VEHICLES = Gift(
    GENDARMERIE,
    "vehicle",
    3,
    Named("للمنفعة العامة", "de service"),
    Named(
        "تقوية وسائل تنقلها خدمة لأمن المواطنين",
        "renforcer ses moyens de déplacement au service de la sécurité des citoyens",
    ),
    (PROVINCE, COUNCIL),
    (PROVINCE, COUNCIL, GENDARMERIE),
)


def trade(code: str, ar: str, fr: str, projects: int = 1) -> TradeCount:
    return TradeCount(code, Named(ar, fr), projects)


BAKERY, PASTRY = trade("bakery", "الخبازة", "boulangerie", 3), trade("pastry", "الحلويات", "pâtisserie", 2)
ONES = (
    trade("appliance_repair", "إصلاح الأجهزة الإلكترومنزلية", "réparation d'électroménager"),
    trade("car_washing", "غسل السيارات", "lavage de voitures"),
    trade("house_painting", "صباغة البنايات", "peinture en bâtiment"),
    trade("mens_hairdressing", "الحلاقة للرجال", "coiffure pour hommes"),
    trade("metalworking", "الحدادة", "ferronnerie"),
    trade("olive_trade", "بيع وتوزيع الزيتون", "vente et distribution d'olives"),
    trade("sewing_design", "الخياطة والتصميم", "couture et stylisme"),
    trade("traditional_zellige", "تركيب الزليج التقليدي", "pose de zellige traditionnel"),
    trade("tyre_repair", "صيانة العجلات", "réparation de pneumatiques"),
)
SEWING, BEAUTY = (
    ONES[6],
    trade("womens_hairdressing", "الحلاقة والتجميل للنساء", "coiffure et esthétique pour femmes"),
)

BEN_GUERIR_2021 = Facts(
    place=BEN_GUERIR,
    day=datetime.date(2021, 7, 8),
    venue=Named("قاعة الاجتماعات بعمالة إقليم الرحامنة", "salle de réunion de la province de Rehamna"),
    foundation=FOUNDATION,
    centre=Named(
        "مركز المصاحبة وإعادة الإدماج بمراكش", "centre d'accompagnement et de réinsertion de Marrakech"
    ),
    people=14,
    women=1,
    amount=Decimal("316607.00"),
    provinces=(ProvinceCount(REHAMNA, 7), ProvinceCount(KELAA, 4), ProvinceCount(YOUSSOUFIA, 3)),
    trades=(BAKERY, PASTRY, *ONES),
    projects=14,
    agreements=(PACT,),
    programme=PROGRAMME,
    seasons=("2019-2020",),
    budget_years=(2021,),
    presiding=GOVERNOR,
    present=PRESENT,
    speaker=COORDINATOR,
    cash=CashAid(14, Decimal("35000.00")),
    planned=(Planned(REGION, 2021, 39, Decimal("869130.00")),),
    balances=(
        Balance(REHAMNA, 2018, 31, Decimal("686572.00"), "about"),
        Balance(REGION, 2013, 264, Decimal("5600000.00"), "about"),
    ),
    partners=(PROVINCE,),
    gifts=(VEHICLES,),
)


def told(people: int, women: int = 0, amount: str = "71250.00", **changes: object) -> Facts:
    """The same ceremony for other people: from Rehamna, of two trades, unless said otherwise."""
    wanted: dict[str, object] = {
        "people": people,
        "women": women,
        "amount": Decimal(amount),
        "provinces": (ProvinceCount(REHAMNA, people),),
        "trades": (replace(BAKERY, projects=people - 1), replace(PASTRY, projects=1))
        if people > 1
        else (replace(BAKERY, projects=1),),
        "projects": people,
        "cash": CashAid(people, Decimal("35000.00")),
        "gifts": (),
    }
    return replace(BEN_GUERIR_2021, **(wanted | changes))  # type: ignore[arg-type]


CASES: dict[str, Facts] = {
    "ben_guerir": BEN_GUERIR_2021,
    "one_person": told(1, amount="22614.79", day=datetime.date(2022, 7, 1), present=(), planned=(), balances=()),
    "one_woman": told(1, 1, amount="20000.00", presiding=None, speaker=None),
    "two_women": told(2, 2, amount="48000.00", trades=(SEWING, BEAUTY), gifts=(replace(VEHICLES, quantity=2),)),
    "all_women": told(
        23, 23, amount="1200000.00",
        provinces=(ProvinceCount(MARRAKECH, 11), ProvinceCount(REHAMNA, 10), ProvinceCount(AIN_CHOCK, 2)),
        trades=(replace(SEWING, projects=21), replace(BEAUTY, projects=2)),
        cash=CashAid(9, Decimal("18000.00")),
    ),
    "three_people": told(
        3, 2, amount="2002000.00",
        provinces=(ProvinceCount(KELAA, 2), ProvinceCount(MARRAKECH, 1)),
        trades=(replace(BAKERY, projects=1),), projects=1, cash=CashAid(1, Decimal("3000.00"), True),
    ),
    "eleven_people": told(
        11, 3, amount="304500.50", provinces=(ProvinceCount(REHAMNA, 6), ProvinceCount(YOUSSOUFIA, 5)),
        cash=CashAid(11, Decimal("2000000.00"), True), budget_years=(2021, 2022), seasons=("2019-2020", "2020-2021"),
    ),
    "hundred_and_two": told(
        102, 11, amount="3000000.00",
        provinces=(ProvinceCount(REHAMNA, 100), ProvinceCount(KELAA, 2)),
        balances=(Balance(REHAMNA, 2018, 103, Decimal("2000000.00"), "at_least"), Balance(REGION, 2013, 111, None, "exact")),
    ),
    "one_trade": told(
        12, 2, trades=(replace(BAKERY, projects=12),),
        balances=(Balance(REHAMNA, 2018, 1262, Decimal("5619501.00"), "about"), Balance(REGION, 2013, 2004, Decimal("10678415.50"), "about")),
    ),
    "two_people_one_trade": told(2, 1, trades=(replace(BAKERY, projects=2),)),
    "no_cash": told(14, 1, cash=None, speaker=None),
    "no_gift": told(14, 1, speaker=replace(GOVERNOR, name=None), balances=(Balance(REGION, 2013, 2, Decimal("1000000.00")),)),
    "two_agreements": told(14, 1, agreements=(PACT, OTHER_PACT), projects=15, trades=(replace(BAKERY, projects=13), PASTRY),
                           gifts=(replace(VEHICLES, noun="ambulance", quantity=1, parties=(PROVINCE, FOUNDATION), amount=Decimal("450000.00")),)),
    "nothing_known": told(5, 0, agreements=(), programme=None, seasons=(), budget_years=(), presiding=None, present=PRESENT[:1],
                          speaker=None, cash=None, planned=(), balances=(), partners=()),
}  # fmt: skip
