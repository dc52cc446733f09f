"""Gifts to institutions: their own agreement and minutes, no figure about people, no entry when the price is unknown."""

import datetime
from decimal import Decimal

import pytest
from tests.factories.accounts import actor
from tests.factories.handovers import HELD, approved_grant, ceremony, issued
from tests.factories.territory import place

from wasl.agreements.operations import NewLine, sign_agreement
from wasl.attachments.queries import content_of
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.funding import queries as funding
from wasl.funding.models import FundingLine
from wasl.handovers import queries
from wasl.handovers.documents.gifts import gift_data, gift_paper
from wasl.handovers.models import InstitutionalGift
from wasl.handovers.operations import finish_ceremony, print_gift_minutes, record_gift
from wasl.institutions.models import Institution
from wasl.institutions.operations import add_institution


@pytest.fixture
def gendarmerie(marrakech):
    return add_institution(
        by=marrakech.headquarters,
        code="royal_gendarmerie",
        kind="security",
        name_ar="الدرك الملكي",
        name_fr="Gendarmerie",
    )


def agreement(at, gendarmerie, *, lines=()):
    province = Institution.objects.get(code="province_mrk")
    return sign_agreement(
        by=at.headquarters,
        number="MRK-02/2021",
        kind="institutional",
        title_ar="اتفاقية اقتناء سيارات",
        title_fr="convention d'acquisition de véhicules",
        centre=at.centre,
        province=place("MA-REH"),
        programme=None,
        season="",
        budget_year=2021,
        signed_on=datetime.date(2021, 2, 25),
        starts_on=datetime.date(2021, 3, 1),
        ends_on=datetime.date(2021, 12, 31),
        parties=[(province, "funder"), (gendarmerie, "recipient")],
        lines=[
            NewLine(code, "equipment", province, Decimal("900000.00"), "سيارات", "véhicules")
            for code in lines
        ],
    )


def gift(at, prepared, signed, gendarmerie, **changes):
    given = {
        "by": at.coordinator,
        "noun": "vehicle",
        "quantity": 3,
        "description_ar": "ثلاث سيارات للدوريات",
        "description_fr": "trois véhicules de patrouille",
    } | changes
    return record_gift(ceremony=prepared, agreement=signed, recipient=gendarmerie, **given)


def test_an_unknown_price_is_said_and_enters_no_ledger(marrakech, gendarmerie):
    prepared = ceremony(marrakech)
    given = gift(marrakech, prepared, agreement(marrakech, gendarmerie), gendarmerie)
    with marrakech.reading():
        assert list(funding.entries_of(given.pk)) == []
        data = gift_data(given, "MRK/2021/D-0001")
    assert (data["amount"], data["amount_in_words"]) == (None, None)
    assert "ثلاث سيارات" in data["paragraphs"][0]
    assert data["givers"] == ["عمالة إقليم الرحامنة"]


def test_a_known_price_is_committed_and_paid_by_the_central_services(marrakech, gendarmerie):
    prepared = ceremony(marrakech)
    signed = agreement(marrakech, gendarmerie, lines=["MRK-2021-VH"])
    with pytest.raises(Refusal) as refused:
        gift(marrakech, prepared, signed, gendarmerie, amount=Decimal("750000.00"))
    assert refused.value.field == "amount"
    given = gift(
        marrakech, prepared, signed, gendarmerie, by=marrakech.headquarters, amount=Decimal("750000.00")
    )
    with marrakech.reading():
        balance = funding.balance(FundingLine.objects.get(code="MRK-2021-VH"))
        assert (balance.committed, balance.paid) == (Decimal("750000.00"), Decimal("750000.00"))
        assert gift_data(given, "MRK/2021/D-0001")["amount"] == "750.000,00"


def test_with_two_lines_the_one_that_pays_is_said(marrakech, gendarmerie):
    signed = agreement(marrakech, gendarmerie, lines=["MRK-2021-V1", "MRK-2021-V2"])
    with pytest.raises(Refusal) as refused:
        gift(
            marrakech,
            ceremony(marrakech),
            signed,
            gendarmerie,
            by=marrakech.headquarters,
            amount=Decimal("1.00"),
        )
    assert refused.value.field == "line"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"noun": "castle"}, "noun"), ({"quantity": 0}, "quantity")],
    ids=["noun", "quantity"],
)
def test_what_cannot_be_is_refused(marrakech, gendarmerie, changes, field):
    signed = agreement(marrakech, gendarmerie)
    with pytest.raises(Refusal) as refused:
        gift(marrakech, ceremony(marrakech), signed, gendarmerie, **changes)
    assert refused.value.field == field


def test_a_partnership_gives_nothing_to_an_institution(marrakech, gendarmerie):
    with pytest.raises(Refusal) as refused:
        gift(marrakech, ceremony(marrakech), marrakech.agreement, gendarmerie)
    assert refused.value.field == "agreement"


def test_its_minutes_are_kept_and_the_ceremony_waits_for_them(marrakech, gendarmerie):
    prepared = ceremony(marrakech)
    given = gift(marrakech, prepared, agreement(marrakech, gendarmerie), gendarmerie)
    with marrakech.reading():
        assert [thing.code for thing in queries.missing(prepared)] == ["gift_minutes"]
    paper = print_gift_minutes(by=marrakech.coordinator, gift=given)
    assert (paper.number, paper.gift_id) == ("MRK/2021/D-0001", given.pk)
    with marrakech.reading():
        assert gift_paper(given, paper.number).pdf == content_of(paper.document)
    finish_ceremony(by=marrakech.coordinator, ceremony=prepared)
    with pytest.raises(Refusal):
        gift(marrakech, prepared, given.agreement, gendarmerie)


def test_a_gift_changes_no_figure_about_people(marrakech, gendarmerie):
    receipt = issued(marrakech)
    with marrakech.reading():
        before = queries.progress(receipt.ceremony)
    gift(marrakech, receipt.ceremony, agreement(marrakech, gendarmerie), gendarmerie)
    with marrakech.reading():
        assert queries.progress(receipt.ceremony) == before


def test_a_gift_of_marrakech_is_not_seen_from_agadir(marrakech, gendarmerie):
    prepared = ceremony(marrakech, approved_grant(marrakech), held_on=HELD)
    gift(marrakech, prepared, agreement(marrakech, gendarmerie), gendarmerie)
    with marrakech.reading():
        assert InstitutionalGift.objects.count() == 1
    with within(actor("coordinator", centre="AGD").scope):
        assert InstitutionalGift.objects.count() == 0
