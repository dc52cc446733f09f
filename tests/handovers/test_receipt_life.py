"""Signed, scanned, void, issued again, reversed; the ledger and the public check follow."""

import datetime
from decimal import Decimal

import pytest
from tests.factories.accounts import actor
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, scene

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.funding import queries as funding
from wasl.handovers import consistency, queries
from wasl.handovers.models import Receipt
from wasl.handovers.operations import (
    attach_scan,
    finish_ceremony,
    issue_receipts,
    print_minutes,
    reissue_receipt,
    reverse_receipt,
    sign_receipt,
    void_receipt,
)
from wasl.participants.operations import correct_record
from wasl.wording.dates import today

SCAN = b"%PDF-1.7 a signed paper\n%%EOF\n"
LATER = datetime.date(2021, 7, 20)


def sign(at, receipt, **changes):
    given = {"signed_on": HELD, "proof": "signature", "witness": ""} | changes
    return sign_receipt(by=at.coordinator, receipt=receipt, **given)


def paid(at, money="equipment"):
    with at.reading():
        return funding.balance(at.lines[money]).paid


def again(at, receipt):
    with at.reading():
        return Receipt.objects.get(pk=receipt.pk)


def test_a_signature_pays_its_amount_on_its_own_line(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="2250.00"))
    goods, money = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    assert paid(marrakech) == 0
    signed = sign(marrakech, goods)
    assert (signed.status, signed.signed_by, signed.proof) == (
        "signed",
        marrakech.coordinator.label,
        "signature",
    )
    assert (paid(marrakech), paid(marrakech, "cash")) == (Decimal("21410.00"), 0)
    sign(marrakech, money)
    assert paid(marrakech, "cash") == Decimal("2250.00")
    with marrakech.reading():
        (entry,) = funding.entries_of(goods.pk)
        assert (entry.reference_kind, entry.reference_label, entry.dated) == ("receipt", goods.number, HELD)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"proof": "thumbprint"}, "witness"),
        ({"proof": "thumbprint", "witness": "  "}, "witness"),
        ({"witness": "يونس البحراوي"}, "witness"),
        ({"proof": "promise"}, "proof"),
        ({"signed_on": HELD - datetime.timedelta(days=1)}, "signed_on"),
        ({"signed_on": datetime.date(2199, 1, 1)}, "signed_on"),
    ],
    ids=[
        "no witness",
        "blank witness",
        "the holder as witness",
        "unknown proof",
        "before the day",
        "in the future",
    ],
)
def test_a_signature_that_cannot_be_is_refused_and_pays_nothing(marrakech, changes, field):
    receipt = issued(marrakech)
    with pytest.raises(Refusal) as refused:
        sign(marrakech, receipt, **changes)
    assert refused.value.field == field
    assert again(marrakech, receipt).status == "issued"
    assert paid(marrakech) == 0


def test_a_receipt_printed_after_the_day_is_not_signed_before_it_was_printed(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    (receipt,) = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=LATER)
    with pytest.raises(Refusal) as refused:
        sign(marrakech, receipt)
    assert refused.value.code == "handovers_signed_too_early"
    assert sign(marrakech, receipt, signed_on=LATER).status == "signed"


def test_a_thumbprint_is_recorded_with_its_witness(marrakech):
    signed = sign(marrakech, issued(marrakech), proof="thumbprint", witness="نادية الشرقي")
    assert (signed.proof, signed.witness) == ("thumbprint", "نادية الشرقي")


def test_a_receipt_is_signed_once(marrakech):
    receipt = sign(marrakech, issued(marrakech))
    with pytest.raises(Refusal) as refused:
        sign(marrakech, receipt)
    assert refused.value.code == "handovers_receipt_moves_forward"
    assert paid(marrakech) == Decimal("21410.00")


