"""What every figure is divided by, and the journal, by direct SQL as the runtime role in the widest scope there is."""

import psycopg.errors
import pytest
from django.db import DatabaseError, connection, transaction

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.database.scope import within

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.database]

REFERENCE = [
    "territory_place",
    "territory_centre",
    "territory_centrearea",
    "catalogue_sector",
    "catalogue_trade",
]


@pytest.mark.parametrize("table", REFERENCE)
@pytest.mark.parametrize(
    "statement", ["update {0} set {1} = {1}", "insert into {0} select * from {0} limit 1", "delete from {0}"]
)
def test_reference_data_is_the_owners(table: str, statement: str, demo_actors: dict[str, Actor]) -> None:
    key = "id" if table == "territory_centrearea" else "code"
    with within(demo_actors["headquarters"].scope), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        assert cursor.fetchone()[0]
        with pytest.raises(DatabaseError) as refused, transaction.atomic():
            cursor.execute(statement.format(table, key))
        assert isinstance(refused.value.__cause__, psycopg.errors.InsufficientPrivilege)


def test_an_event_is_dated_by_the_database(demo_actors: dict[str, Actor]) -> None:
    by = demo_actors["coordinator.agadir"]
    with within(by.scope):
        Event.objects.bulk_create(
            [Event(at="2001-01-01T00:00Z", actor_id=by.id, actor_label=by.label, action="tests.backdated")]
        )
    with within(demo_actors["auditor"].scope):
        assert Event.objects.get(action="tests.backdated").at.year > 2001
