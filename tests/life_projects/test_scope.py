"""Marrakech's projects, as the runtime role sees them in one scope or another; and what the database refuses."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.accounts import actor
from tests.factories.life_projects import complete, draft, items
from tests.factories.participants import eligible_file, file

from wasl.audit.actors import Actor
from wasl.database.scope import NOTHING, Scope, within
from wasl.life_projects.models import MicroProject
from wasl.life_projects.operations import set_equipment

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TABLES = ["life_projects_microproject", "life_projects_holder", "life_projects_equipmentline"]


@pytest.fixture
def by() -> Actor:
    return actor("caseworker")


@pytest.fixture
def project(by: Actor) -> MicroProject:
    return set_equipment(by=by, project=draft(by), items=items()[:1])


def rows(table: str, scope: Scope) -> int:
    with within(scope), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return int(cursor.fetchone()[0])


def changed(statement: str, scope: Scope) -> int:
    """How many rows a statement changed under a scope, its deferred rules satisfied."""
    with transaction.atomic(), within(scope), connection.cursor() as cursor:
        cursor.execute(statement)
        count = int(cursor.rowcount)
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
        return count


@contextmanager
def refused(name: str | None = None) -> Iterator[None]:
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        yield


@pytest.mark.parametrize("table", TABLES)
def test_agadir_gets_nothing_of_marrakech(table: str, by: Actor, project: MicroProject) -> None:
    assert rows(table, by.scope) == 1
    assert rows(table, actor("headquarters").scope) == 1
    assert rows(table, actor("auditor").scope) == 1

    assert rows(table, actor("coordinator", centre="AGD").scope) == 0
    assert rows(table, actor("finance").scope) == 0
    assert rows(table, NOTHING) == 0


@pytest.mark.parametrize(
    ("table", "change"),
    [("life_projects_microproject", "title_ar = 'مخبزة'"), ("life_projects_holder", "parts = 2")],
)
def test_only_those_who_write_the_centre_change_a_row(
    table: str, change: str, by: Actor, project: MicroProject
) -> None:
    statement = f"update {table} set {change}"
    assert changed(statement, by.scope) == 1
    assert changed(statement, actor("caseworker", centre="AGD").scope) == 0
    assert changed(statement, actor("auditor").scope) == 0


@pytest.mark.parametrize("table", TABLES)
def test_nobody_deletes(table: str, by: Actor, project: MicroProject) -> None:
    with refused():
        changed(f"delete from {table}", by.scope)


def test_what_a_list_said_never_changes(by: Actor, project: MicroProject) -> None:
    assert changed("update life_projects_equipmentline set unit_price = 1", by.scope) == 0
    with within(by.scope), connection.cursor() as cursor:
        cursor.execute("select unit_price from life_projects_equipmentline")
        assert cursor.fetchone()[0] == items()[0].unit_price


ONE_MORE = (
    "insert into life_projects_equipmentline (id, project_id, revision, rank, item_ar, item_fr, kind, quantity, unit_price, "
    "serial_number, condition) select gen_random_uuid(), id, revision, 9, 'فرن', 'four', 'equipment', {quantity}, {price}, '', "
    "'new' from life_projects_microproject"
)


def test_a_row_is_added_only_by_those_who_write_the_centre(by: Actor, project: MicroProject) -> None:
    with refused("row-level security"):
        changed(ONE_MORE.format(quantity=1, price=1), actor("auditor").scope)
    assert changed(ONE_MORE.format(quantity=1, price=1), by.scope) == 1


@pytest.mark.parametrize(
    ("quantity", "price", "name"),
    [
        (0, 5, "life_projects_equipmentline_quantity_positive"),
        (1, 0, "life_projects_equipmentline_price_positive"),
        (1, -5, "life_projects_equipmentline_price_positive"),
    ],
)
def test_a_row_that_cannot_be(by: Actor, project: MicroProject, quantity: int, price: int, name: str) -> None:
    with refused(name):
        changed(ONE_MORE.format(quantity=quantity, price=price), by.scope)


@pytest.mark.parametrize(
    "change",
    [
        "cash_amount = 5, cash_nature = 'cash_aid'", "title_ar = 'آخر'", "trade_id = 'pastry'", "site_id = 'MA-YUS'",
        "revision = 2",
    ],
)  # fmt: skip
def test_nothing_of_a_complete_project_moves(by: Actor, change: str) -> None:
    complete(by)
    with refused("life_projects_complete_stays"):
        changed(f"update life_projects_microproject set {change}", by.scope)


def test_nothing_is_added_to_a_complete_project(by: Actor) -> None:
    complete(by)
    with refused("life_projects_complete_stays"):
        changed(ONE_MORE.format(quantity=1, price=1), by.scope)
    with refused("life_projects_complete_stays"):
        changed("update life_projects_holder set parts = 5", by.scope)


@pytest.mark.parametrize(
    "change", ["number = 'MRK-2021-P999'", "prepared_by = 'x'", "prepared_at = '2020-01-01'"]
)
def test_who_prepared_a_project_stays(by: Actor, project: MicroProject, change: str) -> None:
    with refused("life_projects_complete_stays"):
        changed(f"update life_projects_microproject set {change}", by.scope)


COMPLETE = (
    "update life_projects_microproject set status = 'complete', completed_on = '2021-02-01', completed_at = now(), "
    "completed_by = 'x'"
)


def test_a_project_is_whole_before_it_is_complete(by: Actor) -> None:
    empty = draft(by)
    with refused("life_projects_complete_is_whole"):
        changed(COMPLETE, by.scope)
    set_equipment(by=by, project=empty, items=items())
    assert changed(COMPLETE, by.scope) == 1


def test_a_holder_without_verified_eligibility_keeps_a_project_from_completion(by: Actor) -> None:
    set_equipment(by=by, project=draft(by, file(by)), items=items())
    with refused("life_projects_complete_is_whole"):
        changed(COMPLETE, by.scope)


def test_the_rule_sees_holders_the_writer_does_not(by: Actor) -> None:
    """A holder of Agadir, unseen from Marrakech, counts for the rule (invariant 11)."""
    agadir = actor("caseworker", centre="AGD")
    theirs = file(agadir, centre_code="AGD", residence="MA-AGD", commune=None)
    project = set_equipment(by=by, project=draft(by, eligible_file(by)), items=items())
    both = Scope(
        read_centres=by.scope.read_centres | agadir.scope.read_centres,
        write_centres=by.scope.write_centres | agadir.scope.write_centres,
    )
    statement = (
        "insert into life_projects_holder (id, project_id, file_id, parts, rank) "
        f"values (gen_random_uuid(), '{project.pk}', '{theirs.pk}', 1, 2)"
    )
    assert changed(statement, both) == 1
    assert rows("life_projects_holder", by.scope) == 1
    with refused("life_projects_complete_is_whole"):
        changed(COMPLETE, by.scope)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("cash_amount = -1", "life_projects_microproject_cash"),
        ("cash_amount = 5", "life_projects_microproject_cash_has_nature"),
        ("cash_nature = 'cash_aid'", "life_projects_microproject_cash_has_nature"),
        ("completed_by = 'x'", "life_projects_microproject_completed_at_and_by_together"),
        ("completed_on = '2021-02-01'", "life_projects_microproject_completed_at_and_by_together"),
        ("status = 'complete'", "life_projects_microproject_completed_at_and_by_together"),
    ],
)
def test_a_project_that_cannot_be(by: Actor, project: MicroProject, change: str, name: str) -> None:
    with refused(name):
        changed(f"update life_projects_microproject set {change}", by.scope)


def test_parts_are_positive_and_a_holder_stands_once(by: Actor, project: MicroProject) -> None:
    with refused("life_projects_holder_parts_positive"):
        changed("update life_projects_holder set parts = 0", by.scope)
    with refused("life_projects_holder_once"):
        changed(
            "insert into life_projects_holder (id, project_id, file_id, parts, rank) "
            "select gen_random_uuid(), project_id, file_id, 1, 2 from life_projects_holder",
            by.scope,
        )


def test_the_next_number_of_another_centre_is_not_told(by: Actor) -> None:
    statement = (
        "select life_projects_next_number((select id::int from territory_centre where code = 'MRK'), 2021)"
    )
    with within(by.scope), connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.fetchone()[0] == "MRK-2021-P001"
    with refused("life_projects_number_of_another_centre"):
        changed(statement, actor("caseworker", centre="AGD").scope)


@pytest.mark.parametrize(
    ("number", "prepared_on"),
    [
        ("MRK-2021-P003", "2021-03-01"),  # skips one
        ("MRK-2021-P000", "2021-03-01"),
        ("MRK-2021-P0002", "2021-03-01"),  # another writing of the next one
        ("AGD-2021-P001", "2021-03-01"),
        ("MRK-2022-P001", "2021-03-01"),
        ("MRK-2021-P002", "2022-03-01"),
        ("P-2", "2021-03-01"),
    ],
)
def test_a_number_is_the_next_of_its_centre_and_year(by: Actor, number: str, prepared_on: str) -> None:
    draft(by, prepared_on=datetime.date(2021, 2, 1))
    added = (
        "insert into life_projects_microproject select (p).* from (select jsonb_populate_record(p, jsonb_build_object("
        "'id', gen_random_uuid(), 'number', '{}', 'prepared_on', '{}')) as p from life_projects_microproject p) c"
    )
    with refused("life_projects_microproject_number_follows"):
        changed(added.format(number, prepared_on), by.scope)
    assert changed(added.format("MRK-2021-P002", "2021-03-01"), by.scope) == 1
