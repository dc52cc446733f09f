"""``make check``: take away each policy and each trigger of the database in turn; at least one test must fail each time.

A rule that can be dropped without a test failing is a rule nobody would miss. Each mutation is made on copies of the
migrated database and of the demonstration, and the tests most likely to notice run first.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("WASL_TEST_HOME", "/tmp/wasl-mutations")  # noqa: S108 (a test home, like those of the tests)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wasl.settings")

from tests.databases import prepare_environment

prepare_environment()

import django

django.setup()

import psycopg
from tests.databases import clone_template, drop_database, fresh_name, migrated_template, start_server
from tests.demo_database import demo_template

from wasl.database.connections import role_address

ROOT = Path(__file__).resolve().parents[2]
# Rooms whose tests walk the chain through many tables.
USERS = ("participants", "grants", "handovers", "communiques", "attacks")


@dataclass(frozen=True)
class Mutation:
    """One rule taken away: the table it stands on, its name, and the statement."""

    table: str
    name: str
    statement: str

    def tests(self) -> Iterator[list[str]]:
        """What pytest is asked, where a failure is expected soonest first: the table's own rows, its room, then its users."""
        rooms = [path.name for path in (ROOT / "tests").iterdir() if path.is_dir()]
        named = {
            room for room in rooms if self.table.startswith(f"{room}_") or self.name.startswith(f"{room}_")
        }
        yield ["tests/policies", "-k", self.table]
        yield [f"tests/{room}" for room in sorted(named)] or ["tests/policies"]
        yield ["tests/policies", *(f"tests/{room}" for room in USERS if room not in named)]


def mutations(database: str) -> list[Mutation]:
    """Every policy of the runtime role and every trigger of ours."""
    with psycopg.connect(**role_address("app_owner", database)) as owner:
        policies = owner.execute(
            "select tablename::text, policyname::text from pg_policies order by 1, 2"
        ).fetchall()
        triggers = owner.execute(
            "select c.relname::text, t.tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid "
            "where not t.tgisinternal order by 1, 2"
        ).fetchall()
    found = [Mutation(t, p, f'drop policy "{p}" on "{t}"') for t, p in policies]
    return found + [Mutation(t, g, f'drop trigger "{g}" on "{t}"') for t, g in triggers]


def noticed(mutation: Mutation, migrated: str, demo: str) -> bool:
    """Whether at least one test fails without the rule."""
    copies = {"WASL_TEST_TEMPLATE": clone_template(migrated, fresh_name("mutant")),
              "WASL_TEST_DEMO_TEMPLATE": clone_template(demo, fresh_name("mutant"))}  # fmt: skip
    try:
        for name in copies.values():
            with psycopg.connect(**role_address("app_owner", name), autocommit=True) as owner:
                owner.execute(mutation.statement)
        for group in mutation.tests():
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-p", "no:cacheprovider", "-m", "not journey", *group],
                cwd=ROOT, env=os.environ | copies, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode == 1:
                return True
            if done.returncode not in (0, 5):
                raise SystemExit(done.stdout + done.stderr)
        return False
    finally:
        for name in copies.values():
            drop_database(name)


def main() -> int:
    """Try every mutation (or those whose name holds an argument); 1 when one goes unnoticed."""
    start_server()
    migrated = migrated_template()
    demo = demo_template(migrated)
    wanted = sys.argv[1:]
    chosen = [m for m in mutations(migrated) if not wanted or any(w in m.name for w in wanted)]
    unnoticed = []
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        answers = pool.map(lambda mutation: noticed(mutation, migrated, demo), chosen)
        for number, (mutation, found) in enumerate(zip(chosen, answers, strict=True), 1):
            print(
                f"{number}/{len(chosen)} {'noticed ' if found else 'MISSED  '} {mutation.table}: {mutation.name}",
                flush=True,
            )
            if not found:
                unnoticed.append(mutation)
    print(f"{len(chosen) - len(unnoticed)} passed, {len(unnoticed)} failed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
