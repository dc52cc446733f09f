"""The `wasl` command: Django's command line, with the database started where a command needs it."""

import os
import sys

import django
from django.core.management import execute_from_command_line, get_commands
from django.utils import translation

from wasl.database import launcher, terminal_words
from wasl.database.command_list import listing
from wasl.database.commands import terminal_language
from wasl.database.problems import ServerProblem

# Commands that must work while the database is stopped, broken or not there yet.
WITHOUT_DATABASE = {
    "check", "collectstatic", "compilemessages", "diffsettings", "doctor", "findstatic", "help", "makemessages",
    "match_identities", "messages",
    "startapp", "startproject", "stop", "version", "--version",
}  # fmt: skip


def main() -> None:
    """Runs one command and ends the process with its exit code."""
    sys.exit(run(sys.argv))


def run(arguments: list[str]) -> int:
    """Runs the command that `arguments` (with the program's name first) ask for, and returns its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wasl.settings")
    name = arguments[1] if len(arguments) > 1 else "help"
    if name in {"help", "--help", "-h"} and len(arguments) < 3:
        sys.stdout.write(listing(terminal_language()))
        return 0
    try:
        return _execute(arguments, name)
    except ServerProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1


def _execute(arguments: list[str], name: str) -> int:
    launcher.prepare_secrets()  # The settings read them.
    django.setup()
    translation.activate(terminal_language())
    terminal_words.speak()
    asks = name.startswith("-") or name == "help"
    if not asks and name not in get_commands():
        sys.stderr.write(f"{terminal_words.unknown(name)}\n")
        return 2
    alone = (
        name in WITHOUT_DATABASE and "--register" not in arguments
    )  # match_identities asks the register when told to
    if not asks and not alone and not {"--help", "-h"} & set(arguments[2:]):
        launcher.ensure_running()
    try:
        execute_from_command_line(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return 130
    return 0
