"""``make check``: take away each policy and each trigger of the database in turn; at least one test must fail each time.

A rule that can be dropped without a test failing is a rule nobody would miss. Each mutation is made on copies of the
migrated database and of the demonstration. The test that noticed last time (``noticed_by.json``) is asked first, then
those most likely to. ``--learn`` writes that file anew from what was seen; other arguments choose rules by name.
"""

import json
import os
import re
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
NOTICED_BY = Path(__file__).with_name("noticed_by.json")
FIRST_TO_ASK: dict[str, str] = json.loads(NOTICED_BY.read_text()) if NOTICED_BY.exists() else {}
# Rooms whose tests walk the chain through many tables.
USERS = ("participants", "grants", "handovers", "communiques", "attacks")


@dataclass(frozen=True)
class Mutation:
    """One rule taken away: the table it stands on, its name, and the statement."""

    table: str
    name: str
    statement: str

    @property
    def label(self) -> str:
        """How the rule is told, and kept in ``noticed_by.json``."""
        return f"{self.table}: {self.name}"

    def tests(self) -> Iterator[list[str]]:
        """What pytest is asked, where a failure is expected soonest first: the table's own rows, its room, then its users."""
        rooms = [path.name for path in (ROOT / "tests").iterdir() if path.is_dir()]
        named = {
            room for room in rooms if self.table.startswith(f"{room}_") or self.name.startswith(f"{room}_")
        }
        if known := FIRST_TO_ASK.get(self.label):
            yield [known]
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


def noticed(mutation: Mutation, migrated: str, demo: str) -> str:
    """A test that fails without the rule; empty when none does."""
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
                failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
                return failed[1] if failed else "a test without a name"
            # 4: the test that noticed last time is not there any more.
            if done.returncode not in (0, 4, 5):
                raise SystemExit(done.stdout + done.stderr)
        return ""
    finally:
        for name in copies.values():
            drop_database(name)


def main() -> int:
    """Try every mutation (or those whose name holds an argument); 1 when one goes unnoticed."""
    start_server()
    migrated = migrated_template()
    demo = demo_template(migrated)
    wanted = [word for word in sys.argv[1:] if word != "--learn"]
    chosen = [m for m in mutations(migrated) if not wanted or any(w in m.name for w in wanted)]
    seen = dict(FIRST_TO_ASK)
    missed = 0
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        answers = pool.map(lambda mutation: noticed(mutation, migrated, demo), chosen)
        for number, (mutation, by) in enumerate(zip(chosen, answers, strict=True), 1):
            told = f"noticed  {mutation.label} ({by})" if by else f"MISSED   {mutation.label}"
            print(f"{number}/{len(chosen)} {told}", flush=True)
            missed += not by
            seen[mutation.label] = by
            if "--learn" in sys.argv:
                kept = {label: test for label, test in sorted(seen.items()) if "::" in test}
                NOTICED_BY.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n")
    print(f"{len(chosen) - missed} passed, {missed} failed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
