"""Correcting and cancelling a prepared ceremony, until something of it is printed."""

import datetime

import pytest
from tests.factories.accounts import actor
from tests.factories.handovers import HELD, approved_grant, ceremony, issued
from tests.factories.territory import place

from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.handovers import queries
from wasl.handovers.models import CeremonyOfficial
from wasl.handovers.operations import cancel_ceremony, correct_ceremony, issue_receipts, list_grant

LATER = datetime.date(2021, 7, 15)


def corrected(at, prepared, by=None, **changes):
    """The ceremony corrected: what is not said stays as the factory wrote it."""
    with at.reading():
        written = {
            "place": prepared.place,
            "venue_ar": prepared.venue_ar,
            "venue_fr": prepared.venue_fr,
            "held_on": prepared.held_on,
            "officials": [(at.presiding, "presiding"), (at.statement, "present")],
            "statement_office": at.statement,
        } | changes
    return correct_ceremony(by=by or at.coordinator, ceremony=prepared, **written)


def test_place_day_and_officials_are_corrected_and_the_journal_says_from_what_to_what(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    corrected(
        marrakech,
        prepared,
        place=place("MA-REH"),
        held_on=LATER,
        officials=[(marrakech.statement, "presiding")],
        statement_office=None,
    )
    with marrakech.reading():
        prepared.refresh_from_db()
        told = (prepared.place_id, prepared.held_on, prepared.corrected_by, prepared.statement_office_id)
        assert told == ("MA-REH", LATER, marrakech.coordinator.label, None)
        assert [(o.office_id, o.role) for o in prepared.officials.all()] == [("coordinator_mrk", "presiding")]
        assert CeremonyOfficial._base_manager.count() == 3
    with within(actor("auditor").scope):
        changes = Event.objects.get(action="handovers.correct_ceremony").changes
    assert changes["held_on"] == ["2021-07-08", "2021-07-15"]
    assert set(changes) == {"place", "held_on", "officials", "statement_office"}
    (receipt,) = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=LATER)
    assert (receipt.handed_over_on, receipt.ceremony_place_id) == (LATER, "MA-REH")


def test_a_correction_is_refused_with_a_reason(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    for changes, code, field in (
        ({}, "handovers_nothing_changed", None),
        ({"venue_fr": " "}, "handovers_venue", "venue_fr"),
        ({"held_on": datetime.date(2021, 6, 1)}, "handovers_grant_approved_later", "held_on"),
    ):
        with pytest.raises(Refusal) as refused:
            corrected(marrakech, prepared, **changes)
        assert (refused.value.code, refused.value.field) == (code, field)
    for role, centre in (("coordinator", "AGD"), ("caseworker", "MRK")):
        with pytest.raises(NotAllowed):
            corrected(marrakech, prepared, by=actor(role, centre=centre), held_on=LATER)


def test_once_a_receipt_is_issued_it_is_neither_corrected_nor_cancelled(marrakech):
    prepared = issued(marrakech).ceremony
    with pytest.raises(Refusal) as refused:
        corrected(marrakech, prepared, held_on=LATER)
    assert refused.value.code == "handovers_ceremony_is_printed"
    with pytest.raises(Refusal) as refused:
        cancel_ceremony(by=marrakech.coordinator, ceremony=prepared, reason="تأجل الحفل")
    assert refused.value.code == "handovers_ceremony_is_printed"


def test_a_cancelled_ceremony_gives_its_grants_back_and_waits_for_nobody(marrakech):
    grant = approved_grant(marrakech)
    prepared = ceremony(marrakech, grant)
    with pytest.raises(Refusal) as refused:
        cancel_ceremony(by=marrakech.coordinator, ceremony=prepared, reason=" ")
    assert refused.value.field == "reason"
    done = cancel_ceremony(by=marrakech.coordinator, ceremony=prepared, reason="تأجل الحفل")
    assert (done.status, done.cancelled_by) == ("cancelled", marrakech.coordinator.label)
    with within(marrakech.coordinator.scope):
        assert [(t.kind, t.label) for t in queries.waiting(marrakech.coordinator)] == [
            ("grant", grant.number)
        ]
    for act, given in ((list_grant, {"grant": grant}), (issue_receipts, {"issued_on": HELD})):
        with pytest.raises(Refusal) as refused:
            act(by=marrakech.coordinator, ceremony=prepared, **given)
        assert refused.value.code == "handovers_ceremony_cancelled"
    ceremony(marrakech, grant, held_on=LATER)
