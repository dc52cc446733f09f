"""Two records of one person count once from the decision on; receipts, entries and journal keep pointing where they did."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.tallies.conftest import Ask, question

from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.audit.models import Event
from wasl.communiques.models import Communique
from wasl.communiques.queries import corrections
from wasl.database.scope import Scope, within
from wasl.funding.models import Entry
from wasl.handovers.models import Receipt
from wasl.participants.models import Comparison, Record
from wasl.participants.operations import join_records, undo_joining
from wasl.tallies.queries import answer
from wasl.wording.dates import today

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.database]


def joined(by: Actor) -> Comparison:
    """Two of the beneficiaries of Ben Guerir, found to be one person."""
    with within(by.scope):
        first, second = (
            Record.objects.filter(file__receipts__kind="equipment", file__centre__code="MRK")
            .select_related("file")
            .order_by("pk")[:2]
        )
    return join_records(by=by, first=first, second=second, reason="نفس الشخص", kept=first.file)


def kept(by: Actor) -> dict[str, Any]:
    """What must not move: receipts, entries and what the journal said before."""
    with within(by.scope):
        receipts = list(
            Receipt.objects.order_by("pk").values_list("pk", "number", "person_id", "file_id", "document_id")
        )
        entries = list(Entry.objects.order_by("pk").values_list("pk", "amount", "reference_id"))
    with within(Scope(reads_audit=True, read_centres=by.scope.read_centres)):
        events = set(Event.objects.values_list("pk", "object_id", "label"))
    return {"receipts": receipts, "entries": entries, "events": events}


def test_a_joining_is_counted_and_undone_and_remembered(ask: Ask, demo_actors: dict[str, Actor]) -> None:
    by = demo_actors["headquarters"]
    before, held = ask(place="MA-07").total, kept(by)
    assert before.people == 14

    decided = joined(by)
    assert ask(place="MA-07").total == type(before)(13, before.projects, before.amount)
    between = timezone.now()
    after = kept(by)
    assert (after["receipts"], after["entries"]) == (held["receipts"], held["entries"])
    assert held["events"] <= after["events"]

    undo_joining(by=by, comparison=decided, reason="أخوان")
    assert ask(place="MA-07").total == before
    asked = question(place="MA-07")
    with within(HOUSE.scope):
        assert answer(asked, HOUSE, as_of=between).total.people == 13
        yesterday = answer(asked, HOUSE, as_of=between - datetime.timedelta(days=1))
    assert yesterday.total.people == 0  # the demonstration was carried out today
    assert yesterday.as_of == today() - datetime.timedelta(days=1)
    assert ask(place="MA-07").total == before


def test_every_reader_counts_the_same_persons(ask: Ask, demo_actors: dict[str, Actor]) -> None:
    joined(demo_actors["headquarters"])
    for reader in ("headquarters", "coordinator.marrakech", "auditor", ""):
        assert ask(reader, place="MA-REH", place_axis="ceremony").total.people == 13


def test_an_approved_text_says_that_it_counted_one_too_many(demo_actors: dict[str, Actor]) -> None:
    by = demo_actors["headquarters"]
    with within(by.scope):
        text = Communique.objects.filter(ceremony__centre__code="MRK").get()
        assert corrections(text) == []
    decided = joined(by)
    with within(by.scope):
        assert corrections(text)
    undo_joining(by=by, comparison=decided, reason="أخوان")
    with within(by.scope):
        assert corrections(text) == []


def test_the_command_answers_as_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    asked = [
        "tally",
        "--place",
        "MA-07",
        "--since",
        "2021-01-01",
        "--until",
        "2021-12-31",
        "--format",
        "json",
    ]
    told = []
    for as_of in (
        [],
        ["--as-of", (today() - datetime.timedelta(days=1)).isoformat()],
        ["--as-of", today().isoformat()],
    ):
        call_command(*asked, *as_of)
        told.append('"people": 14' in capsys.readouterr().out)
    assert told == [True, False, True]
