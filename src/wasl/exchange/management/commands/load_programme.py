"""``wasl load_programme FILE``: a programme file, checked whole and carried out, or refused with every fault."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import Refusal
from wasl.database.commands import Command as HouseCommand
from wasl.database.home import prepare_home
from wasl.exchange.faults import Fault
from wasl.exchange.loading import load
from wasl.exchange.nodes import LARGEST
from wasl.exchange.operations import FileRefused, Outcome


class Command(HouseCommand):
    """Loads a programme file."""

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("the programme file"))
        parser.add_argument("--dry-run", action="store_true", help=_("do all of it, then keep nothing"))
        parser.add_argument(
            "--as",
            dest="username",
            default="",
            help=_("load it as this account (default: as the machine's operator)"),
        )

    def run(self, **options: Any) -> Any:
        """Loads the file; the answer is counts by section, or the faults (then the exit code is 1)."""
        file, dry_run = options["file"], options["dry_run"]
        try:
            outcome = load(
                by=self._importer(options["username"]),
                content=_content(file),
                dry_run=dry_run,
                tell=self._progress,
            )
        except FileRefused as refused:
            self.exit_code = 1
            return self._refused(file, refused.faults, as_json=options["format"] == "json")
        return self._loaded(file, outcome, dry_run=dry_run)

    def show(self, answer: Any) -> None:
        """Counts by section, in words."""
        for state, title in (
            ("created", pgettext("programme file", "created")),
            ("grown", pgettext("programme file", "completed")),
            ("unchanged", pgettext("programme file", "unchanged")),
        ):
            if counts := answer.get(state):
                self.stdout.write(
                    f"{title}: " + ", ".join(f"{section} {count}" for section, count in counts.items())
                )
        if not answer["created"] and not answer["grown"]:
            self.stdout.write(_("This file is already loaded: nothing was changed."))
        elif answer["dry_run"]:
            self.stdout.write(_("This was a dry run: nothing was kept."))

    def _importer(self, username: str) -> Actor:
        if not username:
            return HOUSE
        user = User.objects.filter(username__iexact=username, is_active=True).first()
        if user is None:
            raise Refusal(
                _("There is no open account called %(name)s.") % {"name": username}, code="unknown_account"
            )
        return actor_of(user)

    def _progress(self, what: str, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r  {what}: {done}/{total}\033[K", ending="\n" if done == total else "")
        elif done == total:
            self.stderr.write(f"  {what}: {done}/{total}")

    def _refused(self, file: Path, faults: list[Fault], *, as_json: bool) -> dict[str, Any] | None:
        for fault in faults:
            self.stderr.write(f"{file}:{fault.line}  {fault.field}\n  {fault.message}")
        if as_json:
            return {"file": str(file), "loaded": False, "faults": [fault.to_json() for fault in faults]}
        self.stderr.write(_("The programme file is refused: nothing of it was written."))
        return None

    def _loaded(self, file: Path, outcome: Outcome, *, dry_run: bool) -> dict[str, Any]:
        answer: dict[str, Any] = {
            "file": str(file),
            "loaded": not dry_run,
            "dry_run": dry_run,
            "created": outcome.created,
            "grown": outcome.grown,
            "unchanged": outcome.unchanged,
        }
        if outcome.passwords and not dry_run:
            kept = keep_passwords(outcome)
            answer["first_passwords_file"] = str(kept)
            self.tell(_("First passwords of the new accounts are in %(path)s.") % {"path": kept})
        return answer


def keep_passwords(outcome: Outcome) -> Path:
    """Write the first passwords of new accounts where only the owner of the installation reads them; the path."""
    path = prepare_home() / f"first-passwords-{outcome.name}.txt"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.writelines(f"{username}  {password}\n" for username, password in outcome.passwords.items())
    path.chmod(0o600)
    return path


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(
            _("The file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror},
            code="unreadable",
        ) from error
