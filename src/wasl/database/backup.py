"""Saving everything in one encrypted file, and bringing it back whole or not at all.

All that Wasl knows is in the database, papers and scans too, so a backup is the database. It is made from one
snapshot, while people work, and passes from `pg_dump` into the sealed file, and back, without touching the disk.
"""

import contextlib
import json
import os
import secrets
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NotRequired, TypedDict

import psycopg
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _
from psycopg import sql

from wasl.database import locked_text
from wasl.database.connections import admin_address, database_name
from wasl.database.dump_programs import dump_program
from wasl.database.problems import ServerProblem
from wasl.database.roles import create_database, enter_only
from wasl.database.sealed import SealedWriter, read_sealed

SHORTEST = 12  # characters of a passphrase

_TABLES = (
    "select relname::text from pg_class where relnamespace = 'public'::regnamespace"
    " and relkind in ('r', 'p') order by 1"
)


class Manifest(TypedDict):
    """What a backup says of itself: rows of each table, migrations applied, version of the server.

    `keys` open the second steps (`wasl.database.locked_text`); backups of the first versions carry none.
    """

    rows: dict[str, int]
    migrations: list[list[str]]
    server: int
    keys: NotRequired[list[str]]


def save(target: Path, passphrase: str) -> Manifest:
    """Writes an encrypted backup to `target` (mode 0600), which must not exist yet.

    Raises:
        ServerProblem: when the passphrase is too short, the file exists, or the dump fails; no file is left then.
    """
    if len(passphrase) < SHORTEST:
        raise ServerProblem(
            _("The passphrase is too short (fewest characters: %(count)s).") % {"count": SHORTEST}
        )
    if target.exists():
        raise ServerProblem(_("%(file)s exists already: choose another name.") % {"file": target})
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise ServerProblem(
            _("%(file)s cannot be written: %(reason)s.") % {"file": target, "reason": error.strerror}
        ) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            manifest = _dump(file, passphrase)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def bring_back(source: Path, passphrase: str, *, replace: bool = False) -> Manifest:
    """Brings a backup back: reads it through, restores it into a new database, counts, then changes the two over.

    Until the last step the present database is untouched; that step is one transaction.

    Raises:
        ServerProblem: when the file is damaged, the passphrase wrong, the backup newer than this version, or the
            present database has tables and `replace` was not asked for.
    """
    manifest = _verify(source, passphrase)
    _refuse_unknown(manifest)
    if not replace and _has_tables():
        raise ServerProblem(_("The database is not empty: --replace puts the backup in its place."))
    incoming = f"{database_name()}_incoming_{secrets.token_hex(3)}"
    with psycopg.connect(**admin_address(), autocommit=True) as admin:
        create_database(admin, incoming)
        try:
            _restore(source, passphrase, incoming)
            _compare(manifest, incoming)
            enter_only(admin, incoming)
            locked_text.add_older(manifest.get("keys", []))
            _change_over(admin, incoming)
        finally:
            admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(incoming)))
    return manifest


def _dump(file: BinaryIO, passphrase: str) -> Manifest:
    writer = SealedWriter(file, passphrase)
    with psycopg.connect(**admin_address(database_name())) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        row = connection.execute("select pg_export_snapshot()").fetchone()
        manifest = _describe(connection)
        manifest["keys"] = locked_text.keys()
        head = json.dumps(manifest).encode()
        writer.write(struct.pack(">I", len(head)) + head)
        options = ["--format=custom", "--no-comments", f"--snapshot={row[0] if row else ''}"]
        with dump_program("pg_dump", database_name(), options, stdout=subprocess.PIPE) as process:
            for data in iter(lambda: process.stdout.read(1 << 18) if process.stdout else b"", b""):
                writer.write(data)
    writer.close()
    return manifest


