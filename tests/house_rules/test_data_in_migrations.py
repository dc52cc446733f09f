"""An upgrade meets databases that hold work: what a migration writes is checked before it changes the shape of a table.

PostgreSQL alters no table while rows of it wait for the checks of the commit; on the empty tables of the tests none do.
"""

import inspect
import re
from collections.abc import Iterator

import pytest
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

_BODIES = re.compile(r"\$(\w*)\$.*?\$\1\$", re.DOTALL)
_WRITES = re.compile(r"^\s*(?:insert into|update|delete from|with)\b", re.IGNORECASE)
_SHAPES = re.compile(r"^\s*(?:alter table|create (?:unique )?index|drop table|truncate)\b", re.IGNORECASE)
_CHECKED = re.compile("set constraints all immediate")
_CHECKS = re.compile(r"^\s*set constraints all immediate", re.IGNORECASE)


def _steps(migration: Migration) -> Iterator[str]:
    """``writes``, ``checks`` or ``shapes``, in order; what a function of Python does is taken for writing."""
    for operation in migration.operations:
        if isinstance(operation, RunPython):
            yield "checks" if _CHECKED.search(inspect.getsource(operation.code)) else "writes"
        elif isinstance(operation, RunSQL):
            text = operation.sql if isinstance(operation.sql, str) else ";".join(map(str, operation.sql))
            for statement in _BODIES.sub("''", text).split(";"):
                for name, told in (("checks", _CHECKS), ("writes", _WRITES), ("shapes", _SHAPES)):
                    if told.match(statement):
                        yield name
        else:
            yield "shapes"


def _waits(steps: list[str]) -> bool:
    waiting = False
    for step in steps:
        if step == "shapes" and waiting:
            return True
        waiting = step == "writes" or (waiting and step != "checks")
    return False


@pytest.fixture(scope="module")
def migrations() -> dict[tuple[str, str], Migration]:
    loader = MigrationLoader(None)
    return {
        key: found for key, found in loader.disk_migrations.items() if found.__module__.startswith("wasl.")
    }


def test_what_is_written_is_checked_before_a_table_changes(
    migrations: dict[tuple[str, str], Migration],
) -> None:
    assert ("participants", "0008_casework_rules") in migrations
    assert [".".join(key) for key, found in migrations.items() if _waits(list(_steps(found)))] == []
