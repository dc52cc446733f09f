"""What `wasl doctor` looks at: each check gives sentences, good or bad, and changes nothing."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from wasl.database import guards, locked_text
from wasl.database.connections import is_external, role_address
from wasl.database.home import home
from wasl.database.roles import SIGN_IN_TABLES, by_hand

LEAST_FREE = 500 * 1024 * 1024  # bytes; a full disk stops the database


@dataclass(frozen=True)
class Finding:
    """One sentence about one thing, `good` or not; `code` is for programs."""

    code: str
    good: bool
    sentence: str


Connection = psycopg.Connection[tuple[object, ...]]


def examine() -> list[Finding]:
    """Every finding about this installation, the bad ones included."""
    found = [*_home(), *_disk(), *_secrets()]
    try:
        connection = psycopg.connect(**role_address("app_user"), connect_timeout=5)
    except psycopg.OperationalError as error:
        sentence = _("app_user cannot enter the database: %(reason)s") % {"reason": str(error).strip()}
        if is_external():
            sentence += "\n" + _("Whoever runs the server may prepare it with:") + "\n" + by_hand()
        return [*found, Finding("connection", False, sentence)]
    with connection:
        for check in (_version, _roles, _trigrams, _row_security, _guards, _rights, _second_steps):
            found.extend(check(connection))
    return [*found, *_migrations()]


def _home() -> Iterator[Finding]:
    place = home()
    if not place.exists():
        yield Finding(
            "home",
            False,
            _("The home %(home)s does not exist yet: `wasl migrate` makes it.") % {"home": place},
        )
        return
    open_to = [path for path in (place, place / "secrets") if path.exists() and path.stat().st_mode & 0o066]
    for path in open_to:
        yield Finding("home", False, _("%(path)s can be read by others: chmod go-rw it.") % {"path": path})
    if not open_to:
        yield Finding("home", True, _("The home %(home)s is closed to others.") % {"home": place})


def _disk() -> Iterator[Finding]:
    place = home()
    where = place if place.exists() else Path("/")
    free = shutil.disk_usage(where).free
    values = {"megabytes": free // (1024 * 1024), "home": place}
    if free < LEAST_FREE:
        yield Finding(
            "disk", False, _("Too little room for %(home)s (%(megabytes)s MB): make room.") % values
        )
    else:
        yield Finding("disk", True, _("There is room for %(home)s (%(megabytes)s MB).") % values)


def _secrets() -> Iterator[Finding]:
    place = home() / "secrets"
    names = ["app_owner", "app_user", *([] if is_external() else ["postgres"])]
    bad = False
    for name in names:
        path = place / name
        if os.environ.get(f"WASL_{name.upper()}_PASSWORD"):
            continue
        if not path.exists():
            bad = True
            yield Finding(
                "secrets",
                False,
                _("The secret %(name)s is missing from %(place)s.") % {"name": name, "place": place},
            )
        elif stat.S_IMODE(path.stat().st_mode) != 0o600:
            bad = True
            yield Finding("secrets", False, _("The secret %(path)s must have mode 0600.") % {"path": path})
    if not bad:
        yield Finding("secrets", True, _("The passwords are there, readable by their owner only."))


def _version(connection: Connection) -> Iterator[Finding]:
    version = connection.info.server_version
    values = {"version": f"{version // 10000}.{version % 10000}"}
    if version >= 150000:
        yield Finding("version", True, _("The server is PostgreSQL %(version)s.") % values)
    else:
        yield Finding(
            "version", False, _("The server is PostgreSQL %(version)s; 15 or newer is needed.") % values
        )


def _roles(connection: Connection) -> Iterator[Finding]:
    rows = connection.execute(
        "select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles"
        " where rolname in ('app_owner', 'app_user', 'app_check')"
    ).fetchall()
    known = {str(row[0]): row for row in rows}
    good = True
    for role, may_login in (("app_owner", True), ("app_user", True), ("app_check", False)):
        row = known.get(role)
        if row is None:
            good = False
            yield Finding("roles", False, _("The role %(role)s is missing.") % {"role": role})
        elif row[1] or row[2]:
            good = False
            yield Finding(
                "roles",
                False,
                _(
                    "The role %(role)s escapes row-level security: alter role %(role)s nosuperuser nobypassrls."
                )
                % {"role": role},
            )
        elif bool(row[3]) != may_login:
            good = False
            yield Finding(
                "roles", False, _("The role %(role)s has the wrong right to sign in.") % {"role": role}
            )
    if good:
        yield Finding("roles", True, _("The three roles are there, and row-level security binds them."))


def _trigrams(connection: Connection) -> Iterator[Finding]:
    try:
        row = connection.execute("select show_trgm('وصل')").fetchone()
    except psycopg.Error:
        connection.rollback()
        yield Finding("trigrams", False, _("The extension pg_trgm is missing: names cannot be searched."))
        return
    if row and row[0]:
        yield Finding("trigrams", True, _("Arabic words can be searched."))
    else:
        yield Finding(
            "trigrams", False, _("The database's locale knows no Arabic letters: make it again with C.UTF-8.")
        )


def _row_security(connection: Connection) -> Iterator[Finding]:
    rows = connection.execute(
        "select c.relname::text from pg_class c where c.relnamespace = 'public'::regnamespace"
        " and c.relkind in ('r', 'p') and exists (select from pg_policy p where p.polrelid = c.oid)"
        " and not (c.relrowsecurity and c.relforcerowsecurity) order by 1"
    ).fetchall()
    for (table,) in rows:
        yield Finding(
            "row_security",
            False,
            _("The table %(table)s has policies that are not in force.") % {"table": table},
        )
    if not rows:
        yield Finding("row_security", True, _("Row-level security is in force wherever there are policies."))


def _guards(connection: Connection) -> Iterator[Finding]:
    gone, added = guards.missing(connection), guards.strange(connection)
    for kind, table, name in gone:
        values = {"guard": f"{kind} {name}", "table": table or "public"}
        yield Finding(
            "guards", False, _("%(guard)s on %(table)s was taken away or switched off by hand.") % values
        )
    for _kind, table, name in added:
        values = {"guard": f"policy {name}", "table": table}
        yield Finding("guards", False, _("%(guard)s on %(table)s was added by hand: drop it.") % values)
    if not gone and not added:
        yield Finding("guards", True, _("Every rule this version keeps in the database is in force."))


def _rights(connection: Connection) -> Iterator[Finding]:
    rows = connection.execute(
        "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
        " and has_table_privilege('app_user', oid, 'DELETE, TRUNCATE') and relname <> all(%s) order by 1",
        [list(SIGN_IN_TABLES)],
    ).fetchall()
    for (table,) in rows:
        yield Finding("rights", False, _("app_user may delete rows of %(table)s.") % {"table": table})
    if not rows:
        yield Finding("rights", True, _("The running role can delete nothing but sign-ins."))


def _second_steps(connection: Connection) -> Iterator[Finding]:
    """A table brought here without its key shuts everybody out who has a second step: say so before they come."""
    if connection.execute("select to_regclass('mfa_authenticator')").fetchone() == (None,):
        return
    rows = connection.execute(
        "select coalesce(data ->> 'secret', data ->> 'seed', '') from mfa_authenticator"
    ).fetchall()
    lost = sum(not locked_text.opens(str(text)) for (text,) in rows)
    if lost:
        yield Finding(
            "second_steps",
            False,
            _(
                "Second steps that no key of this home opens: %(count)s. Put back the key of %(file)s, or reset these sign-ins."
            )
            % {"count": lost, "file": home() / "secrets" / locked_text.KEYS},
        )
    elif rows:
        yield Finding("second_steps", True, _("Every second step is locked with a key of this home."))


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connections["default"])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Finding(
            "migrations",
            False,
            _("Waiting migrations: %(count)s. Run `wasl migrate`.") % {"count": len(waiting)},
        )
    else:
        yield Finding("migrations", True, _("The database fits this version."))
