"""What a reversal undoes, and receipts printed before the record was corrected: counts, turns, and the way back."""

from tests.factories.handovers import HELD, approved_grant, ceremony

from wasl.database.scope import within
from wasl.handovers import queries
from wasl.handovers.models import Receipt
from wasl.handovers.operations import (
    finish_ceremony,
    issue_receipts,
    print_minutes,
    reissue_receipt,
    reverse_receipt,
    sign_receipt,
)
from wasl.participants.operations import correct_record


def signed(at, receipts):
    return [
        sign_receipt(by=at.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")
        for receipt in receipts
    ]


def turns(at):
    with within(at.coordinator.scope):
        return [(turn.kind, turn.label) for turn in queries.waiting(at.coordinator)]


def test_a_person_whose_equipment_was_reversed_is_not_served_by_their_cash(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="1500.00"))
    equipment, _cash = signed(
        marrakech, issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    )
    print_minutes(by=marrakech.coordinator, ceremony=prepared)
    finish_ceremony(by=marrakech.coordinator, ceremony=prepared)
    with marrakech.reading():
        assert queries.progress(prepared).served == 1
    reversal = reverse_receipt(by=marrakech.headquarters, receipt=equipment, dated=HELD, reason="خطأ")
    with marrakech.reading():
        progress = queries.progress(prepared)
        assert (progress.served, progress.people, progress.undone) == (0, 1, 1)
        (state,) = queries.lines_of(prepared)
        assert state.undone == [equipment]
        assert queries.reversals_of(ceremony=prepared) == [reversal]
        assert queries.reversals_of(project=equipment.grant.project) == [reversal]
    assert ("receipt", equipment.number) in turns(marrakech)
    again = reissue_receipt(by=marrakech.coordinator, receipt=equipment, issued_on=HELD)
    signed(marrakech, [again])
    with marrakech.reading():
        progress = queries.progress(prepared)
    assert (progress.served, progress.undone, progress.reversed) == (1, 0, 1)
    assert ("receipt", equipment.number) not in turns(marrakech)


def test_an_unsigned_receipt_printed_before_a_correction_is_flagged_until_it_is_issued_again(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech, cash="1500.00"), approved_grant(marrakech))
    equipment, cash, _other = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    signed(marrakech, [cash])
    with marrakech.reading():
        record = Receipt.objects.get(pk=equipment.pk).file.record
    correct_record(
        by=marrakech.coordinator,
        record=record,
        changes={"given_ar": "خديجة"},
        other_person="أخوان يحملان بطاقتين مختلفتين",
    )
    with marrakech.reading():
        flagged = [receipt for state in queries.lines_of(prepared) for receipt in state.outdated]
    # What is signed stays what was signed; what says the same is not touched.
    assert flagged == [equipment]
    assert ("receipt", equipment.number) in turns(marrakech)
    again = reissue_receipt(by=marrakech.coordinator, receipt=equipment, issued_on=HELD)
    assert again.holder_name_ar.startswith("خديجة")
    with marrakech.reading():
        assert not [receipt for state in queries.lines_of(prepared) for receipt in state.outdated]
    assert turns(marrakech) == [("ceremony", prepared.reference)]


def test_what_is_issued_again_after_the_end_is_still_corrected(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    (receipt,) = signed(
        marrakech, issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    )
    print_minutes(by=marrakech.coordinator, ceremony=prepared)
    finish_ceremony(by=marrakech.coordinator, ceremony=prepared)
    reverse_receipt(by=marrakech.headquarters, receipt=receipt, dated=HELD, reason="خطأ")
    first = reissue_receipt(by=marrakech.coordinator, receipt=receipt, issued_on=HELD)
    second = reissue_receipt(by=marrakech.coordinator, receipt=first, issued_on=HELD)
    with marrakech.reading():
        first.refresh_from_db()
    assert (first.status, second.replaces_id) == ("void", first.pk)
