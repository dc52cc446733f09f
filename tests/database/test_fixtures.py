"""The databases that other tests lean on do what they promise."""

import threading
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, connections, transaction
from tests.conftest import OwnerSql
from tests.databases import exists
from tests.serving import serving

from wasl.database.connections import databases

pytestmark = [pytest.mark.database]


def count_of_kept() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from kept")
        return int(cursor.fetchone()[0])


def add_one() -> str:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("insert into kept values (1)")
        cursor.execute("select current_database() || ' ' || current_user")
        return str(cursor.fetchone()[0])


def test_threads_commit_into_the_database_of_their_test(
    committed_database: str, owner_sql: OwnerSql, in_thread: Callable[[Callable[[], Any]], Any]
) -> None:
    owner_sql("create table kept (id int)")
    started = [in_thread(add_one) for _ in range(3)]
    assert {thread.result() for thread in started} == {f"{committed_database} app_user"}
    assert count_of_kept() == 3


def test_a_thread_gives_back_its_error(
    committed_database: str, in_thread: Callable[[Callable[[], Any]], Any]
) -> None:
    def fail() -> None:
        raise LookupError("no such thing")

    with pytest.raises(LookupError, match="no such thing"):
        in_thread(fail).result()


class TestOneAfterTheOther:
    """Two tests with databases of their own do not meet, and the first one's is gone."""

    names: list[str] = []

    @pytest.mark.parametrize("turn", [1, 2])
    def test_each_starts_from_the_template(
        self, turn: int, committed_database: str, owner_sql: OwnerSql
    ) -> None:
        assert owner_sql("select to_regclass('kept')") == [(None,)]
        owner_sql("create table kept (id int)")
        assert not any(exists(name) for name in self.names)
        self.names.append(committed_database)


@pytest.mark.django_db
def test_what_the_owner_changes_beside_a_rolled_back_test_is_undone(owner_sql: OwnerSql) -> None:
    owner_sql("create table kept (id int)")
    with connection.cursor() as cursor:
        cursor.execute("select to_regclass('kept')")
        assert cursor.fetchone() == (None,)


def test_migrations_only_run_as_the_owner() -> None:
    from django.db import router

    assert router.allow_migrate("owner", "database")
    assert not router.allow_migrate("default", "database")


def test_the_pool_is_on_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WASL_POOL_SIZE")
    pooled = databases()
    assert pooled["default"]["OPTIONS"]["pool"]["max_size"] == 8
    assert pooled["default"]["CONN_HEALTH_CHECKS"]
    assert "pool" not in pooled["owner"]["OPTIONS"]


def test_the_pool_gives_connections_to_the_running_role(
    committed_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    default = connections["default"]
    default.close()
    monkeypatch.setitem(
        default.settings_dict["OPTIONS"], "pool", {"min_size": 1, "max_size": 2, "timeout": 5}
    )
    try:
        with default.cursor() as cursor:
            cursor.execute("select current_user")
            assert cursor.fetchone() == ("app_user",)
    finally:
        default.close()
        default.close_pool()


def test_pages_are_served_from_the_database_of_the_test(committed_database: str) -> None:
    with serving() as address, urllib.request.urlopen(f"{address}/", timeout=30) as answer:  # noqa: S310
        assert b"csrfmiddlewaretoken" in answer.read()
    assert not any(thread.is_alive() and "waitress" in thread.name for thread in threading.enumerate())
