"""The doctor finds what is broken, and says nothing bad of what is whole."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.conftest import OwnerSql
from tests.factories.accounts import user

from wasl.database import examination, locked_text
from wasl.database.connections import admin_address, role_address
from wasl.database.home import home
from wasl.database.roles import grant_runtime_rights

pytestmark = [pytest.mark.database]


@pytest.fixture
def admin(committed_database: str) -> Iterator[psycopg.Connection]:
    """The superuser in a transaction that is undone: roles belong to the whole server."""
    with psycopg.connect(**admin_address(committed_database)) as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def pointed(committed_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A database of its own, to which the doctor is pointed."""
    address = role_address("app_user", committed_database)
    monkeypatch.setattr(examination, "role_address", lambda role: address)
    return committed_database


def bad(findings: list[examination.Finding]) -> dict[str, str]:
    return {finding.code: finding.sentence for finding in findings if not finding.good}


def test_a_whole_installation_is_well(pointed: str) -> None:
    findings = examination.examine()
    assert bad(findings) == {}
    assert {finding.code for finding in findings} == {
        "home", "disk", "secrets", "version", "roles", "trigrams", "row_security", "guards", "rights",
        "migrations",
    }  # fmt: skip


def test_policies_that_are_not_in_force_are_found(pointed: str, owner_sql: OwnerSql) -> None:
    owner_sql("create table kept (id int)")
    owner_sql("create policy kept_read on kept for select to app_user using (false)")
    assert "kept" in bad(examination.examine())["row_security"]
    owner_sql("alter table kept enable row level security")
    assert "kept" in bad(examination.examine())["row_security"]
    owner_sql("alter table kept force row level security")
    assert "row_security" not in bad(examination.examine())


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("drop policy participants_record_read on participants_record", "policy participants_record_read"),
        ("drop trigger grants_grant_committed on grants_grant", "trigger grants_grant_committed"),
        ("alter table handovers_receipt disable trigger handovers_receipt_paid", "handovers_receipt_paid"),
        ("drop function accounts_in_own_name() cascade", "function accounts_in_own_name"),
        (
            "alter table participants_file no force row level security",
            "row level security on participants_file",
        ),
        (
            "create policy extra on participants_file for select using (true)",
            "policy extra on participants_file",
        ),
    ],
)
def test_a_guard_taken_away_or_added_by_hand_is_found(
    pointed: str, owner_sql: OwnerSql, harm: str, named: str
) -> None:
    owner_sql("set role app_check") if "drop function" in harm else None
    owner_sql(harm)
    found = [f.sentence for f in examination.examine() if f.code == "guards"]
    assert any(named in sentence for sentence in found)
    assert all(not f.good for f in examination.examine() if f.code == "guards")


def test_a_right_to_delete_is_found(pointed: str, owner_sql: OwnerSql) -> None:
    owner_sql("create table kept (id int)")
    owner_sql("grant delete on kept to app_user")
    assert "kept" in bad(examination.examine())["rights"]


def test_a_missing_search_extension_is_found(pointed: str, admin: psycopg.Connection) -> None:
    admin.execute("drop extension pg_trgm cascade")
    admin.commit()
    assert "pg_trgm" in bad(examination.examine())["trigrams"]


def test_waiting_migrations_are_found(pointed: str, owner_sql: OwnerSql) -> None:
    owner_sql("delete from django_migrations where app = 'sessions'")
    assert "Waiting migrations: 1" in bad(examination.examine())["migrations"]


@pytest.mark.parametrize("attribute", ["superuser", "bypassrls"])
def test_a_role_that_escapes_row_security_is_found(admin: psycopg.Connection, attribute: str) -> None:
    assert bad(list(examination._roles(admin))) == {}
    admin.execute(f"alter role app_user {attribute}")
    assert "app_user escapes" in bad(list(examination._roles(admin)))["roles"]


def test_a_check_role_that_may_sign_in_is_found(admin: psycopg.Connection) -> None:
    admin.execute("alter role app_check login")
    assert "app_check" in bad(list(examination._roles(admin)))["roles"]


def test_secrets_that_others_can_read_are_found(pointed: str) -> None:
    path = home() / "secrets" / "app_user"
    mode = stat.S_IMODE(path.stat().st_mode)
    path.chmod(0o644)
    try:
        assert str(path) in bad(examination.examine())["secrets"]
    finally:
        path.chmod(mode)


def test_a_full_disk_is_found(pointed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examination, "LEAST_FREE", 1 << 60)
    assert "make room" in bad(examination.examine())["disk"]


def test_a_server_that_does_not_answer_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(examination, "role_address", lambda role: {"host": str(tmp_path), "dbname": "wasl"})
    assert "cannot enter" in bad(examination.examine())["connection"]


def test_rights_are_whole_after_migrating_again(pointed: str) -> None:
    grant_runtime_rights(pointed)
    assert bad(examination.examine()) == {}


def test_second_steps_without_their_key_are_found(pointed: str, owner_sql: OwnerSql) -> None:
    account = user("coordinator")
    for data, found in ((locked_text.lock("JBSWY3DP"), False), (f"{locked_text.MARK}of another house", True)):
        owner_sql("delete from mfa_authenticator")
        owner_sql(
            "insert into mfa_authenticator (user_id, type, data, created_at) values (%s, 'totp', %s, now())",
            [account.pk, json.dumps({"secret": data})],
        )
        assert ("second_steps" in bad(examination.examine())) is found
