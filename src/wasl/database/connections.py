"""The addresses of the database: what Django connects with, and what prepares and keeps the server.

Two aliases. `default` is `app_user`, who runs everything and whom row-level security binds. `owner` is
`app_owner`, only for `migrate`. Reading addresses starts nothing and writes nothing.
"""

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from wasl.database.cluster import locate
from wasl.database.home import home, read_secret

# Connection parameters of libpq; the values are text, and `psycopg.connect` takes them by name.
Address = dict[str, Any]

DEFAULT_NAME = "wasl"
_NOT_OURS = ("", "postgres", "template1", "defaultdb")


def is_external() -> bool:
    """Whether `DATABASE_URL` names a server that somebody else runs."""
    return bool(os.environ.get("DATABASE_URL"))


def database_name() -> str:
    """The database of Wasl: the one `DATABASE_URL` names unless that is a maintenance database, else `wasl`."""
    named = _external().get("dbname", "") if is_external() else ""
    return DEFAULT_NAME if named in _NOT_OURS else named


def password_of(role: str) -> str:
    """The password of `app_user` or `app_owner`: from `WASL_<ROLE>_PASSWORD`, else the home's secret; may be empty."""
    return os.environ.get(f"WASL_{role.upper()}_PASSWORD") or read_secret(role)


def admin_address(database: str | None = None) -> Address:
    """Connection parameters of the role that prepares the server: `postgres`, or the role of `DATABASE_URL`."""
    if is_external():
        return {**_external(), "dbname": database or _external().get("dbname") or "postgres"}
    return {
        **_embedded(),
        "user": "postgres",
        "password": read_secret("postgres"),
        "dbname": database or "postgres",
    }


def role_address(role: str, database: str | None = None) -> Address:
    """Connection parameters of `app_user` or `app_owner` in the database of Wasl, or in another one."""
    base = _external() if is_external() else _embedded()
    return {**base, "user": role, "password": password_of(role), "dbname": database or database_name()}


def databases() -> dict[str, dict[str, Any]]:
    """Django's `DATABASES`: `default` as `app_user` with a pool, `owner` as `app_owner` without.

    `WASL_POOL_SIZE` says how many connections the pool may hold (8; 0 turns the pool off).
    """
    size = int(os.environ.get("WASL_POOL_SIZE", "8"))
    default, owner = _django("app_user"), _django("app_owner")
    if size:
        default["OPTIONS"]["pool"] = {"min_size": 1, "max_size": size, "timeout": 10}
    return {"default": default, "owner": owner}


class Router:
    """Everything is read and written as `app_user`; only `owner` may migrate."""

    def allow_relation(self, first: object, second: object, **hints: object) -> bool:
        """Both aliases lead to the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        """Whether migrations run through this alias."""
        return db == "owner"


def _django(role: str) -> dict[str, Any]:
    address = role_address(role)
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings: dict[str, Any] = {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {key: value for key, value in address.items() if key not in known},
    }
    settings.update({name: address.get(key, "") for key, name in known.items()})
    return settings


def _external() -> Address:
    return {key: str(value) for key, value in conninfo_to_dict(os.environ["DATABASE_URL"]).items()}


def _embedded() -> Address:
    return {"host": str(locate(home()).socket), "port": "5432"}
