"""Preparing a ceremony, its list, and what keeps it from being finished."""

import datetime

import pytest
from tests.factories.accounts import actor
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, proposed_grant
from tests.factories.territory import place

from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.grants.operations import cancel_grant
from wasl.handovers import queries
from wasl.handovers.models import Ceremony
from wasl.handovers.operations import (
    finish_ceremony,
    issue_receipts,
    list_grant,
    prepare_ceremony,
    print_minutes,
    sign_receipt,
    void_receipt,
    withdraw_grant,
)


def sign_all(at, receipts):
    for receipt in receipts:
        sign_receipt(by=at.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")


def codes(at, prepared):
    with at.reading():
        return [thing.code for thing in queries.missing(prepared)]


def test_a_ceremony_gets_a_number_of_the_centre_and_its_officials_in_order(marrakech):
    prepared = ceremony(marrakech)
    assert prepared.reference == "MRK/2021/C-0001"
    with marrakech.reading():
        assert [(o.office_id, o.role) for o in prepared.officials.all()] == [
            ("governor_mrk", "presiding"),
            ("coordinator_mrk", "present"),
        ]


def test_a_reference_is_used_once(marrakech):
    ceremony(marrakech, reference="REH-2021")
    with pytest.raises(Refusal) as refused:
        ceremony(marrakech, reference="REH-2021")
    assert refused.value.field == "reference"


def test_two_offices_do_not_preside(marrakech):
    officials = [(marrakech.presiding, "presiding"), (marrakech.statement, "presiding")]
    with pytest.raises(Refusal) as refused:
        ceremony(marrakech, officials=officials)
    assert refused.value.code == "handovers_one_presides"


@pytest.mark.parametrize("role", ["caseworker", "auditor"])
def test_other_roles_prepare_no_ceremony(marrakech, role):
    who = actor(role, centre="MRK") if role == "caseworker" else actor(role)
    with pytest.raises(NotAllowed):
        prepare_ceremony(
            by=who,
            centre=marrakech.centre,
            place=place("MA-REH"),
            venue_ar="مقر",
            venue_fr="siège",
            held_on=HELD,
        )


def test_only_an_approved_grant_is_listed(marrakech):
    grant, prepared = proposed_grant(marrakech), ceremony(marrakech)
    with pytest.raises(Refusal) as refused:
        list_grant(by=marrakech.coordinator, ceremony=prepared, grant=grant)
    assert refused.value.code == "handovers_grant_not_approved"
    assert grant.number in str(refused.value)


def test_a_grant_approved_after_the_day_is_not_listed(marrakech):
    grant = approved_grant(marrakech)
    with pytest.raises(Refusal) as refused:
        ceremony(marrakech, grant, held_on=datetime.date(2021, 6, 1))
    assert refused.value.code == "handovers_grant_approved_later"


def test_a_grant_stands_on_one_list_until_it_is_taken_off(marrakech):
    grant = approved_grant(marrakech)
    first = ceremony(marrakech, grant)
    with pytest.raises(Refusal) as refused:
        ceremony(marrakech, grant)
    assert refused.value.code == "handovers_handoverline_grant_once"
    with marrakech.reading():
        assert not queries.grants_to_list(first).exists()
        line = first.lines.get()
    withdraw_grant(by=marrakech.coordinator, line=line)
    with marrakech.reading():
        assert list(queries.grants_to_list(first)) == [grant]
    ceremony(marrakech, grant)


def test_a_grant_with_a_standing_receipt_stays_on_the_list(marrakech):
    receipt = issued(marrakech)
    with marrakech.reading():
        line = receipt.ceremony.lines.get()
    with pytest.raises(Refusal) as refused:
        withdraw_grant(by=marrakech.coordinator, line=line)
    assert refused.value.code == "handovers_line_has_receipts"
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="absent")
    withdraw_grant(by=marrakech.coordinator, line=line)


def test_a_grant_people_are_called_for_is_not_cancelled(marrakech):
    receipt = issued(marrakech)
    day = datetime.date(2021, 7, 1)
    with pytest.raises(Refusal) as refused:
        cancel_grant(by=marrakech.headquarters, grant=receipt.grant, decided_on=day, reason="تغيير")
    assert refused.value.code == "handovers_grant_has_receipts"
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="refused")
    with pytest.raises(Refusal) as refused:
        cancel_grant(by=marrakech.headquarters, grant=receipt.grant, decided_on=day, reason="تغيير")
    assert refused.value.code == "handovers_grant_is_listed"


