"""The databases of a test run: a migrated template, and clones of it. Everything runs as `app_user`.

`WASL_TEST_DATABASE_URL` names a server of your own (a role that may create roles and databases).
`WASL_TEST_HOME` names a home that is kept between runs, with its migrated template: much faster.
Otherwise a server is made for the run under /tmp and removed at its end.
"""

import atexit
import contextlib
import fcntl
import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from wasl.database import launcher, roles
from wasl.database.connections import admin_address, is_external
from wasl.database.home import home

SOURCE = Path(__file__).resolve().parents[1] / "src" / "wasl"
ALIASES = ("default", "owner")


def prepare_environment() -> None:
    """Points this process at the server of the tests. Called before the settings are read."""
    os.environ["WASL_POOL_SIZE"] = "0"
    # The browser's synchronous API keeps a loop of its own in the thread of the test; nothing of ours is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    os.environ["WASL_SECRET_KEY"] = "only-for-tests-" + "0" * 40
    url = os.environ.get("WASL_TEST_DATABASE_URL")
    os.environ.pop("DATABASE_URL", None)
    if url:
        os.environ["DATABASE_URL"] = url
    kept = os.environ.get("WASL_TEST_HOME")
    if kept:
        os.environ["WASL_HOME"] = kept
    elif "PYTEST_XDIST_WORKER" not in os.environ:  # Workers are given the home of the run they belong to.
        place = Path(tempfile.mkdtemp(prefix="wasl-tests-", dir="/tmp"))
        place.chmod(0o711)
        os.environ["WASL_HOME"] = str(place)
        atexit.register(_remove_server, os.getpid())
    launcher.prepare_secrets()  # The settings read them before the server is made.


def start_server() -> None:
    """Starts the server of the tests and arranges for its end."""
    launcher.ensure_running()
    if not is_external():
        _forget_on_power_failure()
    if os.environ.get("WASL_TEST_HOME"):
        in_use = (home() / "tests.lock").open("w")
        fcntl.flock(in_use, fcntl.LOCK_SH)
        atexit.register(_stop_when_last, in_use, os.getpid())


def _forget_on_power_failure() -> None:
    """Databases of tests need not outlive the machine: they are cloned and dropped several times faster so."""
    with _admin() as admin:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            admin.execute(sql.SQL("alter system set {} = off").format(sql.Identifier(setting)))
        admin.execute("select pg_reload_conf()")


def _remove_server(pid: int) -> None:
    if os.getpid() != pid:
        return
    launcher.remove_cluster()
    shutil.rmtree(home(), ignore_errors=True)


def _stop_when_last(in_use: Any, pid: int) -> None:
    if os.getpid() != pid:
        return
    with contextlib.suppress(BlockingIOError):
        fcntl.flock(in_use, fcntl.LOCK_EX | fcntl.LOCK_NB)
        launcher.stop()


def _admin() -> psycopg.Connection[Any]:
    return psycopg.connect(**admin_address(), autocommit=True)


def fingerprint() -> str:
    """Changes whenever a migration, or anything else that shapes a fresh database, changes."""
    digest = hashlib.sha256()
    shaping = [*SOURCE.rglob("migrations/**/*"), *(SOURCE / "database").glob("*.py"), SOURCE / "settings.py"]
    for path in sorted(shaping):
        if path.is_file() and path.suffix in {".py", ".sql", ".csv"}:
            digest.update(f"{path.relative_to(SOURCE)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def migrated_template() -> str:
    """The name of a database migrated by `app_owner`, made once; nothing ever connects to it again.

    `WASL_TEST_TEMPLATE` names one to use instead: the mutations run the tests on a database they have harmed.
    """
    return os.environ.get("WASL_TEST_TEMPLATE") or built_template("template", fingerprint(), _migrate)


def built_template(kind: str, version: str, build: Callable[[], None], source: str | None = None) -> str:
    """A database made once by `build` and then only cloned, kept for later runs under `wasl_<kind>_<version>`.

    `build` finds `default` and `owner` pointed at an empty database, or at a clone of the template `source`.
    `version` must change with everything that `build` depends on.
    """
    name = f"wasl_{kind}_{version}"
    with _admin() as admin:
        admin.execute("select pg_advisory_lock(hashtext('wasl.tests'))")
        if exists(name):
            return name
        draft = f"{name}_draft"
        drop_database(draft)
        if source:
            clone_template(source, draft)
        else:
            roles.create_database(admin, draft)
            roles.enter_only(admin, draft)
            roles.prepare_database(draft)
        with pointed_at(draft):
            build()
        admin.execute(
            sql.SQL("alter database {} rename to {}").format(sql.Identifier(draft), sql.Identifier(name))
        )
        if not is_external():
            _tidy(admin, kind)
    return name


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def _tidy(admin: psycopg.Connection[Any], kind: str) -> None:
    """Drops all but the last three templates of a kind, and the databases of runs that ended badly."""
    old = admin.execute(
        "select datname::text from pg_database where datname like %s and datname not like '%%draft'"
        " order by oid desc offset 3",
        [f"wasl\\_{kind}\\_%"],
    ).fetchall()
    runs = admin.execute(
        "select datname::text from pg_database where datname ~ '^wasl_(test|own)_[0-9]+_'"
    ).fetchall()
    dead = [row for row in runs if not Path(f"/proc/{row[0].split('_')[2]}").exists()]
    for (name,) in [*old, *dead]:
        drop_database(name)


def exists(name: str) -> bool:
    """Whether the server has a database of that name."""
    with _admin() as admin:
        return admin.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def clone_template(source: str, name: str) -> str:
    """Copies the database `source`, to which nothing may be connected, as `name`, and returns `name`."""
    with _admin() as admin:
        # Two clones of one template at the same time would refuse each other.
        admin.execute("select pg_advisory_lock(hashtext('wasl.tests.clone'))")
        admin.execute(
            sql.SQL("create database {} template {} owner app_owner").format(
                sql.Identifier(name), sql.Identifier(source)
            )
        )
        roles.enter_only(admin, name)
    return name


def drop_database(name: str) -> None:
    """Drops a database and whoever is still connected to it."""
    with _admin() as admin:
        admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def fresh_name(kind: str) -> str:
    """A name no other run uses."""
    return f"wasl_{kind}_{os.getpid()}_{secrets.token_hex(3)}"


@contextlib.contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Within the block, `default` and `owner` lead to the database `name`, in every thread started there."""
    before = {alias: settings.DATABASES[alias]["NAME"] for alias in ALIASES}
    _point(dict.fromkeys(ALIASES, name))
    try:
        yield
    finally:
        _point(before)


def _point(names: dict[str, str]) -> None:
    for alias, name in names.items():
        connection = connections[alias]
        connection.close()
        connection.close_pool()
        settings.DATABASES[alias]["NAME"] = name
        connection.settings_dict["NAME"] = name
        connections.settings[alias]["NAME"] = name
