"""`DATABASE_URL`: a server that somebody else runs, with a role that may much, enough, or nothing."""

from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql
from tests.database.launching import refusal, start

from wasl.database.roles import by_hand

pytestmark = [pytest.mark.database]

Url = str


@pytest.fixture
def virgin(place: Path) -> dict[str, str]:
    """A server that has never heard of Wasl: the address of its superuser."""
    answer = start(place / "theirs")
    address = {
        "host": answer["socket"],
        "user": "postgres",
        "password": (place / "theirs" / "secrets" / "postgres").read_text().strip(),
        "dbname": "postgres",
    }
    with psycopg.connect(**address, autocommit=True) as admin:
        admin.execute("drop database wasl with (force)")
        for role in ("app_user", "app_owner", "app_check"):
            admin.execute(sql.SQL("drop role {}").format(sql.Identifier(role)))
    return address


def url(address: dict[str, str], user: str, password: str) -> Url:
    """A DATABASE_URL for that server's socket."""
    return (
        f"postgresql://{user}:{quote(password)}@/{address['dbname']}?host={quote(address['host'], safe='')}"
    )


def make_role(address: dict[str, str], attributes: str) -> Url:
    """A DATABASE_URL with a new role of these attributes."""
    with psycopg.connect(**address, autocommit=True) as admin:
        admin.execute("create role keeper login password 'known' " + attributes)
    return url(address, "keeper", "known")


def test_a_superuser_prepares_it(place: Path, virgin: dict[str, str]) -> None:
    answer = start(place / "ours", DATABASE_URL=url(virgin, "postgres", virgin["password"]))
    assert (answer["kind"], answer["user"]) == ("external", "app_user")
    assert answer["trigrams"]
    assert not (place / "ours" / "postgres").exists()


def test_a_role_that_may_create_roles_and_databases_is_enough(place: Path, virgin: dict[str, str]) -> None:
    address = make_role(virgin, "createrole createdb")
    statement = "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname in ('app_user', 'app_owner')"
    answer = start(place / "ours", "--sql", statement, DATABASE_URL=address)
    assert answer["user"] == "app_user"
    assert answer["trigrams"]
    assert answer["rows"] == [[False], [False]]
    assert start(place / "ours", DATABASE_URL=address)["running"], "a second start finds everything ready"


def test_a_database_of_somebody_else_is_not_taken_over(place: Path, virgin: dict[str, str]) -> None:
    with psycopg.connect(**virgin, autocommit=True) as admin:
        admin.execute("create database centre_data")
    virgin["dbname"] = "centre_data"
    sentence = refusal(place / "ours", DATABASE_URL=url(virgin, "postgres", virgin["password"]))
    assert "The database centre_data must belong to app_owner" in sentence


def test_a_role_that_may_nothing_is_told_what_to_ask_for(
    place: Path, virgin: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = make_role(virgin, "")
    sentence = refusal(place / "ours", DATABASE_URL=address)
    monkeypatch.setenv("DATABASE_URL", address)
    assert by_hand() in sentence
    with psycopg.connect(**virgin, autocommit=True) as admin:
        for statement in by_hand().replace("'…'", "'chosen'").split(";\n"):
            admin.execute(statement)
    answer = start(
        place / "ours",
        DATABASE_URL=address,
        WASL_APP_USER_PASSWORD="chosen",
        WASL_APP_OWNER_PASSWORD="chosen",
    )
    assert answer["user"] == "app_user"
    assert answer["trigrams"]


def test_a_server_that_is_not_there_is_a_sentence(place: Path) -> None:
    sentence = refusal(place / "ours", DATABASE_URL="postgresql://somebody@/wasl?host=%2Fnowhere")
    assert "does not answer" in sentence