def test_it_finishes_only_when_everything_is_signed_or_void_and_the_minutes_say_so(marrakech):
    grants = [approved_grant(marrakech, cash="1500.00"), approved_grant(marrakech)]
    prepared = ceremony(marrakech)
    assert codes(marrakech, prepared) == ["empty"]
    for grant in grants:
        list_grant(by=marrakech.coordinator, ceremony=prepared, grant=grant)
    assert codes(marrakech, prepared) == ["issue"]
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    assert codes(marrakech, prepared) == ["sign"]
    with pytest.raises(Refusal) as refused:
        finish_ceremony(by=marrakech.coordinator, ceremony=prepared)
    assert refused.value.code == "handovers_not_finished"
    sign_all(marrakech, receipts[:1])
    print_minutes(by=marrakech.coordinator, ceremony=prepared)
    void_receipt(by=marrakech.coordinator, receipt=receipts[2], reason="absent")
    sign_all(marrakech, receipts[1:2])
    # Printed before the last receipt changed: they tell something else.
    assert codes(marrakech, prepared) == ["minutes"]
    print_minutes(by=marrakech.coordinator, ceremony=prepared)
    finished = finish_ceremony(by=marrakech.coordinator, ceremony=prepared)
    assert (finished.status, finished.finished_by) == ("finished", marrakech.coordinator.label)
    with pytest.raises(Refusal) as refused:
        list_grant(by=marrakech.coordinator, ceremony=prepared, grant=approved_grant(marrakech))
    assert refused.value.code == "handovers_ceremony_finished"


def test_someone_absent_is_called_again_at_another_ceremony(marrakech):
    receipt = issued(marrakech)
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="absent")
    finish_ceremony(by=marrakech.coordinator, ceremony=receipt.ceremony)
    with marrakech.reading():
        line = receipt.ceremony.lines.get()
    withdraw_grant(by=marrakech.coordinator, line=line)
    later = ceremony(marrakech, receipt.grant, held_on=datetime.date(2021, 9, 9))
    again = issue_receipts(by=marrakech.coordinator, ceremony=later, issued_on=datetime.date(2021, 9, 9))
    assert [r.number for r in again] == ["MRK/2021/0002"]


def test_progress_counts_people_not_papers(marrakech):
    prepared = ceremony(
        marrakech, approved_grant(marrakech, cash="1500.00"), approved_grant(marrakech, holders=2)
    )
    receipts = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    sign_all(marrakech, [receipts[0]])
    with marrakech.reading():
        progress = queries.progress(prepared)
    assert (progress.people, progress.grants, progress.served, progress.issued) == (3, 2, 0, 3)
    sign_all(marrakech, receipts[1:3])
    with marrakech.reading():
        progress = queries.progress(prepared)
    assert (progress.served, progress.delivered) == (2, 3)
    assert (str(progress.equipment), str(progress.cash)) == ("32115.00", "1500.00")


def test_the_list_asks_the_same_questions_whatever_its_length(marrakech, django_assert_num_queries):
    short = ceremony(marrakech, approved_grant(marrakech))
    long = ceremony(marrakech, *[approved_grant(marrakech, holders=2) for _ in range(3)])
    for prepared in (short, long):
        issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    with marrakech.reading():
        with django_assert_num_queries(3):
            assert len(queries.lines_of(short)) == 1
        with django_assert_num_queries(3):
            assert len(queries.lines_of(long)) == 6


def test_whose_turn_it_is(marrakech):
    def told(who):
        with within(who.scope):
            return [(turn.kind, turn.label) for turn in queries.waiting(who)]

    receipt = issued(marrakech)
    expected = [("ceremony", receipt.ceremony.reference)]
    assert told(marrakech.coordinator) == expected
    assert told(marrakech.headquarters) == expected
    assert told(actor("coordinator", centre="AGD")) == []
    assert told(actor("auditor")) == []
    sign_all(marrakech, [receipt])
    print_minutes(by=marrakech.coordinator, ceremony=receipt.ceremony)
    finish_ceremony(by=marrakech.coordinator, ceremony=receipt.ceremony)
    with within(marrakech.coordinator.scope):
        (turn,) = queries.waiting(marrakech.coordinator)
    assert "scan" in turn.sentence or "ممسوحة" in turn.sentence


def test_each_act_leaves_an_event_with_the_reference_and_no_name(marrakech):
    receipt = issued(marrakech)
    sign_all(marrakech, [receipt])
    with within(actor("auditor").scope):
        events = list(Event.objects.filter(action__startswith="handovers."))
        assert {e.action for e in events} >= {
            "handovers.prepare_ceremony",
            "handovers.list_grant",
            "handovers.issue_receipts",
            "handovers.sign_receipt",
        }
        told = " ".join(f"{e.label} {e.changes}" for e in events)
    assert receipt.number in told
    assert receipt.holder_name_ar not in told
    assert receipt.holder_cin not in told
    assert receipt.token not in told


def test_a_ceremony_needs_a_venue_in_both_languages(marrakech):
    with pytest.raises(Refusal) as refused:
        ceremony(marrakech, venue_fr=" ")
    assert refused.value.field == "venue_fr"
    with marrakech.reading():
        assert not Ceremony.objects.exists()
