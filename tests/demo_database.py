"""A database that holds the demonstration (both programme files), loaded once and cloned for whoever asks.

Registered by ``tests/conftest.py``; see ``docs/recipes/testing.md``.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import psycopg
import pytest
from django.db import connections, transaction
from django.utils import translation
from psycopg import sql
from tests.databases import (
    SOURCE,
    _admin,
    clone_template,
    drop_database,
    exists,
    fresh_name,
    pointed_at,
)
from tests.demo_data.programme_files import CASE, SECOND_CENTRE

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE

FILES = (CASE, SECOND_CENTRE)
SHAPING = {".py", ".sql", ".typ", ".csv", ".yaml"}


def demo_fingerprint() -> str:
    """Changes whenever code, templates, reference data or the files change: a kept database is then made anew."""
    digest = hashlib.sha256()
    for path in [*sorted(SOURCE.rglob("*")), *sorted((SOURCE.parents[1] / "data").glob("*.csv")), *FILES]:
        if path.suffix in SHAPING and "web" not in path.relative_to(SOURCE.parents[1]).parts:
            digest.update(f"{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def load_files() -> None:
    """Load both files into the database the connections point to, as the machine's operator."""
    # Only here: the room is not there yet while a branch is being built from below.
    from wasl.exchange.operations import load_programme

    with translation.override("ar"):
        for path in FILES:
            load_programme(by=HOUSE, content=path.read_bytes())


def demo_template(migrated: str) -> str:
    """The name of a database that holds the demonstration, made once per state of the code; nothing stays connected.

    ``WASL_TEST_DEMO_TEMPLATE`` names one to use instead: a copy the mutations have harmed.
    """
    if harmed := os.environ.get("WASL_TEST_DEMO_TEMPLATE"):
        return harmed
    name = f"wasl_demo_{demo_fingerprint()}"
    with _admin() as admin:
        admin.execute("select pg_advisory_lock(hashtext('wasl.tests.demo'))")
        if not exists(name):
            _drop_outdated(admin)
            draft = f"{name}_draft"
            drop_database(draft)
            clone_template(migrated, draft)
            with pointed_at(draft):
                load_files()
            admin.execute(
                sql.SQL("alter database {} rename to {}").format(sql.Identifier(draft), sql.Identifier(name))
            )
    return name


def _drop_outdated(admin: psycopg.Connection[Any]) -> None:
    for (name,) in admin.execute(
        "select datname from pg_database where datname like 'wasl_demo_%'"
    ).fetchall():
        with suppress(psycopg.Error):
            admin.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def demo_database(template_database: str, django_db_blocker: Any) -> Iterator[str]:
    """The name of this run's database with the demonstration, shared by the tests that roll back."""
    with django_db_blocker.unblock():
        name = clone_template(demo_template(template_database), fresh_name("case"))
    yield name
    drop_database(name)


@pytest.fixture
def demo(request: pytest.FixtureRequest, demo_database: str, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration, in a transaction undone at the end. Takes the place of ``db``: ask for one of them only."""
    if {"db", "transactional_db", "committed_database"} & set(request.fixturenames):
        raise pytest.UsageError("A test asks for `demo`, or for another database, not for both.")
    with django_db_blocker.unblock(), pointed_at(demo_database):
        held = transaction.atomic()
        held._from_testcase = True  # type: ignore[attr-defined] # durable blocks may open inside, as in a TestCase
        held.__enter__()
        try:
            yield
        finally:
            if connections["default"].connection is not None:
                transaction.set_rollback(True)
            held.__exit__(None, None, None)


@pytest.fixture
def committed_demo(template_database: str, django_db_blocker: Any) -> Iterator[str]:
    """The demonstration in a database of this test's own, where commits stay: for servers, threads and browsers."""
    with django_db_blocker.unblock():
        name = clone_template(demo_template(template_database), fresh_name("owndemo"))
        assert os.environ["WASL_POOL_SIZE"] == "0"
        with pointed_at(name):
            yield name
    drop_database(name)


@pytest.fixture
def demo_actors(request: pytest.FixtureRequest) -> dict[str, Actor]:
    """The accounts of the demonstration as actors, by username (``coordinator.marrakech``, ``headquarters``…)."""
    request.getfixturevalue("committed_demo" if "committed_demo" in request.fixturenames else "demo")
    return {user.username: actor_of(user) for user in User.objects.all()}
