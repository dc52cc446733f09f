"""What each role is and may do, asked of the database itself and tried."""

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from tests.conftest import OwnerSql

from wasl.database.connections import role_address
from wasl.database.roles import OWNER_TABLES, SIGN_IN_TABLES, grant_runtime_rights

pytestmark = [pytest.mark.database]

TABLES = (
    "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
)


def one(statement: str, parameters: object = None) -> tuple[object, ...]:
    """The one row of a query, as the running role."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        row: tuple[object, ...] = cursor.fetchone()
    return row


@pytest.mark.django_db
def test_everything_runs_as_app_user() -> None:
    assert one(
        "select current_user, session_user, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
        " from pg_roles where rolname = current_user"
    ) == ("app_user", "app_user", False, False, False, False, False)


@pytest.mark.django_db
def test_the_running_role_is_a_member_of_no_other() -> None:
    assert one("select count(*) from pg_auth_members where member = 'app_user'::regrole") == (0,)


@pytest.mark.django_db
def test_app_check_cannot_sign_in_and_obeys_row_security() -> None:
    assert one("select rolcanlogin, rolsuper, rolbypassrls from pg_roles where rolname = 'app_check'") == (
        False,
        False,
        False,
    )


@pytest.mark.django_db
def test_every_table_belongs_to_the_owner() -> None:
    foreign = one(
        f"select array_agg(relname::text) from ({TABLES} and relowner <> 'app_owner'::regrole) as strangers"
    )
    # The secret behind the keys of the tally's facts is read by nobody but the checking role, its owner included.
    assert foreign == (["tallies_factkey"],)


@pytest.mark.django_db
def test_only_sign_ins_may_be_deleted_and_nothing_emptied() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"{TABLES} and has_table_privilege('app_user', oid, 'DELETE')")
        deletable = {name for (name,) in cursor.fetchall()}
        cursor.execute(f"{TABLES} and has_table_privilege('app_user', oid, 'TRUNCATE, TRIGGER, REFERENCES')")
        emptied = cursor.fetchall()
    assert deletable == set(SIGN_IN_TABLES)
    assert emptied == []


@pytest.mark.django_db
@pytest.mark.parametrize("table", OWNER_TABLES)
def test_what_migrations_write_the_running_role_only_reads(table: str) -> None:
    assert one(
        "select has_table_privilege(%s, 'SELECT'), has_table_privilege(%s, 'INSERT, UPDATE')", [table] * 2
    ) == (
        True,
        False,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "create table mine ()",
        "create schema mine",
        "create temporary table mine ()",
        "create role mine",
        "set role app_owner",
        "set role app_check",
        "alter table django_session disable row level security",
        "truncate django_session",
        "delete from django_migrations",
        "set session_replication_role = replica",
    ],
)
def test_the_running_role_is_refused(statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_public_may_neither_enter_nor_use_anything() -> None:
    acls = one(
        "select (select datacl::text from pg_database where datname = current_database()),"
        " (select nspacl::text from pg_namespace where nspname = 'public')"
    )
    for acl in acls:
        granted_to = [entry.split("=")[0].strip('{"') for entry in str(acl).split(",")]
        assert "" not in granted_to, acl


def test_a_right_taken_away_stays_away(committed_database: str, owner_sql: OwnerSql) -> None:
    owner_sql("create table kept (id int)")
    assert rights_on(owner_sql, "kept") == {"SELECT", "INSERT", "UPDATE"}
    owner_sql("revoke update on kept from app_user")
    grant_runtime_rights(committed_database)
    assert rights_on(owner_sql, "kept") == {"SELECT", "INSERT"}


def test_a_new_view_is_only_read(committed_database: str, owner_sql: OwnerSql) -> None:
    owner_sql("create table kept (id int)")
    owner_sql("create view seen with (security_invoker) as select * from kept")
    grant_runtime_rights(committed_database)
    assert rights_on(owner_sql, "seen") == {"SELECT"}


def test_functions_may_be_handed_to_app_check_and_then_see_everything(
    committed_database: str, owner_sql: OwnerSql
) -> None:
    owner_sql("create table kept (centre int)")
    owner_sql("insert into kept values (1), (2)")
    owner_sql("alter table kept enable row level security, force row level security")
    owner_sql("create policy kept_check on kept for select to app_check using (true)")
    owner_sql(
        "create function kept_count() returns bigint language sql security definer"
        " set search_path = public, pg_temp as 'select count(*) from kept'"
    )
    owner_sql("grant create on schema public to app_check")
    owner_sql("alter function kept_count() owner to app_check")
    owner_sql("revoke create on schema public from app_check")
    with psycopg.connect(**role_address("app_user", committed_database)) as runtime:
        assert runtime.execute("select count(*) from kept").fetchone() == (0,)
        assert runtime.execute("select kept_count()").fetchone() == (2,)


def rights_on(owner_sql: OwnerSql, table: str) -> set[str]:
    """The rights app_user has on a table."""
    rows = owner_sql(
        "select r from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as r"
        " where has_table_privilege('app_user', %s, r)",
        [table],
    )
    return {right for (right,) in rows}