def test_delivered_means_signed_and_the_scan_is_a_further_proof(marrakech):
    receipt = issued(marrakech)
    with pytest.raises(Refusal) as refused:
        attach_scan(by=marrakech.coordinator, receipt=receipt, content=SCAN)
    assert refused.value.code == "handovers_scan_of_unsigned"
    sign(marrakech, receipt)
    scanned = attach_scan(by=marrakech.coordinator, receipt=receipt, content=SCAN)
    assert (scanned.status, scanned.scanned_by) == ("scanned", marrakech.coordinator.label)
    better = attach_scan(by=marrakech.coordinator, receipt=receipt, content=SCAN + b"%%EOF\n")
    assert better.scan_id != scanned.scan_id
    assert paid(marrakech) == Decimal("21410.00")


def test_a_void_receipt_keeps_its_number_and_says_why(marrakech):
    receipt = void_receipt(
        by=marrakech.coordinator, receipt=issued(marrakech), reason="refused", note="يريد آلة أخرى"
    )
    assert (receipt.status, receipt.void_reason, receipt.void_note) == ("void", "refused", "يريد آلة أخرى")
    assert paid(marrakech) == 0
    with pytest.raises(Refusal):
        sign(marrakech, receipt)
    with pytest.raises(Refusal) as refused:
        void_receipt(by=marrakech.coordinator, receipt=issued(marrakech), reason="because")
    assert refused.value.field == "reason"


def test_after_a_typing_error_another_receipt_replaces_the_first(marrakech):
    receipt = issued(marrakech)
    with marrakech.reading():
        record = receipt.file.record
    correct_record(
        by=marrakech.coordinator, record=record, changes={"given_ar": "يوسف", "given_lat": "Youssef"}
    )
    new = reissue_receipt(by=marrakech.coordinator, receipt=receipt, issued_on=HELD)
    old = again(marrakech, receipt)
    assert (old.status, old.void_reason, old.holder_name_ar) == ("void", "misprint", "يونس البحراوي")
    assert (new.number, new.replaces_id, new.holder_name_ar) == ("MRK/2021/0002", receipt.pk, "يوسف البحراوي")
    assert new.token != receipt.token
    assert queries.check(receipt.token) == ("replaced", HELD)
    assert queries.check(new.token) == ("valid", HELD)
    with pytest.raises(Refusal) as refused:
        reissue_receipt(by=marrakech.coordinator, receipt=receipt, issued_on=HELD)
    assert refused.value.code == "handovers_already_replaced"


def test_a_signed_receipt_is_reversed_before_it_is_issued_again(marrakech):
    receipt = sign(marrakech, issued(marrakech))
    with pytest.raises(Refusal) as refused:
        reissue_receipt(by=marrakech.coordinator, receipt=receipt, issued_on=LATER)
    assert refused.value.code == "handovers_reissue_signed"
    reverse_receipt(by=marrakech.headquarters, receipt=receipt, dated=LATER, reason="خطأ في الاسم")
    new = reissue_receipt(by=marrakech.coordinator, receipt=receipt, issued_on=LATER)
    assert sign(marrakech, new, signed_on=LATER).status == "signed"
    assert paid(marrakech) == Decimal("21410.00")


def test_a_reversal_has_its_own_number_and_takes_the_payment_back(marrakech):
    receipt = sign(marrakech, issued(marrakech))
    reversal = reverse_receipt(
        by=marrakech.headquarters, receipt=receipt, dated=LATER, reason="سُلمت لغير صاحبها"
    )
    assert (reversal.number, reversal.dated) == ("MRK/2021/A-0001", LATER)
    assert again(marrakech, receipt).status == "reversed"
    assert paid(marrakech) == 0
    assert queries.check(receipt.token) == ("void", HELD)
    with marrakech.reading():
        kinds = [(e.kind, e.reference_label) for e in funding.entries_of(receipt.pk)]
    assert kinds == [("payment", receipt.number), ("reversal", reversal.number)]
    with pytest.raises(Refusal):
        reverse_receipt(by=marrakech.headquarters, receipt=receipt, dated=LATER, reason="مرة أخرى")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": "  "}, "reason"),
        ({"dated": HELD - datetime.timedelta(days=1)}, "dated"),
        ({"dated": datetime.date(2199, 1, 1)}, "dated"),
    ],
    ids=["no reason", "before the signature", "in the future"],
)
def test_a_reversal_that_cannot_be_is_refused_and_changes_nothing(marrakech, changes, field):
    receipt = sign(marrakech, issued(marrakech))
    given = {"dated": LATER, "reason": "خطأ"} | changes
    with pytest.raises(Refusal) as refused:
        reverse_receipt(by=marrakech.headquarters, receipt=receipt, **given)
    assert refused.value.field == field
    assert again(marrakech, receipt).status == "signed"
    assert paid(marrakech) == Decimal("21410.00")


