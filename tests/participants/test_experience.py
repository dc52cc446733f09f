"""A working life: what an entry holds, how it is corrected, what stays sealed, who reads it."""

import datetime

import pytest
from django.db import connection, transaction
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import file

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.catalogue.models import Trade
from wasl.database.scope import NOTHING, Scope, within
from wasl.participants import experience_queries, experience_rules
from wasl.participants.models import Attainment, File
from wasl.participants.operations import (
    correct_attainment,
    read_place,
    remove_attainment,
    write_attainment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TODAY = datetime.date(2026, 11, 24)
SCAN = b"%PDF-1.7 certificate %%EOF"


@pytest.fixture
def by() -> Actor:
    return actor("caseworker")


@pytest.fixture
def person(by: Actor) -> File:
    return file(by)


def training(by: Actor, whom: File, **changes: object) -> Attainment:
    written = {"kind": "training", "title": "الخبازة", "issuer": "مكتب التكوين المهني", "level": "qualification",
               "since": "09/2018", "until": "2019", "inside": True}  # fmt: skip
    return write_attainment(by=by, file=whom, **written | changes)  # type: ignore[arg-type]


def rows(table: str, scope: Scope) -> int:
    with transaction.atomic(), within(scope), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("table", ["participants_attainment", "participants_attainmentplace"])
def test_agadir_gets_nothing_of_marrakech(table: str, by: Actor, person: File) -> None:
    training(by, person)
    assert rows(table, by.scope) == 1
    assert rows(table, actor("headquarters").scope) == 1
    assert rows(table, actor("auditor").scope) == (1 if table == "participants_attainment" else 0)
    for stranger in (actor("coordinator", centre="AGD"), actor("finance"), actor("administrator")):
        assert rows(table, stranger.scope) == 0
    assert rows(table, NOTHING) == 0


COPY = {
    "participants_attainment": "select gen_random_uuid(), kind, title, issuer, level, code, number, since, until, false, now(), "
    "'{by}', evidence_id, file_id, null, trade_id from participants_attainment",
    "participants_attainmentplace": "select gen_random_uuid(), false, now(), '{by}', '{entry}', file_id from participants_attainmentplace",
}  # fmt: skip
COLUMNS = {
    "participants_attainment": "id, kind, title, issuer, level, code, number, since, until, removed, written_at, written_by, evidence_id, "
    "file_id, replaces_id, trade_id",
    "participants_attainmentplace": "id, inside, written_at, written_by, attainment_id, file_id",
}  # fmt: skip


@pytest.mark.parametrize("table", COPY)
def test_a_row_is_written_at_the_desk_and_in_ones_own_name(table: str, by: Actor, person: File) -> None:
    training(by, person)
    entry = training(by, person, title="الحلاقة", inside=None)
    statement = f"insert into {table} ({COLUMNS[table]}) {COPY[table]} limit 1"
    elsewhere = Scope(actor_id=by.scope.actor_id, read_centres=by.scope.read_centres,
                      write_centres=actor("caseworker", centre="AGD").scope.write_centres)  # fmt: skip
    if (
        table == "participants_attainmentplace"
    ):  # Nobody reads it who does not write it: only the values can be tried.
        statement = (f"insert into {table} ({COLUMNS[table]}) select gen_random_uuid(), false, now(), '{{by}}', '{{entry}}', file_id "
                     "from participants_attainment limit 1")  # fmt: skip
    stranger = Actor(id=by.id, label=by.label, role=by.role, permissions=by.permissions, scope=elsewhere)
    with refused("row_policy", stranger) as cursor:
        cursor.execute(statement.format(by=by.label, entry=entry.pk))
    with refused("row_policy", by) as cursor:
        cursor.execute(statement.format(by="somebody.else", entry=entry.pk))
    with transaction.atomic(), within(by.scope), connection.cursor() as cursor:
        cursor.execute(statement.format(by=by.label, entry=entry.pk))
        assert cursor.rowcount == 1


def test_an_entry_is_corrected_by_another_that_keeps_what_was_not_touched(by: Actor, person: File) -> None:
    first = training(by, person, evidence=SCAN)
    assert (first.since, first.until) == ("2018-09", "2019")
    second = correct_attainment(by=by, attainment=first, changes={"until": "06/2019"})
    with within(by.scope):
        (standing,) = experience_queries.attainments(person)
        assert (standing.pk, standing.until, standing.evidence_id) == (
            second.pk,
            "2019-06",
            first.evidence_id,
        )
        assert experience_queries.history(standing) == [second, first]
    assert read_place(by=by, attainment=second) is True
    with pytest.raises(Refusal) as refusal:
        correct_attainment(by=by, attainment=first, changes={"title": "غيرها"})
    assert refusal.value.code == "participants_attainment_replaces_id_key"
    with pytest.raises(Refusal) as refusal:
        correct_attainment(by=by, attainment=second, changes={"until": "2019-06"})
    assert refusal.value.code == "nothing_changed"
    remove_attainment(by=by, attainment=second)
    with within(by.scope):
        assert not experience_queries.attainments(person)
        assert Attainment.objects.count() == 3


def test_where_it_was_learnt_is_sealed_and_its_reading_recorded(by: Actor, person: File) -> None:
    entry = training(by, person)
    with within(actor("auditor").scope):
        before = Event.objects.filter(action="participants.read_place").count()
    assert read_place(by=by, attainment=entry) is True
    with within(actor("auditor").scope):
        (event,) = Event.objects.filter(action="participants.read_place")
        assert (before, event.outcome, event.label, event.changes) == (0, "read", person.number, {})
        assert "inside" not in str(list(Event.objects.values_list("changes", flat=True)))
    for stranger in (actor("auditor"), actor("caseworker", centre="AGD")):
        with pytest.raises(NotAllowed):
            read_place(by=stranger, attainment=entry)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"since": "2019", "until": "2018-12"}, "until"),
        ({"since": "13/2019"}, "since"),
        ({"since": "31/02/2019"}, "since"),
        ({"since": "yesterday"}, "since"),
        ({"since": "01/2090"}, "since"),
        ({"kind": "language", "code": "fr"}, None),
        ({"kind": "licence"}, "code"),
        ({"kind": "card", "issuer": "غرفة الصناعة التقليدية"}, "number"),
    ],
)
def test_an_entry_that_cannot_be(by: Actor, person: File, changes: dict[str, str], field: str | None) -> None:
    with pytest.raises(Refusal) as refusal:
        training(by, person, **changes)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "''"}, "participants_attainment_whole"),
        ({"code": "'fr'"}, "participants_attainment_whole"),
        ({"kind": "'licence'", "level": "''", "code": "'Z'"}, "participants_attainment_whole"),
        ({"since": "'2019-13'"}, "participants_attainment_dates_are_dates"),
        ({"since": "'2020'"}, "participants_attainment_dates_in_order"),
        ({"replaces_id": "id", "kind": "'work'", "level": "''"}, "participants_attainment_follows"),
        ({"removed": "true"}, "participants_attainment_removal_ends_one"),
    ],
)
def test_direct_sql_writes_no_impossible_entry(
    by: Actor, person: File, change: dict[str, str], code: str
) -> None:
    training(by, person)
    columns = COLUMNS["participants_attainment"].split(", ")
    values = {"id": "gen_random_uuid()", "written_at": "now()", "replaces_id": "null"} | change
    with refused(code, by) as cursor:
        cursor.execute(f"insert into participants_attainment ({', '.join(columns)}) "
                       f"select {', '.join(values.get(c, c) for c in columns)} from participants_attainment")  # fmt: skip


