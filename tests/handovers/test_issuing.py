"""Issuing receipts: numbers, facts of the day, shares, and the paper kept with them."""

import datetime
from decimal import Decimal

import pytest
from tests.factories.accounts import actor
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, scene
from tests.factories.territory import place

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.handovers.models import Receipt, ReceiptItem
from wasl.handovers.operations import issue_receipts, list_grant, void_receipt
from wasl.participants.operations import correct_record


def test_equipment_and_cash_have_their_own_receipts_and_series(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="2250.00"), approved_grant(marrakech))
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    assert [(r.number, r.kind, r.equipment_amount, r.cash_amount) for r in receipts] == [
        ("MRK/2021/0001", "equipment", Decimal("21410.00"), Decimal("0.00")),
        ("MRK/2021/N-0001", "cash", Decimal("0.00"), Decimal("2250.00")),
        ("MRK/2021/0002", "equipment", Decimal("21410.00"), Decimal("0.00")),
    ]


def test_numbers_begin_again_each_year_of_issue_and_centre(marrakech):
    first = ceremony(marrakech, approved_grant(marrakech))
    second = ceremony(marrakech, approved_grant(marrakech), held_on=datetime.date(2022, 1, 6))
    (a,) = issue_receipts(by=marrakech.coordinator, ceremony=first, issued_on=HELD)
    (b,) = issue_receipts(by=marrakech.coordinator, ceremony=second, issued_on=datetime.date(2022, 1, 5))
    agadir = scene("AGD")
    c = issued(agadir)
    assert [r.number for r in (a, b, c)] == ["MRK/2021/0001", "MRK/2022/0001", "AGD/2021/0001"]


def test_the_facts_of_the_day_are_copied_and_stay(marrakech):
    receipt = issued(
        marrakech, sex="female", birth_date=datetime.date(1996, 7, 9), residence="MA-YUS", commune=None
    )
    agreement = marrakech.agreement
    assert (receipt.sex, receipt.age_band, receipt.residence_id, receipt.trade_id) == (
        "female",
        "18_24",
        "MA-YUS",
        "bakery",
    )
    assert (receipt.agreement_id, receipt.agreement_province_id) == (agreement.pk, "MA-REH")
    assert (receipt.programme_code, receipt.season, receipt.budget_year) == (
        "programme_mrk",
        "2019-2020",
        2021,
    )
    assert (receipt.handed_over_on, receipt.ceremony_place_id) == (HELD, "07.427.01.01")
    with marrakech.reading():
        record = receipt.file.record
    correct_record(
        by=marrakech.coordinator, record=record, changes={"residence": place("MA-KES"), "given_lat": "Amina"}
    )
    with marrakech.reading():
        again = Receipt.objects.get(pk=receipt.pk)
        assert (again.residence_id, again.holder_name_lat) == ("MA-YUS", receipt.holder_name_lat)


def test_items_are_printed_with_their_values(marrakech):
    receipt = issued(marrakech)
    with marrakech.reading():
        items = list(ReceiptItem.objects.filter(receipt=receipt))
    assert [(i.rank, i.quantity, i.value) for i in items] == [
        (1, 1, Decimal("12400.00")),
        (2, 1, Decimal("7850.00")),
        (3, 20, Decimal("1160.00")),
    ]
    assert items[0].serial_number == "FG3-21-107"


def test_shares_sum_to_the_grant_and_leftover_centimes_go_to_the_first(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="1000.00", holders=3))
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    equipment = [r.equipment_amount for r in receipts if r.kind == "equipment"]
    cash = [r.cash_amount for r in receipts if r.kind == "cash"]
    assert equipment == [Decimal("7136.68"), Decimal("7136.66"), Decimal("7136.66")]
    assert cash == [Decimal("333.34"), Decimal("333.33"), Decimal("333.33")]
    assert (sum(equipment), sum(cash)) == (Decimal("21410.00"), Decimal("1000.00"))
    assert len({r.person_id for r in receipts}) == 3


def test_issuing_again_issues_only_what_is_missing(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    (first,) = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    with pytest.raises(Refusal) as refused:
        issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    assert refused.value.code == "handovers_nothing_to_issue"
    void_receipt(by=marrakech.coordinator, receipt=first, reason="absent")
    list_grant(by=marrakech.coordinator, ceremony=prepared, grant=approved_grant(marrakech))
    (second,) = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    assert (second.number, second.grant_id == first.grant_id) == ("MRK/2021/0002", False)


def test_a_receipt_is_not_dated_in_the_future(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    with pytest.raises(Refusal) as refused:
        issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=datetime.date(2199, 1, 1))
    assert refused.value.field == "issued_on"


@pytest.mark.parametrize("role", ["caseworker", "auditor"])
def test_other_roles_issue_nothing(marrakech, role):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    who = actor(role, centre="MRK") if role == "caseworker" else actor(role)
    with pytest.raises(NotAllowed):
        issue_receipts(by=who, ceremony=prepared, issued_on=HELD)


def test_agadir_neither_issues_nor_sees_what_is_marrakechs(marrakech):
    receipt = issued(marrakech)
    agadir = scene("AGD")
    with marrakech.reading():
        assert Receipt.objects.filter(pk=receipt.pk).exists()
        assert ReceiptItem.objects.filter(receipt=receipt).exists()
    with agadir.reading():
        assert not Receipt.objects.exists()
        assert not ReceiptItem.objects.exists()
    with pytest.raises(NotAllowed):
        issue_receipts(by=agadir.coordinator, ceremony=receipt.ceremony, issued_on=HELD)
    with pytest.raises(NotAllowed):
        void_receipt(by=agadir.coordinator, receipt=receipt, reason="absent")
