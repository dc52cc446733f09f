"""Ceremonies and receipts of a centre, made through the acts. Everybody and everything is invented."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.factories.accounts import actor
from tests.factories.clearances import cleared
from tests.factories.life_projects import complete
from tests.factories.participants import eligible_file

from wasl.agreements.models import Agreement
from wasl.agreements.operations import NewLine, sign_agreement
from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.funding.models import FundingLine
from wasl.grants.models import Grant
from wasl.grants.operations import approve_grant, propose_grant
from wasl.handovers.models import Ceremony, Receipt
from wasl.handovers.operations import issue_receipts, list_grant, prepare_ceremony
from wasl.institutions.models import Institution, Office
from wasl.institutions.operations import add_institution, add_office, appoint
from wasl.programmes.models import Programme
from wasl.programmes.operations import add_programme, settle_rules
from wasl.territory.models import Centre, Place

SIGNED = datetime.date(2020, 2, 20)
PROPOSED = datetime.date(2021, 5, 17)
DECIDED = datetime.date(2021, 6, 7)
HELD = datetime.date(2021, 7, 8)

PROVINCES = {"MRK": "MA-REH", "AGD": "MA-AGD"}


@dataclass
class Scene:
    """A centre at work: its people, its agreement with an equipment and a cash line, and who decides."""

    centre: Centre
    coordinator: Actor
    headquarters: Actor
    agreement: Agreement
    presiding: Office
    statement: Office
    lines: dict[str, FundingLine] = field(default_factory=dict)

    def reading(self) -> Any:
        """A block that reads what the coordinator may see."""
        return within(self.coordinator.scope)


def scene(centre_code: str = "MRK", *, restricted: bool = False) -> Scene:
    """A centre with a coordinator, the central services, an agreement of 1,000,000 + 200,000 dirhams and two offices.

    Of a ``restricted`` programme, both may read it.
    """
    boss, coordinator = actor("headquarters"), actor("coordinator", centre=centre_code)
    centre = Centre.objects.get(code=centre_code)
    province = Place.objects.get(code=PROVINCES[centre_code])
    parties = _parties(boss, centre_code, province)
    programme = _programme(boss, f"programme_{centre_code.lower()}", restricted=restricted)
    if restricted:
        boss, coordinator = cleared(boss, programme), cleared(coordinator, programme)
    _settle(boss, programme)
    agreement = sign_agreement(
        by=boss,
        number=f"{centre_code}-07/2020",
        kind="partnership",
        title_ar="اتفاقية شراكة لدعم المشاريع الصغرى",
        title_fr="convention de partenariat pour l'appui aux micro-projets",
        centre=centre,
        province=province,
        programme=programme,
        season="2019-2020",
        budget_year=2021,
        signed_on=SIGNED,
        starts_on=datetime.date(2020, 3, 1),
        ends_on=datetime.date(2022, 12, 31),
        parties=[(parties[0], "funder"), (parties[1], "signatory")],
        lines=[
            NewLine(
                f"{centre_code}-2021-EQ",
                "equipment",
                parties[0],
                Decimal("1000000.00"),
                "تجهيزات",
                "équipement",
            ),
            NewLine(f"{centre_code}-2021-CA", "cash", parties[0], Decimal("200000.00"), "مساعدات", "aides"),
        ],
    )
    with within(boss.scope):
        lines = {line.money: line for line in FundingLine.objects.filter(agreement_line__agreement=agreement)}
    presiding, statement = _offices(boss, centre_code, parties)
    return Scene(centre, coordinator, boss, agreement, presiding, statement, lines)


def _parties(by: Actor, centre_code: str, province: Place) -> tuple[Institution, Institution]:
    foundation = Institution.objects.filter(code="foundation").first() or add_institution(
        by=by,
        code="foundation",
        kind="foundation",
        name_ar="مؤسسة محمد السادس لإعادة إدماج السجناء",
        name_fr="Fondation Mohammed VI pour la réinsertion des détenus",
    )
    funder = add_institution(
        by=by,
        code=f"province_{centre_code.lower()}",
        kind="province",
        name_ar=f"عمالة إقليم {province.name_ar}",
        name_fr=f"province de {province.name_fr}",
        place=province,
    )
    return funder, foundation


def _programme(by: Actor, code: str, *, restricted: bool) -> Programme:
    return add_programme(
        by=by,
        code=code,
        name_ar="دعم المشاريع الصغرى والتشغيل الذاتي",
        name_fr="appui aux micro-projets et à l'auto-emploi",
        strategy_ar="الإدماج السوسيومهني المندمج",
        strategy_fr="insertion socioprofessionnelle intégrée",
        purpose_ar="دعم المبادرات الفردية.",
        purpose_fr="soutenir les initiatives individuelles.",
        life_project_ar="مشروع حياة.",
        life_project_fr="un projet de vie.",
        restricted=restricted,
    )


def _settle(by: Actor, programme: Programme) -> None:
    settle_rules(
        by=by,
        programme=programme,
        since=datetime.date(2019, 1, 1),
        disclosure_threshold=5,
        undertaking_months=24,
    )


def _offices(by: Actor, centre_code: str, parties: tuple[Institution, Institution]) -> tuple[Office, Office]:
    presiding = add_office(
        by=by,
        code=f"governor_{centre_code.lower()}",
        institution=parties[0],
        title_ar="عامل الإقليم",
        title_fr="gouverneur de la province",
        rank=1,
    )
    statement = add_office(
        by=by,
        code=f"coordinator_{centre_code.lower()}",
        institution=parties[1],
        title_ar="منسق المركز",
        title_fr="coordonnateur du centre",
        title_feminine_ar="منسقة المركز",
        title_feminine_fr="coordonnatrice du centre",
        rank=9,
    )
    since = datetime.date(2018, 1, 1)
    appoint(
        by=by,
        office=presiding,
        name_ar="عبد الهادي الوردي",
        name_fr="Abdelhadi Ouardi",
        sex="male",
        since=since,
    )
    appoint(
        by=by, office=statement, name_ar="نعيمة الشرقي", name_fr="Naima Charki", sex="female", since=since
    )
    return presiding, statement


def proposed_grant(at: Scene, *, cash: str = "0.00", holders: int = 1, **person: Any) -> Grant:
    """A grant waiting for its decision: a bakery of 21,410.00 dirhams, held by one person or by equal parts."""
    by = at.coordinator
    files = [eligible_file(by, centre_code=at.centre.code, **person) for _ in range(holders)]
    amount = Decimal(cash)
    project = complete(
        by,
        files[0],
        holders=[(file, 1) for file in files],
        cash_amount=amount,
        cash_nature="cash_aid" if amount else "",
    )
    return propose_grant(
        by=by,
        project=project,
        agreement=at.agreement,
        equipment_line=at.lines["equipment"],
        cash_line=at.lines["cash"] if amount else None,
        proposed_on=PROPOSED,
    )


def approved_grant(at: Scene, **changes: Any) -> Grant:
    """A grant the central services approved: what a ceremony hands over."""
    return approve_grant(by=at.headquarters, grant=proposed_grant(at, **changes), decided_on=DECIDED)


def ceremony(at: Scene, *grants: Grant, **changes: Any) -> Ceremony:
    """A ceremony of the centre with these grants on its list."""
    written: dict[str, Any] = {
        "place": Place.objects.get(code="07.427.01.01" if at.centre.code == "MRK" else "09.001.01.01"),
        "venue_ar": "مقر العمالة",
        "venue_fr": "siège de la province",
        "held_on": HELD,
        "officials": [(at.presiding, "presiding"), (at.statement, "present")],
        "statement_office": at.statement,
        "reference": "",
    } | changes
    prepared = prepare_ceremony(by=at.coordinator, centre=at.centre, **written)
    for grant in grants:
        list_grant(by=at.coordinator, ceremony=prepared, grant=grant)
    return prepared


def issued(at: Scene, **changes: Any) -> Receipt:
    """The equipment receipt of a new grant, issued and not signed yet."""
    grant = approved_grant(at, **changes)
    receipts = issue_receipts(by=at.coordinator, ceremony=ceremony(at, grant), issued_on=HELD)
    return receipts[0]
