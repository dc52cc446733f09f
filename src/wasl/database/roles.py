"""The three roles and what each may do: `app_owner` migrates, `app_user` runs, `app_check` proves rules.

On the embedded server all of it is made at the first start. On a server of `DATABASE_URL` the role of that
address must be allowed to create roles and databases (`CREATEROLE CREATEDB`, or superuser). When it may not,
somebody who may runs the statements of `by_hand()` once and gives the two passwords to Wasl in
`WASL_APP_OWNER_PASSWORD` and `WASL_APP_USER_PASSWORD`; `wasl doctor` prints them.
"""

import psycopg
from psycopg import sql

from wasl.database.connections import admin_address, database_name, password_of, role_address
from wasl.database.home import secret
from wasl.database.problems import ServerProblem
from wasl.database.problems import gettext as _

# Rows of these tables are states of a sign-in, not facts: the only ones the running role may delete.
SIGN_IN_TABLES = (
    "django_session",
    "account_emailaddress",
    "account_emailconfirmation",
    "mfa_authenticator",
)
# Written by migrations only: what the framework keeps, and reference data, which every figure is divided by.
OWNER_TABLES = (
    "django_migrations",
    "django_content_type",
    "auth_permission",
    "auth_group",
    "auth_group_permissions",
    "territory_place",
    "territory_centre",
    "territory_centrearea",
    "catalogue_sector",
    "catalogue_trade",
)

_OLDEST = 150000
_ROLES = {
    "app_owner": "login nosuperuser",
    "app_user": "login nosuperuser",
    "app_check": "nologin nosuperuser",
}
# The rights of what migrations will make, set once, so that a migration may take one away for good.
_RIGHTS = (
    "create extension if not exists pg_trgm",
    "revoke all on schema public from public",
    "grant usage on schema public to app_user, app_check",
    "alter default privileges in schema public grant select, insert, update on tables to app_user",
    "alter default privileges in schema public grant select on tables to app_check",
    "alter default privileges in schema public grant usage, select on sequences to app_user",
)


def is_prepared() -> bool:
    """Whether both roles can enter the database and it has its extension and default rights."""
    try:
        with psycopg.connect(**role_address("app_user"), connect_timeout=5) as connection:
            row = connection.execute(
                "select (select count(*) from pg_extension where extname = 'pg_trgm'),"
                " (select count(*) from pg_default_acl d join pg_roles r on r.oid = d.defaclrole"
                " where r.rolname = 'app_owner'), (select count(*) from pg_roles where rolname = 'app_check')"
            ).fetchone()
    except psycopg.OperationalError:
        return False
    return row is not None and all(row)


def prepare() -> None:
    """Makes the roles, the database, the extension and the default rights; what already exists is put right.

    When both roles can enter the database already (somebody made them by hand), only the rest is done.

    Raises:
        ServerProblem: when the server is too old or unreachable, or its role may not create roles.
    """
    name = database_name()
    if not all(_enters(role, name) for role in ("app_owner", "app_user")):
        _make_all(name)
    prepare_database(name)


def prepare_database(name: str) -> None:
    """Gives a database of `app_owner` its extension and the default rights of tables made later.

    Raises:
        ServerProblem: when `app_owner` cannot enter it, or the server is too old.
    """
    try:
        with psycopg.connect(**role_address("app_owner", name)) as owner:
            _refuse_old(owner)
            enter_only(owner, name)
            for statement in _RIGHTS:
                owner.execute(statement)
    except psycopg.errors.InsufficientPrivilege as error:
        raise ServerProblem(
            _("The database %(name)s must belong to app_owner: alter database %(name)s owner to app_owner.")
            % {"name": name}
        ) from error
    except psycopg.OperationalError as error:
        raise ServerProblem(
            _("The role app_owner cannot enter the database %(name)s: %(reason)s")
            % {"name": name, "reason": str(error).strip()}
        ) from error


