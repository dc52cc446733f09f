"""A backup brings back every row, and a bad one changes nothing."""

import io
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from tests.conftest import OwnerSql

from wasl.database import backup, locked_text
from wasl.database.connections import admin_address, role_address
from wasl.database.home import home
from wasl.database.problems import ServerProblem
from wasl.database.sealed import CHUNK, SealedWriter, read_sealed

pytestmark = [pytest.mark.database]

PASSPHRASE = "correct horse battery staple"
WORD = "وصل بالتسلم"

Everything = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def full_database(committed_database: str, owner_sql: OwnerSql, monkeypatch: pytest.MonkeyPatch) -> str:
    """A migrated database with a guarded table of words and bytes, to which the backup is pointed."""
    owner_sql("create table kept (id int primary key, word text, content bytea)")
    owner_sql(
        "insert into kept select n, %s || n, (select decode(string_agg(md5(n || '.' || i), ''), 'hex')"
        " from generate_series(1, 1000) i) from generate_series(1, 200) n",
        [WORD],
    )
    owner_sql("alter table kept enable row level security, force row level security")
    owner_sql("create policy kept_read on kept for select to app_user using (id < 10)")
    monkeypatch.setattr(backup, "database_name", lambda: committed_database)
    return committed_database


def everything(name: str) -> Everything:
    """Every row of every table, its rules and rights, as the superuser sees them."""
    found: Everything = {}
    with psycopg.connect(**admin_address(name)) as admin:
        for (table,) in admin.execute(backup._TABLES).fetchall():
            query = sql.SQL("select t::text from {} as t order by 1").format(sql.Identifier(table))
            found[table] = admin.execute(query).fetchall()
        found["/policies"] = admin.execute(
            "select * from pg_policies order by tablename, policyname"
        ).fetchall()
        found["/rights"] = admin.execute(
            "select relname::text, relowner::regrole::text, relrowsecurity, relforcerowsecurity,"
            " coalesce(relacl, acldefault('r', relowner))::text from pg_class"
            " where relnamespace = 'public'::regnamespace order by 1"
        ).fetchall()
        found["/functions"] = admin.execute(
            "select oid::regprocedure::text, proowner::regrole::text, prosecdef, proconfig from pg_proc"
            " where pronamespace = 'public'::regnamespace order by 1"
        ).fetchall()
        found["/triggers"] = admin.execute(
            "select tgrelid::regclass::text, tgname::text, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal"
            " order by 1, 2"
        ).fetchall()
    return found


def leftovers() -> list[str]:
    """Databases that a restore left behind."""
    with psycopg.connect(**admin_address()) as admin:
        rows = admin.execute(
            "select datname::text from pg_database where datname like '%incoming%'"
        ).fetchall()
    return [name for (name,) in rows]


def test_what_is_brought_back_equals_what_was_saved_row_by_row(
    full_database: str, owner_sql: OwnerSql, tmp_path: Path
) -> None:
    file = tmp_path / "saved.wasl"
    before = everything(full_database)
    assert len(before["kept"]) == 200
    manifest = backup.save(file, PASSPHRASE)
    assert manifest["rows"]["kept"] == 200
    owner_sql("drop table kept")
    owner_sql("create table intruder ()")
    backup.bring_back(file, PASSPHRASE, replace=True)
    assert everything(full_database) == before
    assert leftovers() == []


def test_the_runtime_role_is_bound_again_after_a_restore(full_database: str, tmp_path: Path) -> None:
    backup.save(tmp_path / "saved.wasl", PASSPHRASE)
    backup.bring_back(tmp_path / "saved.wasl", PASSPHRASE, replace=True)
    with psycopg.connect(**role_address("app_user", full_database)) as runtime:
        assert runtime.execute("select count(*) from kept").fetchone() == (9,)


def test_the_file_is_closed_to_others_and_shows_nothing(full_database: str, tmp_path: Path) -> None:
    file = tmp_path / "saved.wasl"
    backup.save(file, PASSPHRASE)
    content = file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]
    for secret_part in (WORD.encode(), b"kept", b"PGDMP", b"django_migrations"):
        assert secret_part not in content


