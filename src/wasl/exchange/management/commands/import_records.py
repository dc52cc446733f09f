"""``wasl import_records FILE --centre CODE --as USERNAME``: a sheet of people into a centre's register, whole or not at all."""

from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.database.commands import Command as HouseCommand
from wasl.exchange.importing.preview import Preview, Question, SheetRefused
from wasl.exchange.importing.rows import LARGEST
from wasl.exchange.operations import import_records, preview_import
from wasl.participants.likeness import ELSEWHERE
from wasl.territory.models import Centre

_TOLD = 50  # faults and questions told to people; programs get them all


class Command(HouseCommand):
    """Imports a sheet of people."""

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("the sheet, CSV or XLSX"))
        parser.add_argument("--centre", required=True, help=_("code of the centre, like MRK"))
        parser.add_argument("--as", dest="username", required=True, help=_("the account that imports"))
        parser.add_argument("--dry-run", action="store_true", help=_("read and compare, write nothing"))

    def run(self, **options: Any) -> Any:
        """What was imported; or what stands in the way (then the exit code is 1)."""
        centre = Centre.objects.filter(code__iexact=options["centre"]).first()
        if centre is None:
            raise Refusal(
                _("No centre has the code %(value)s.") % {"value": options["centre"]}, code="unknown_centre"
            )
        wanted: dict[str, Any] = {
            "by": _account(options["username"]), "centre": centre, "content": _content(options["file"]), "tell": self._progress,
        }  # fmt: skip
        if options["dry_run"]:
            return self._shown(options, preview_import(**wanted))
        try:
            done = import_records(**wanted)
        except SheetRefused as refused:
            self.exit_code = 1
            if options["format"] != "json":
                self.stderr.write(str(refused.message))
            return self._shown(options, refused.preview)
        return {"file": str(options["file"]), "imported": True, "dry_run": False, **asdict(done)}

    def show(self, answer: dict[str, Any]) -> None:
        """In words: what was opened, or what would be."""
        if answer["imported"]:
            opened = answer["opened"]
            self.stdout.write(
                ngettext("%(number)s file opened.", "%(number)s files opened.", opened) % {"number": opened}
                if opened
                else _("No file was opened.")
            )
        if answer["already"]:
            self.stdout.write(_("Rows imported before: %(number)s.") % {"number": answer["already"]})
        if answer["elsewhere"]:
            self.stdout.write(f"{answer['elsewhere']}: {ELSEWHERE}")
        for told in (*answer.get("faults", ())[:_TOLD], *answer.get("questions", ())[:_TOLD]):
            said = told.get("message") or "; ".join(
                f"{one['file'] or one['line']} {one['percent']}% {'، '.join(one['reasons'])}"
                for one in told["near"]
            )
            self.stdout.write(f"{told['line']}  {told.get('column', '')}\n  {said}")
        if answer["dry_run"]:
            self.stdout.write(_("This was a dry run: nothing was kept."))

    def _progress(self, what: str, done: int, total: int) -> None:
        if done == total:
            self.stderr.write(f"  {what}: {done}/{total}")
        elif self.stderr.isatty():
            self.stderr.write(f"\r  {what}…\033[K", ending="")

    def _shown(self, options: dict[str, Any], preview: Preview) -> dict[str, Any]:
        return {
            "file": str(options["file"]), "imported": False, "dry_run": options["dry_run"], "rows": preview.rows,
            "new": len(preview.fresh), "already": preview.already, "elsewhere": preview.elsewhere,
            "faults": [
                {"line": fault.line, "column": fault.field, "code": fault.code, "message": fault.message}
                for fault in preview.faults
            ],
            "questions": [_question(question) for question in preview.questions],
        }  # fmt: skip


def _account(username: str) -> Actor:
    user = User.objects.filter(username__iexact=username, is_active=True).first()
    if user is None:
        raise Refusal(
            _("There is no open account called %(name)s.") % {"name": username}, code="unknown_account"
        )
    return actor_of(user)


def _question(question: Question) -> dict[str, Any]:
    return {
        "line": question.row.line, "answer": question.answer, "message": question.sentence, "only_left_out": question.stops,
        "near": [
            {
                "line": shown.row.line if shown.row else None,
                "file": shown.near.record.file.number if shown.near.record else None,
                "percent": shown.percent,
                "reasons": [str(reason) for reason in shown.reasons],
            }
            for shown in question.shown
        ],
    }  # fmt: skip


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(
            _("The file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror},
            code="unreadable",
        ) from error