def _describe(connection: psycopg.Connection[Any]) -> Manifest:
    """Counts every row. `row_security = off` makes the count fail, rather than be short, for a role that is bound by it."""
    try:
        connection.execute("set local row_security = off")
        tables = [name for (name,) in connection.execute(_TABLES).fetchall()]
        rows = {}
        for table in tables:
            found = connection.execute(
                sql.SQL("select count(*) from {}").format(sql.Identifier(table))
            ).fetchone()
            rows[table] = int(found[0]) if found else 0
    except psycopg.errors.InsufficientPrivilege as error:
        raise ServerProblem(
            _("The role of DATABASE_URL does not see every row: it needs BYPASSRLS to make a whole backup.")
        ) from error
    applied: list[list[str]] = []
    if "django_migrations" in rows:
        applied = [
            list(row) for row in connection.execute("select app, name from django_migrations order by 1, 2")
        ]
    return Manifest(rows=rows, migrations=applied, server=connection.info.server_version)


def _verify(source: Path, passphrase: str) -> Manifest:
    """Reads the file to its end; nothing is written before every chunk of it is proven."""
    with _opened(source) as file:
        plain = _Plain(read_sealed(file, passphrase))
        manifest = plain.manifest()
        for _chunk in plain.rest():
            pass
    return manifest


def _restore(source: Path, passphrase: str, name: str) -> None:
    with _opened(source) as file:
        plain = _Plain(read_sealed(file, passphrase))
        plain.manifest()
        options = ["--exit-on-error", "--single-transaction", "--no-comments"]
        with (
            dump_program("pg_restore", name, options, stdin=subprocess.PIPE) as process,
            contextlib.suppress(BrokenPipeError),  # What it complained of is told at the end of the block.
        ):
            for chunk in plain.rest():
                if process.stdin:
                    process.stdin.write(chunk)


def _opened(source: Path) -> BinaryIO:
    try:
        return source.open("rb")
    except OSError as error:
        raise ServerProblem(
            _("%(file)s cannot be read: %(reason)s.") % {"file": source, "reason": error.strerror}
        ) from error


def _refuse_unknown(manifest: Manifest) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    newer = [f"{app}.{name}" for app, name in manifest["migrations"] if (app, name) not in known]
    if newer:
        raise ServerProblem(
            _(
                "The backup comes from a newer version of Wasl (it knows %(name)s): install that version first."
            )
            % {"name": newer[0]}
        )


def _has_tables() -> bool:
    with psycopg.connect(**admin_address(database_name())) as connection:
        return connection.execute(_TABLES).fetchone() is not None


def _compare(manifest: Manifest, name: str) -> None:
    with psycopg.connect(**admin_address(name)) as connection:
        found = _describe(connection)["rows"]
    wrong = sorted(table for table, count in manifest["rows"].items() if found.get(table) != count)
    if wrong:
        raise ServerProblem(
            _("The table %(table)s did not come back whole: nothing was changed.") % {"table": wrong[0]}
        )


def _change_over(admin: psycopg.Connection[Any], incoming: str) -> None:
    present, old = sql.Identifier(database_name()), sql.Identifier(f"{incoming}_old")
    admin.execute(sql.SQL("alter database {} allow_connections false").format(present))
    try:
        admin.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = %s",
            [database_name()],
        )
        with admin.transaction():
            admin.execute(sql.SQL("alter database {} rename to {}").format(present, old))
            admin.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(incoming), present))
    except psycopg.Error:
        admin.execute(sql.SQL("alter database {} allow_connections true").format(present))
        raise
    admin.execute(sql.SQL("drop database {} with (force)").format(old))


class _Plain:
    """The opened stream of a backup: first its manifest, then the dump."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._left = b""

    def manifest(self) -> Manifest:
        (length,) = struct.unpack(">I", self._take(4))
        manifest: Manifest = json.loads(self._take(length))
        return manifest

    def rest(self) -> Iterator[bytes]:
        yield self._left
        yield from self._chunks

    def _take(self, count: int) -> bytes:
        while len(self._left) < count:
            self._left += next(self._chunks)
        taken, self._left = self._left[:count], self._left[count:]
        return taken
