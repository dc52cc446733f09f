"""Which policies, triggers and checking functions the migrations made, and which of them are no longer in force.

What must be there is read from the migrations themselves, so that no list of it can be forgotten. Whoever owns the
tables can drop a policy or switch a trigger off by hand, and no page would tell.
"""

import re
from collections.abc import Iterable, Iterator

import psycopg
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunSQL

# What a guard is called: its kind, its table (a function has none), its name.
Guard = tuple[str, str, str]

_STATEMENT = re.compile(
    r"(?P<verb>create|drop)\s+(?:or\s+replace\s+)?(?:constraint\s+)?(?P<kind>policy|trigger|function)\s+(?:if\s+exists\s+)?"
    r"(?P<name>\w+)(?P<rest>[^;]*?\son\s+(?P<table>\w+))?|"
    r"alter\s+table\s+(?P<forced>\w+)\s+(?P<no>no\s+)?force\s+row\s+level\s+security",
    re.IGNORECASE,
)


def expected() -> set[Guard]:
    """The guards that stand once every migration of this version is applied."""
    standing: set[Guard] = set()
    for statement in _statements():
        for found in _STATEMENT.finditer(statement):
            if found["forced"]:
                guard, made = ("table", found["forced"], "row level security"), not found["no"]
            else:
                kind = found["kind"].lower()
                guard = (kind, "" if kind == "function" else found["table"] or "", found["name"])
                made = found["verb"].lower() == "create"
            (standing.add if made else standing.discard)(guard)
    return standing


def missing(connection: psycopg.Connection[tuple[object, ...]]) -> list[Guard]:
    """The guards that are not there, not enabled or not in force."""
    return sorted(expected() - _present(connection))


def strange(connection: psycopg.Connection[tuple[object, ...]]) -> list[Guard]:
    """Policies no migration made: another policy opens what the others close."""
    return sorted(guard for guard in _present(connection) - expected() if guard[0] == "policy")


def _statements() -> Iterator[str]:
    loader = MigrationLoader(None)
    for key in _in_order(loader):
        for operation in loader.disk_migrations[key].operations:
            if isinstance(operation, RunSQL):
                yield from _texts(operation.sql)


def _in_order(loader: MigrationLoader) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for leaf in sorted(loader.graph.leaf_nodes()):
        for key in loader.graph.forwards_plan(leaf):
            if key not in seen:
                seen.add(key)
                yield key


def _texts(sql: object) -> Iterable[str]:
    if isinstance(sql, str):
        return [sql]
    given = sql if isinstance(sql, list | tuple) else []
    return [part if isinstance(part, str) else part[0] for part in given]


def _present(connection: psycopg.Connection[tuple[object, ...]]) -> set[Guard]:
    rows = connection.execute(
        "select 'policy', c.relname::text, p.polname::text from pg_policy p join pg_class c on c.oid = p.polrelid"
        " union all select 'trigger', c.relname::text, t.tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid"
        "   where not t.tgisinternal and t.tgenabled in ('O', 'A')"
        " union all select 'function', '', p.proname::text from pg_proc p where p.pronamespace = 'public'::regnamespace"
        " union all select 'table', relname::text, 'row level security' from pg_class"
        "   where relrowsecurity and relforcerowsecurity"
    ).fetchall()
    return {(str(kind), str(table), str(name)) for kind, table, name in rows}