def test_direct_sql_seals_only_a_training_or_a_job_of_the_file(by: Actor, person: File) -> None:
    training(by, person)
    skill = write_attainment(by=by, file=person, kind="skill", title="تدبير محل")
    with refused("participants_attainmentplace_of_its_file", by) as cursor:
        cursor.execute("insert into participants_attainmentplace (id, inside, written_at, written_by, attainment_id, file_id) "
                       "select gen_random_uuid(), true, now(), written_by, id, file_id from participants_attainment where id = %s", [skill.pk])  # fmt: skip


def test_each_kind_keeps_what_it_is_made_of(by: Actor, person: File) -> None:
    trade = Trade.objects.order_by("pk").first()
    write_attainment(
        by=by, file=person, kind="work", title="خباز", issuer="مخبزة الأمل", trade=trade, since="2020"
    )
    write_attainment(by=by, file=person, kind="language", code="shi", level="speaks", title="ignored")
    write_attainment(by=by, file=person, kind="licence", code="B", until="21/06/2031")
    write_attainment(
        by=by, file=person, kind="card", issuer="غرفة الصناعة التقليدية", number="12-345", trade=trade
    )
    with within(by.scope):
        told = experience_queries.by_kind(experience_queries.attainments(person))
    assert list(told) == ["training", "work", "skill", "language", "licence", "card"]
    assert [(k, [e.title for e in v]) for k, v in told.items() if v] == [
        ("work", ["خباز"]), ("language", [""]), ("licence", [""]), ("card", [""])
    ]  # fmt: skip
    assert told["language"][0].level_name


@pytest.mark.parametrize(
    ("typed", "stored", "worded"),
    [("2019", "2019", "2019"), ("٠٦/٢٠١٩", "2019-06", "juin 2019"), ("1/6/2019", "2019-06-01", "1er juin 2019"), ("2019-6", "2019-06", "juin 2019")],
)  # fmt: skip
def test_a_date_is_as_precise_as_the_paper(typed: str, stored: str, worded: str) -> None:
    assert experience_rules.partial_date(typed, "since", on=TODAY) == stored
    assert experience_rules.worded(stored, "fr") == worded
    assert experience_rules.partial_date(experience_rules.typed(stored), "since", on=TODAY) == stored


def test_a_card_is_out_of_date_after_its_last_month() -> None:
    assert experience_rules.expired("2026-10", TODAY)
    assert not experience_rules.expired("2026-11", TODAY)
    assert not experience_rules.expired("2026", TODAY)
    assert not experience_rules.expired("", TODAY)
