"""Figures from outside are entered once, by whoever may, and never changed; frozen ones stay as they were."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.accounts import actor
from tests.factories.programmes import programme
from tests.factories.territory import centre, place

from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.tallies.models import Assertion, FrozenTally, Opening
from wasl.tallies.operations import freeze, record_assertion, record_opening
from wasl.tallies.printing import as_json
from wasl.tallies.queries import answer
from wasl.tallies.rules import Definition

pytestmark = pytest.mark.django_db
SINCE, UNTIL = datetime.date(2015, 1, 1), datetime.date(2019, 12, 31)


def opening(**changes: Any) -> Opening:
    written: dict[str, Any] = {
        "by": actor("headquarters"),
        "place": place("MA-REH"),
        "count": 12,
        "amount": Decimal("90000.00"),
        "since": SINCE,
        "until": UNTIL,
        "precision": "exact",
        "printed": "12",
        "source": "سجل المركز",
    }
    return record_opening(**written | changes)


def test_an_opening_is_added_once_to_exactly_its_question() -> None:
    opening()
    asked = Definition(since=UNTIL, until=datetime.date(2021, 12, 31), place="MA-REH")
    by = actor("headquarters")
    with within(by.scope):
        tally = answer(asked, by)
        region = answer(Definition(**{"since": asked.since, "until": asked.until, "place": "MA-07"}), by)
    assert tally.cumulative is not None
    assert (tally.cumulative.people, tally.cumulative.amount) == (12, Decimal("90000.00"))
    assert region.cumulative is None, "a narrower opening is never summed into a wider question"


def test_a_second_opening_of_the_same_question_is_refused() -> None:
    opening()
    with pytest.raises(Refusal) as refused:
        opening(since=datetime.date(2014, 1, 1))
    assert (refused.value.code, refused.value.field) == ("tallies_opening_one_per_question", "place")
    assert Opening.objects.count() == 1


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        opening(until=datetime.date(2014, 12, 31))
    assert refused.value.field == "until"


@pytest.mark.parametrize("role", ["coordinator", "caseworker", "finance", "auditor", "administrator"])
def test_only_the_central_services_enter_them(role: str) -> None:
    with pytest.raises(NotAllowed):
        opening(by=actor(role))
    assert Opening.objects.count() == 0


@pytest.mark.parametrize("statement", ["update tallies_opening set count = 1", "delete from tallies_opening"])
def test_they_are_never_changed_by_direct_sql(statement: str) -> None:
    opening()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Opening.objects.get().count == 12


def test_an_assertion_is_compared_as_it_was_said() -> None:
    by = actor("headquarters")
    record_assertion(
        by=by,
        place=place("MA-REH"),
        count=12,
        amount=None,
        since=SINCE,
        until=UNTIL,
        precision="exact",
        printed="12 مستفيدا",
        source="خبر صحفي",
    )
    opening()
    with within(by.scope):
        tally = answer(Definition(since=SINCE, until=UNTIL, place="MA-REH"), by)
    (compared,) = tally.assertions
    assert (compared.count, compared.verdict) == (None, "unknown"), "the register begins after the period"
    assert tally.total.people == 0, "what was published is never added"
    assert Assertion.objects.count() == 1


def test_a_frozen_tally_keeps_its_definition_and_hash() -> None:
    programme()
    by = actor("coordinator")
    with within(by.scope):
        tally = answer(Definition(since=SINCE, until=UNTIL, place="MA-REH"), by)
    frozen = freeze(
        by=by,
        centre=centre(),
        subject_kind="ceremony",
        subject_id=opening().id,
        answers={"people": tally},
    )
    with within(by.scope):
        kept = FrozenTally.objects.get(pk=frozen.pk)
    assert Definition.from_json(kept.definition["people"]) == tally.definition
    assert kept.figures["people"] == as_json(tally)
    with within(actor("auditor").scope):
        assert Event.objects.filter(action="tallies.freeze", label=frozen.sha256[:12]).count() == 1
    with within(actor("coordinator", centre="AGD").scope):
        assert FrozenTally.objects.count() == 0


def test_the_view_names_nobody() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select column_name from information_schema.columns where table_name = 'tally_facts'")
        columns = {row[0] for row in cursor.fetchall()}
    assert columns
    assert not {
        c for c in columns if any(w in c for w in ("name", "cin", "birth", "address", "file", "number"))
    }


@pytest.mark.parametrize("statement", ["update tally_facts set amount = 0", "delete from tally_facts"])
def test_the_view_is_only_read(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement", ["select * from tallies_factkey", "update tallies_factkey set secret = ''"]
)
def test_whoever_answers_for_the_pages_has_no_key(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
