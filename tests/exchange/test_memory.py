"""What programme files brought is open while one is loaded, and closed to everybody otherwise, by direct SQL too."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.direct_sql import refused
from tests.factories.accounts import actor

from wasl.database.scope import within
from wasl.exchange.models import LoadedRow
from wasl.exchange.queries import loaded_rows, memory

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ADDED = (
    "insert into exchange_loadedrow (id, file_name, section, reference, step, kind, object_id, salt, digest, parts, loaded_at,"
    " loaded_by) values (gen_random_uuid(), 'f', 's', 'r', '', 'k', 'o', 's', 'd', '{}', now(), '%s')"
)


def add(by: str = "wasl") -> None:
    with memory(), connection.cursor() as cursor:
        cursor.execute(ADDED % by)


def test_no_scope_opens_it() -> None:
    add()
    assert loaded_rows("f")
    assert not LoadedRow.objects.exists(), "the memory stays open after it was read"
    for role in ("headquarters", "coordinator", "auditor", "administrator"):
        with transaction.atomic(), within(actor(role).scope):
            assert not LoadedRow.objects.exists(), role


def test_it_closes_when_the_block_fails() -> None:
    add()
    with pytest.raises(ZeroDivisionError), memory():
        raise ZeroDivisionError
    assert not LoadedRow.objects.exists()


def test_nothing_is_added_outside_a_load_nor_in_another_s_name() -> None:
    with refused("row_policy", actor("headquarters")) as cursor:
        cursor.execute(ADDED % "headquarters")
    with pytest.raises(DatabaseError, match="accounts_in_own_name"):
        add("somebody")