def test_the_keys_of_second_steps_come_along(
    full_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another machine, whose home has keys of its own, what was locked here opens."""
    locked = locked_text.lock("JBSWY3DP")
    backup.save(tmp_path / "saved.wasl", PASSPHRASE)
    assert locked_text.keys()[0].encode() not in (tmp_path / "saved.wasl").read_bytes()
    elsewhere = "keys-of-another-machine"
    monkeypatch.setattr(locked_text, "KEYS", elsewhere)
    try:
        own = locked_text.lock("JBSWY3DP")
        assert not locked_text.opens(locked)
        backup.bring_back(tmp_path / "saved.wasl", PASSPHRASE, replace=True)
        assert locked_text.opens(locked)
        assert locked_text.opens(own)
    finally:
        (home() / "secrets" / elsewhere).unlink()


def damage_nothing(content: bytes) -> bytes:
    return content


def flip_a_bit(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def cut_the_end(content: bytes) -> bytes:
    return content[:-20]


def cut_a_chunk(content: bytes) -> bytes:
    start = content.index(b"}}") + 2
    return content[: start + 4 + CHUNK + 16]


def change_the_header(content: bytes) -> bytes:
    return content.replace(b'"version": 1', b'"version" :1', 1)


def forget_the_header(content: bytes) -> bytes:
    return b"PK" + content


@pytest.mark.parametrize(
    ("passphrase", "harm", "sentence"),
    [
        ("another passphrase", damage_nothing, "passphrase is wrong"),
        ("", damage_nothing, "passphrase is wrong"),
        (PASSPHRASE, flip_a_bit, "damaged"),
        (PASSPHRASE, cut_the_end, "damaged"),
        (PASSPHRASE, cut_a_chunk, "damaged"),
        (PASSPHRASE, change_the_header, "wrong|damaged"),
        (PASSPHRASE, forget_the_header, "not a backup"),
    ],
)
def test_a_bad_file_or_passphrase_changes_nothing(
    full_database: str, tmp_path: Path, passphrase: str, harm: Any, sentence: str
) -> None:
    file = tmp_path / "saved.wasl"
    backup.save(file, PASSPHRASE)
    assert file.stat().st_size > 2 * CHUNK
    file.write_bytes(harm(file.read_bytes()))
    before = everything(full_database)
    with pytest.raises(ServerProblem, match=sentence):
        backup.bring_back(file, passphrase, replace=True)
    assert everything(full_database) == before
    assert leftovers() == []


def test_a_restore_that_fails_half_way_changes_nothing(
    full_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "saved.wasl"
    backup.save(file, PASSPHRASE)
    before = everything(full_database)
    whole = backup._Plain.rest
    monkeypatch.setattr(backup._Plain, "rest", lambda self: iter([next(whole(self))[: CHUNK // 2]]))
    with pytest.raises(ServerProblem, match=r"pg_restore did not finish|did not come back whole"):
        backup.bring_back(file, PASSPHRASE, replace=True)
    assert everything(full_database) == before
    assert leftovers() == []


def test_a_database_that_is_not_empty_is_not_replaced_by_accident(full_database: str, tmp_path: Path) -> None:
    backup.save(tmp_path / "saved.wasl", PASSPHRASE)
    with pytest.raises(ServerProblem, match="not empty"):
        backup.bring_back(tmp_path / "saved.wasl", PASSPHRASE)


def test_a_backup_of_a_newer_version_is_refused(
    full_database: str, owner_sql: OwnerSql, tmp_path: Path
) -> None:
    owner_sql("insert into django_migrations (app, name, applied) values ('audit', '9999_later', now())")
    backup.save(tmp_path / "saved.wasl", PASSPHRASE)
    with pytest.raises(ServerProblem, match=r"newer version of Wasl \(it knows audit.9999_later"):
        backup.bring_back(tmp_path / "saved.wasl", PASSPHRASE, replace=True)


def test_a_file_that_exists_is_not_written_over(full_database: str, tmp_path: Path) -> None:
    file = tmp_path / "saved.wasl"
    file.write_text("something else")
    with pytest.raises(ServerProblem, match="exists already"):
        backup.save(file, PASSPHRASE)
    assert file.read_text() == "something else"


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ServerProblem, match=r"too short \(fewest characters: 12\)"):
        backup.save(tmp_path / "saved.wasl", "short")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_any_length_is_read_back(size: int) -> None:
    plain = bytes(range(256)) * (size // 256 + 1)
    sealed = io.BytesIO()
    writer = SealedWriter(sealed, PASSPHRASE)
    writer.write(plain[:size])
    writer.close()
    sealed.seek(0)
    assert b"".join(read_sealed(io.BufferedReader(sealed), PASSPHRASE)) == plain[:size]  # type: ignore[type-var]


def test_a_role_that_row_security_binds_makes_no_partial_backup(
    full_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "admin_address", lambda name=None: role_address("app_owner", name))
    with pytest.raises(ServerProblem, match="BYPASSRLS"):
        backup.save(tmp_path / "saved.wasl", PASSPHRASE)
    assert list(tmp_path.iterdir()) == []