def test_only_the_central_services_reverse(marrakech):
    receipt = sign(marrakech, issued(marrakech))
    with pytest.raises(NotAllowed):
        reverse_receipt(by=marrakech.coordinator, receipt=receipt, dated=LATER, reason="خطأ")
    with pytest.raises(NotAllowed):
        reverse_receipt(by=actor("finance"), receipt=receipt, dated=LATER, reason="خطأ")


def test_a_finished_ceremony_takes_a_new_receipt_only_after_a_reversal(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech), approved_grant(marrakech))
    absent, came = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    void_receipt(by=marrakech.coordinator, receipt=absent, reason="absent")
    sign(marrakech, came)
    print_minutes(by=marrakech.coordinator, ceremony=prepared)
    finish_ceremony(by=marrakech.coordinator, ceremony=prepared)
    with pytest.raises(Refusal) as refused:
        reissue_receipt(by=marrakech.coordinator, receipt=absent, issued_on=HELD)
    assert refused.value.code == "handovers_ceremony_finished"
    reverse_receipt(by=marrakech.headquarters, receipt=came, dated=LATER, reason="خطأ")
    assert reissue_receipt(by=marrakech.coordinator, receipt=came, issued_on=LATER).status == "issued"


def test_somebody_who_came_after_all_gets_a_new_receipt_at_the_same_ceremony(marrakech):
    receipt = void_receipt(by=marrakech.coordinator, receipt=issued(marrakech), reason="absent")
    new = reissue_receipt(by=marrakech.coordinator, receipt=receipt, issued_on=HELD)
    assert sign(marrakech, new).status == "signed"
    with pytest.raises(Refusal) as refused:
        reissue_receipt(by=marrakech.coordinator, receipt=new, issued_on=HELD - datetime.timedelta(days=1))
    assert refused.value.code in {"handovers_reissue_day", "handovers_reissue_signed"}


def test_anyone_may_check_a_code_without_any_scope(marrakech):
    receipt = issued(marrakech)
    assert queries.check(receipt.token) == ("valid", HELD)
    assert queries.check("A" * 26) == ("unknown", None)
    assert queries.check("") == ("unknown", None)
    assert queries.check("' or true --") == ("unknown", None)


def test_agadir_signs_scans_and_reverses_nothing_of_marrakech(marrakech):
    receipt = issued(marrakech)
    agadir = scene("AGD")
    for act in (
        lambda: sign_receipt(by=agadir.coordinator, receipt=receipt, signed_on=HELD, proof="signature"),
        lambda: attach_scan(by=agadir.coordinator, receipt=receipt, content=SCAN),
        lambda: reissue_receipt(by=agadir.coordinator, receipt=receipt, issued_on=HELD),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert sign(marrakech, receipt).status == "signed"


def test_nothing_is_inconsistent_after_a_whole_life(marrakech):
    receipt = sign(marrakech, issued(marrakech))
    reverse_receipt(by=marrakech.headquarters, receipt=receipt, dated=LATER, reason="خطأ")
    reissue_receipt(by=marrakech.coordinator, receipt=receipt, issued_on=today())
    with marrakech.reading():
        assert consistency.inconsistent_series() == []
        assert consistency.inconsistent_ceremonies() == []
        assert consistency.inconsistent_days() == []
        assert consistency.inconsistent_amounts() == []
