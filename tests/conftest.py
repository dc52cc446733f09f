"""Fixtures for every test: databases as `app_user`, no network, nothing undefined in a template."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections
from django.utils import translation
from playwright.sync_api import Browser
from pytest_socket import socket_allow_hosts
from tests.databases import (
    clone_template,
    drop_database,
    fresh_name,
    migrated_template,
    pointed_at,
    start_server,
)
from tests.journeys.look import browser

from wasl.database.connections import role_address

pytest_plugins = ["tests.demo_database"]

OwnerSql = Callable[..., list[tuple[Any, ...]]]


def pytest_runtest_setup() -> None:
    """No test reaches the network, only this machine; each begins in Arabic, whatever the one before it left."""
    socket_allow_hosts(["127.0.0.1", "::1"], allow_unix_socket=True)
    translation.deactivate()


@pytest.fixture(scope="session")
def database_server() -> None:
    """The server of this run, started."""
    start_server()


@pytest.fixture(scope="session")
def template_database(database_server: None, django_db_blocker: Any) -> str:
    """The name of the migrated database that others are cloned from."""
    with django_db_blocker.unblock():
        return migrated_template()


@pytest.fixture(scope="session")
def django_db_setup(template_database: str, django_db_blocker: Any) -> Iterator[None]:
    """The database of all tests that roll back: a clone of the migrated one, entered as `app_user`."""
    name = clone_template(template_database, fresh_name("test"))
    with django_db_blocker.unblock(), pointed_at(name):
        yield
    drop_database(name)


@pytest.fixture
def committed_database(template_database: str, django_db_blocker: Any) -> Iterator[str]:
    """A database of this test's own, where commits stay and every thread has its connection; gives its name.

    For concurrency, and for reading what was committed. It replaces `db` and `transactional_db`: `app_user`
    may not empty a table.
    """
    name = clone_template(template_database, fresh_name("own"))
    with django_db_blocker.unblock(), pointed_at(name):
        yield name
    drop_database(name)


@pytest.fixture
def owner_sql(request: pytest.FixtureRequest) -> Iterator[OwnerSql]:
    """Executes a statement as `app_owner` and returns its rows.

    With `committed_database` each statement is committed: the way to drop a policy and see a test fail.
    Otherwise everything is undone at the end and the test's own transaction does not see it.
    """
    commits = "committed_database" in request.fixturenames
    if commits:
        request.getfixturevalue("committed_database")
    name = settings.DATABASES["default"]["NAME"]
    with psycopg.connect(**role_address("app_owner", name), autocommit=commits) as connection:
        connection.execute("set lock_timeout = '5s'")

        def execute(statement: str, parameters: Any = None) -> list[tuple[Any, ...]]:
            cursor = connection.execute(statement, parameters)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []

        yield execute
        if not commits:
            connection.rollback()


@pytest.fixture
def in_thread() -> Callable[[Callable[[], Any]], "Started"]:
    """Starts a function in a thread of its own, whose database connections are closed at its end."""
    return Started


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """The one browser of a run (a process holds no second); each test opens windows of its own in it."""
    with browser() as opened:
        yield opened


class Started:
    """A function at work in another thread; `result()` waits for it and gives or raises what it ended with."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._answer: Any = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._answer = self._work()
        except BaseException as error:
            self._error = error
        finally:
            connections.close_all()

    def result(self, timeout: float = 30) -> Any:
        """What the function returned.

        Raises:
            TimeoutError: when it is still at work after `timeout` seconds.
        """
        self._thread.join(timeout)
        if self._thread.is_alive():
            raise TimeoutError("The other thread is still at work.")
        if self._error is not None:
            raise self._error
        return self._answer
