"""The journal: read by auditors only, never changed, never removed, never signed with another's name."""

import uuid
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.factories.accounts import actor
from tests.factories.clearances import cleared
from tests.factories.programmes import programme

from wasl.audit.acts import HOUSE, record
from wasl.audit.models import Event
from wasl.audit.queries import events
from wasl.database.scope import within

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def write(**fields: Any) -> None:
    """Insert an event as the runtime role, past the house."""
    row = {
        "id": uuid.uuid4(),
        "gesture": uuid.uuid4(),
        "at": timezone.now(),
        "actor_label": "somebody",
        "action": "tests.direct",
        "outcome": "done",
        "sealed": "",
    } | fields
    Event.objects.bulk_create([Event(**row)])


@pytest.fixture
def one_event() -> None:
    by = actor("administrator")
    with within(by.scope):
        record(by=by, action="tests.kept", label="MRK-2021-0001")


@pytest.mark.parametrize("role", ["administrator", "caseworker", "coordinator", "headquarters", "finance"])
@pytest.mark.usefixtures("one_event")
def test_only_auditors_read_it(role: str) -> None:
    with within(actor("auditor").scope):
        assert events(action="tests.kept").count() == 1
    with within(actor(role).scope):
        assert events().count() == 0
    assert events().count() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "update audit_event set label = 'other'",
        "update audit_event set outcome = 'refused' where action = 'tests.kept'",
        "delete from audit_event",
        "truncate audit_event",
    ],
)
@pytest.mark.usefixtures("one_event")
def test_nobody_changes_or_removes_an_event(statement: str) -> None:
    with within(actor("auditor").scope):
        before = list(events().values())
    assert before
    for scope in (actor("auditor").scope, actor("administrator").scope, HOUSE.scope):
        # Refused outright, or no row is there to be changed: either way all stays as it was.
        with suppress(DatabaseError), transaction.atomic(), within(scope), connection.cursor() as cursor:
            cursor.execute(statement)
    with within(actor("auditor").scope):
        assert list(events().values()) == before


def test_nobody_signs_with_anothers_account() -> None:
    somebody, other = actor("coordinator"), actor("headquarters")
    with within(somebody.scope):
        write(actor_id=somebody.id, actor_label=somebody.label)
        for forged in (
            {"actor_id": other.id, "actor_label": other.label},
            {"actor_id": somebody.id, "actor_label": other.label},
            {"actor_id": None, "actor_label": "wasl"},
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                write(**forged)
    with pytest.raises(DatabaseError), transaction.atomic():
        write(actor_id=somebody.id, actor_label=somebody.label)


def test_the_house_signs_when_nobody_is_there() -> None:
    record(by=HOUSE, action="tests.house")
    with within(actor("auditor").scope):
        assert events(action="tests.house").get().actor_id is None


def test_a_sealed_event_needs_more_than_an_auditor() -> None:
    by, auditor = actor("headquarters"), actor("auditor")
    restricted = programme("reconciliation", restricted=True, rules_settled=False)
    with within(by.scope):
        record(by=by, action="tests.sealed", sealed=restricted.code)
    with within(auditor.scope):
        assert events(action="tests.sealed").count() == 0
    # Saying so is not enough: the database asks whether two people gave the right.
    with within(replace(auditor.scope, reads_sealed=frozenset({restricted.code}))):
        assert events(action="tests.sealed").count() == 0
    with within(cleared(auditor, restricted).scope):
        assert events(action="tests.sealed").count() == 1


def test_an_outcome_nobody_knows_is_refused_by_the_database() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        write(outcome="perhaps")


@pytest.mark.usefixtures("one_event")
def test_the_journal_is_narrowed_by_account_reference_and_outcome() -> None:
    with within(actor("auditor").scope):
        assert events(label="2021-0001").count() == 1
        assert events(label="2021-0002").count() == 0
        assert events(actor="administrator", outcome="done", action="tests.").count() == 1
        assert events(outcome="refused").count() == 0
