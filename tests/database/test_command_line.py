"""The `wasl` command as a program: exit codes, where it speaks, and a life from the first start to a restore."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.management import get_commands

from wasl.database import launcher
from wasl.database.command_list import GROUPS, listing
from wasl.database.connections import role_address

SOURCE = Path(__file__).resolve().parents[2] / "src"
PASSPHRASE = "correct horse battery staple"


class Installation:
    """A home of its own, and the command run in it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        unwanted = {"WASL_POOL_SIZE", "WASL_SECRET_KEY", "DATABASE_URL", "WASL_TEST_HOME"}
        self.environment = {key: value for key, value in os.environ.items() if key not in unwanted} | {
            "WASL_HOME": str(home),
            "PYTHONPATH": str(SOURCE),
            "DJANGO_SETTINGS_MODULE": "wasl.settings",
            "WASL_LANGUAGE": "en",
            "WASL_BACKUP_PASSPHRASE": PASSPHRASE,
        }

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Starts the command."""
        program = "import sys; sys.argv[0] = 'wasl'; from wasl.command_line import main; main()"
        return subprocess.Popen(
            [sys.executable, "-c", program, *arguments],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Exit code, stdout and stderr of the command."""
        process = self.begin(*arguments)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err


@pytest.fixture(scope="module")
def installation() -> Iterator[Installation]:
    """A home in which nothing has happened yet when the first test begins."""
    root = Path(tempfile.mkdtemp(prefix="wasl-c-", dir="/tmp"))
    root.chmod(0o711)
    yield Installation(root / "home")
    before = {name: os.environ.pop(name, None) for name in ("WASL_HOME", "DATABASE_URL")}
    os.environ["WASL_HOME"] = str(root / "home")
    try:
        launcher.remove_cluster()
    finally:
        os.environ.update({name: value for name, value in before.items() if value is not None})
    shutil.rmtree(root)


@pytest.mark.parametrize("arguments", [[], ["help"], ["--help"]])
def test_alone_it_lists_the_commands(installation: Installation, arguments: list[str]) -> None:
    code, out, err = installation.run(*arguments)
    assert (code, err) == (0, "")
    assert "wasl backup FILE" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["serve", "--port", "seventy"],
        ["backup"],
        ["doctor", "--format", "xml"],
        ["restore", "a", "b"],
    ],
)
def test_wrong_usage_ends_with_2_and_nothing_on_stdout(
    installation: Installation, arguments: list[str]
) -> None:
    code, out, err = installation.run(*arguments)
    assert code == 2
    assert out == ""
    assert err.strip()


@pytest.mark.parametrize("name", ["serve", "migrate", "tally"])
def test_every_command_has_help_and_needs_no_server_for_it(tmp_path: Path, name: str) -> None:
    code, out, _ = Installation(tmp_path / "home").run(name, "--help")
    assert code == 0
    assert f"wasl {name}" in out
    assert not (tmp_path / "home" / "server.json").exists()


def test_a_refusal_is_a_sentence_on_stderr(installation: Installation, tmp_path: Path) -> None:
    code, out, err = installation.run("restore", str(tmp_path / "missing"), "--format", "json")
    assert code == 1
    assert out == ""
    assert "missing cannot be read: No such file or directory." in err
    assert "Traceback" not in err
    assert "CommandError" not in err


def test_sentences_follow_the_language_of_the_terminal(installation: Installation, tmp_path: Path) -> None:
    installation.environment["WASL_LANGUAGE"] = "ar"
    try:
        _, _, err = installation.run("restore", str(tmp_path / "missing"))
    finally:
        installation.environment["WASL_LANGUAGE"] = "en"
    assert re.search("[\u0621-\u064a]{3}", err), err


def test_from_the_first_start_to_a_backup_brought_back(installation: Installation, tmp_path: Path) -> None:
    code, _, err = installation.run("migrate", "--verbosity", "0")
    assert code == 0, err
    code, out, err = installation.run("doctor", "--format", "json")
    assert code == 0, out + err
    assert json.loads(out)["good"] is True
    code, out, _ = installation.run("backup", str(tmp_path / "saved.wasl"), "--format", "json")
    assert code == 0
    saved = json.loads(out)
    code, out, err = installation.run(
        "restore", str(tmp_path / "saved.wasl"), "--replace", "--format", "json"
    )
    assert code == 0, err
    assert json.loads(out)["rows"] == saved["rows"]
    assert installation.run("doctor")[0] == 0


def test_doctor_ends_with_1_when_something_is_wrong(
    installation: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    installation.run("migrate", "--verbosity", "0")
    monkeypatch.setenv("WASL_HOME", str(installation.home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with psycopg.connect(**role_address("app_owner"), autocommit=True) as owner:
        owner.execute("alter table django_session enable row level security")
        owner.execute("create policy broken on django_session for select to app_user using (true)")
        try:
            code, out, _ = installation.run("doctor", "--format", "json")
        finally:
            owner.execute("drop policy broken on django_session")
            owner.execute("alter table django_session disable row level security")
    assert code == 1
    wrong = [finding["sentence"] for finding in json.loads(out)["findings"] if not finding["good"]]
    assert "The table django_session has policies that are not in force." in wrong


def test_serves_and_says_where(installation: Installation) -> None:
    server = installation.begin("serve", "--port", "0")
    try:
        assert server.stderr is not None
        address = next(found[0] for line in server.stderr if (found := re.search(r"http://[\d.]+:\d+", line)))
        with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310
            assert answer.status == 200
            assert b"csrfmiddlewaretoken" in answer.read()
    finally:
        server.terminate()
        server.communicate(timeout=30)


def test_an_address_that_is_taken_is_refused(installation: Installation) -> None:
    first = installation.begin("serve", "--port", "0")
    try:
        assert first.stderr is not None
        port = next(found[1] for line in first.stderr if (found := re.search(r"http://[\d.]+:(\d+)", line)))
        code, _, err = installation.run("serve", "--port", port)
    finally:
        first.terminate()
        first.communicate(timeout=30)
    assert code == 1
    assert f"127.0.0.1:{port}" in err
    assert "Traceback" not in err


def test_every_command_of_ours_is_listed_with_a_line_in_both_languages() -> None:
    ours = {name for name, app in get_commands().items() if app.startswith("wasl.")}
    listed = [one.name for _title, group in GROUPS for one in group]
    assert sorted(listed) == sorted(ours)
    for language in ("ar", "fr"):
        text = listing(language)
        for _title, group in GROUPS:
            for one in group:
                assert f"wasl {one.name}" in text
                assert one.line not in text, f"{one.name} is told in English"


@pytest.mark.parametrize(("language", "said"), [("ar", "ليس يوما"), ("fr", "n’est pas un jour")])
def test_a_wrong_day_is_told_in_the_language_of_the_terminal(
    installation: Installation, language: str, said: str
) -> None:
    installation.environment["WASL_LANGUAGE"] = language
    try:
        code, out, err = installation.run("tally", "--since", "2021-02-30", "--until", "2021-12-31")
    finally:
        installation.environment["WASL_LANGUAGE"] = "en"
    assert (code, out) == (2, "")
    assert said in err
    assert "error" not in err
    assert "invalid" not in err


def test_migrate_tells_in_our_words(installation: Installation) -> None:
    installation.run("migrate", "--verbosity", "0")
    code, out, err = installation.run("migrate")
    assert (code, out) == (0, "")
    assert err.strip() == "The database was ready already: nothing was changed."
