"""Eligibility: verified by whom, when, from which kind of paper; closing; whose turn it is."""

import datetime

import pytest
from tests.factories.accounts import actor, user
from tests.factories.participants import eligible_file, file

from wasl.accounts.queries import actor_of
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import Scope, within
from wasl.participants.operations import close_file, read_eligibility, verify_eligibility
from wasl.participants.queries import waiting

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 1, 19)


def test_who_when_and_which_kind_of_paper_are_kept() -> None:
    by = actor("coordinator")
    verified = verify_eligibility(by=by, file=file(by), on=DAY, paper="partner_letter")
    assert verified.eligibility_verified_at == DAY
    assert verified.eligibility_verified_by == by.label
    assert verified.eligibility_paper == "partner_letter"


def test_the_journal_does_not_tell_the_kind_of_paper() -> None:
    eligible_file(actor("coordinator"))
    with within(Scope(reads_audit=True)):
        event = Event.objects.get(action="participants.verify_eligibility")
    assert event.changes["eligibility_paper"] == "changed"
    assert "release_slip" not in str(vars(event))


def test_reading_the_kind_of_paper_leaves_an_event() -> None:
    by = actor("auditor")
    opened = eligible_file(actor("coordinator"))
    assert read_eligibility(by=by, file=opened) == "release_slip"
    with within(Scope(reads_audit=True)):
        event = Event.objects.get(action="participants.read_eligibility")
    assert (event.outcome, event.label, event.actor_label) == ("read", opened.number, by.label)


@pytest.mark.parametrize(
    ("on", "paper", "code"),
    [
        (datetime.date(2999, 1, 1), "release_slip", "day_in_future"),
        (DAY, "sentence", "unknown_paper"),
        (DAY, "", "unknown_paper"),
    ],
)
def test_what_cannot_be_is_refused(on: datetime.date, paper: str, code: str) -> None:
    by = actor("coordinator")
    with pytest.raises(Refusal) as refused:
        verify_eligibility(by=by, file=file(by), on=on, paper=paper)
    assert refused.value.code == code


def test_it_is_verified_once() -> None:
    by = actor("coordinator")
    with pytest.raises(Refusal) as refused:
        verify_eligibility(by=by, file=eligible_file(by), on=DAY, paper="court_decision")
    assert refused.value.code == "already_verified"


def test_a_closed_file_is_not_verified_nor_closed_again() -> None:
    by = actor("coordinator")
    closed = close_file(by=by, kind="moved", file=file(by), reason="انتقل إلى مدينة أخرى")
    assert (closed.status, closed.closed_by) == ("closed", by.label)
    for again in (
        lambda: verify_eligibility(by=by, file=closed, on=DAY, paper="release_slip"),
        lambda: close_file(by=by, kind="moved", file=closed, reason="مرة ثانية"),
    ):
        with pytest.raises(Refusal) as refused:
            again()
        assert refused.value.code == "file_closed"


def test_a_file_is_closed_with_its_reason() -> None:
    by = actor("coordinator")
    with pytest.raises(Refusal) as refused:
        close_file(by=by, kind="other", file=file(by), reason="  ")
    assert refused.value.field == "reason"
    with pytest.raises(Refusal) as refused:
        close_file(by=by, kind="offence", file=file(by))
    assert refused.value.field == "kind"


def test_another_centre_verifies_and_closes_nothing() -> None:
    opened, stranger = file(actor("coordinator")), actor("coordinator", centre="AGD")
    for act in (
        lambda: verify_eligibility(by=stranger, file=opened, on=DAY, paper="release_slip"),
        lambda: close_file(by=stranger, kind="mistake", file=opened),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_it_is_the_caseworkers_turn_until_it_is_verified() -> None:
    follower, colleague = user("caseworker"), actor("caseworker")
    by = actor_of(follower)
    opened = file(by, caseworker=follower)
    with within(by.scope):
        turns = waiting(by)
    assert [(t.kind, t.object_id, t.label) for t in turns] == [("file", str(opened.pk), opened.number)]
    assert opened.number in turns[0].sentence
    for other in (colleague, actor("headquarters"), actor("auditor"), actor("caseworker", centre="AGD")):
        with within(other.scope):
            assert waiting(other) == []

    verify_eligibility(by=by, file=opened, on=DAY, paper="release_slip")
    with within(by.scope):
        assert waiting(by) == []


def test_a_file_without_caseworker_waits_for_the_coordinator() -> None:
    by = actor("coordinator")
    opened = file(actor("caseworker"))
    with within(by.scope):
        assert [(turn.kind, turn.label) for turn in waiting(by)] == [("file_caseworker", opened.number)]
