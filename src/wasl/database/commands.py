"""What every command of the house does alike: `--format`, refusals, progress, the language of the terminal."""

import getpass
import json
import os
import sys
from argparse import ArgumentParser
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from wasl.database.command_list import line_of


def terminal_language() -> str:
    """The language of sentences in the terminal: Arabic, unless something says French.

    `WASL_LANGUAGE` (ar, fr or en) decides; without it, a French LC_ALL, LC_MESSAGES or LANG does. English is there for
    those who mend the house, and only by `WASL_LANGUAGE=en`: dates, names and amounts stay Arabic in it.
    """
    wanted = os.environ.get("WASL_LANGUAGE", "")[:2].lower()
    if wanted in {"ar", "fr", "en"}:
        return wanted
    said = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "fr" if next(filter(None, said), "").lower().startswith("fr") else "ar"


class Command(BaseCommand):
    """A command that ends with 0 done, 1 refused with a sentence, 2 wrong usage.

    Subclasses write `run(**options)`. What it returns is the answer: with `--format json` it is printed as one
    JSON document on stdout; with `--format text` it is handed to `show`. Progress goes to stderr (`tell`).
    """

    requires_system_checks: list[str] = []
    # What Django offers and nobody here needs: help tells of the command's own.
    suppressed_base_arguments = {
        "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color", "--skip-checks",
    }  # fmt: skip
    formats: tuple[str, ...] = ("text", "json")
    exit_code = 0  # what `run` leaves here ends the process after the answer was printed

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Help begins with the command's line of the list, in the language of the terminal."""
        self.help = translation.gettext(line_of(subcommand)) if line_of(subcommand) else self.help
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds `--format`; subclasses add their own in `arguments`."""
        if self.formats:
            parser.add_argument(
                "--format",
                choices=self.formats,
                default=self.formats[0],
                help=_("text for people, json for programs"),
            )
        self.arguments(parser)

    def arguments(self, parser: ArgumentParser) -> None:
        """The command's own arguments."""

    def run(self, *args: Any, **options: Any) -> Any:
        """The work; returns the answer, or None when there is nothing to say."""
        raise NotImplementedError

    def show(self, answer: Any) -> None:
        """Prints the answer for people."""
        self.stdout.write(str(answer))

    def tell(self, sentence: object) -> None:
        """Says on stderr how far the work is."""
        self.stderr.write(str(sentence), self.style.SUCCESS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs the command in the language of the terminal and turns a refusal into exit code 1."""
        with translation.override(terminal_language()):
            try:
                answer = self.run(**options)
            except Exception as error:
                if getattr(error, "is_refusal", False):
                    self._end(str(error), 1)
                raise
            if answer is not None:
                if options.get("format") == "json":
                    self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2, default=str))
                else:
                    self.show(answer)
            if self.exit_code:
                self._end("", self.exit_code)

    def _end(self, sentence: str, code: int) -> NoReturn:
        """Ends with `code`; called by another program of ours, raises CommandError instead."""
        if not getattr(self, "_called_from_command_line", False):
            raise CommandError(sentence, returncode=code)
        if sentence:
            self.stderr.write(sentence)
        sys.exit(code)


def ask_secret(variable: str, question: str) -> str:
    """A passphrase from the environment variable, or asked for when a person sits at the terminal; may be empty."""
    known = os.environ.get(variable)
    if known is not None:
        return known
    return getpass.getpass(question) if sys.stdin.isatty() else ""