def grant_runtime_rights(name: str | None = None) -> None:
    """After migrations: sign-in tables may be deleted from, the owner's tables and views only read.

    Everything else follows from the default rights (select, insert, update), so that a right which a
    migration takes away, such as UPDATE on an append-only table, stays taken away.
    """
    with psycopg.connect(**role_address("app_owner", name)) as owner:
        rows = owner.execute(
            "select relname, relkind in ('v', 'm') from pg_class"
            " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')"
            " and pg_has_role(relowner, 'MEMBER')"
        ).fetchall()
        for table, is_view in rows:
            name_of = sql.Identifier(table)
            if table in SIGN_IN_TABLES:
                owner.execute(sql.SQL("grant delete on {} to app_user").format(name_of))
            elif is_view or table in OWNER_TABLES:
                owner.execute(sql.SQL("revoke insert, update, delete on {} from app_user").format(name_of))


def by_hand() -> str:
    """The statements that make roles and database, for somebody who may run them; passwords to be chosen there."""
    name = database_name()
    return (
        "create role app_owner login password '…';\n"
        "create role app_user login nosuperuser nobypassrls password '…';\n"
        "create role app_check nologin nobypassrls;\n"
        "grant app_check to app_owner;\n"
        f"create database {name} owner app_owner template template0 encoding 'UTF8' locale 'C.UTF-8';\n"
        f"grant connect on database {name} to app_user;"
    )


def _enters(role: str, name: str) -> bool:
    try:
        psycopg.connect(**role_address(role, name), connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _make_all(name: str) -> None:
    try:
        with psycopg.connect(**admin_address(), autocommit=True) as admin:
            _refuse_old(admin)
            admin.execute("select pg_advisory_lock(hashtext('wasl.prepare'))")
            for role, attributes in _ROLES.items():
                _make_role(admin, role, attributes)
            admin.execute("grant app_check to app_owner")
            _make_database(admin, name)
    except psycopg.errors.InsufficientPrivilege as error:
        asks = _(
            "The role of DATABASE_URL may not create roles or databases. Ask whoever runs the server to execute:"
        )
        raise ServerProblem(f"{asks}\n{by_hand()}") from error
    except psycopg.OperationalError as error:
        raise ServerProblem(
            _("The database server does not answer: %(reason)s") % {"reason": str(error).strip()}
        ) from error


def _refuse_old(connection: psycopg.Connection) -> None:
    if connection.info.server_version < _OLDEST:
        raise ServerProblem(
            _("PostgreSQL 15 or newer is needed; this server is %(version)s.")
            % {"version": connection.info.server_version // 10000}
        )


def _make_role(admin: psycopg.Connection, role: str, attributes: str) -> None:
    name = sql.Identifier(role)
    known = admin.execute(
        "select rolsuper or rolbypassrls from pg_roles where rolname = %s", [role]
    ).fetchone()
    if known is None:
        admin.execute(sql.SQL("create role {} " + attributes).format(name))
    elif known[0]:
        admin.execute(sql.SQL("alter role {} nosuperuser nobypassrls").format(name))
    if role != "app_check":
        password = password_of(role) or secret(role)
        admin.execute(sql.SQL("alter role {} password {}").format(name, sql.Literal(password)))


def _make_database(admin: psycopg.Connection, name: str) -> None:
    open_to_us = admin.execute("select datallowconn from pg_database where datname = %s", [name]).fetchone()
    if open_to_us is None:
        # A role that is not superuser gives a database only to a role it belongs to.
        superuser = admin.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
        if superuser != (True,):
            admin.execute("grant app_owner to current_user")
        create_database(admin, name)
    elif not open_to_us[0]:
        # A restore that was killed while it changed two databases over left this one closed.
        admin.execute(sql.SQL("alter database {} allow_connections true").format(sql.Identifier(name)))


def enter_only(connection: psycopg.Connection, name: str) -> None:
    """Lets only our roles enter a database; its owner, or a superuser, may say so."""
    identifier = sql.Identifier(name)
    connection.execute(sql.SQL("revoke all on database {} from public").format(identifier))
    connection.execute(sql.SQL("grant connect on database {} to app_user").format(identifier))


def create_database(admin: psycopg.Connection, name: str) -> None:
    """Makes an empty database of `app_owner` whose letters are Unicode's, so that Arabic words have trigrams."""
    builtin = admin.info.server_version >= 170000
    locale = "locale_provider builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C.UTF-8'"
    admin.execute(
        sql.SQL(
            "create database {} owner app_owner template template0 encoding 'UTF8' "
            + (locale if builtin else "locale_provider libc locale 'C.UTF-8'")
        ).format(sql.Identifier(name))
    )
