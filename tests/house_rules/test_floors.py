"""The floors are kept: rooms import downwards only, and no room has a name that says nothing."""

import subprocess
import sys
from pathlib import Path

from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parents[2]
SAYS_NOTHING = {"utils", "core", "common", "helpers", "services", "extras", "misc", "lib"}


def test_imports_keep_the_floors() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_folders_are_nouns_the_staff_say() -> None:
    for path in (ROOT / "src" / "wasl").rglob("*"):
        assert path.stem not in SAYS_NOTHING, path


def test_every_command_of_ours_says_what_it_is_for() -> None:
    ours = [name for name, app in get_commands().items() if str(app).startswith("wasl.")]
    assert {"tally", "serve", "doctor", "backup", "restore", "messages"} <= set(ours)
    for name in ours:
        command = load_command_class(str(get_commands()[name]), name)
        parser = command.create_parser("wasl", name)
        assert command.help, name
        for action in parser._actions:
            assert action.help, f"{name} {action.option_strings or action.dest}"
