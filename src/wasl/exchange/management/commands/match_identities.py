"""``wasl match_identities FILE``: which lines of a sheet are likely the same person, how likely, and why."""

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import Refusal
from wasl.database.commands import Command as HouseCommand
from wasl.database.scope import Scope
from wasl.exchange.identities.comparing import LikelyPair, compare_sheet
from wasl.exchange.identities.sheets import LARGEST
from wasl.exchange.operations import match_with_register
from wasl.territory.queries import all_centre_ids
from wasl.wording.dates import today

_FAULTS_TOLD = 50


class Command(HouseCommand):
    help = (
        "Finds lines of a sheet (CSV or XLSX) that are likely one person, across Arabic and Latin letters. Columns: unique_id, "
        "given_ar, surname_ar, given_lat, surname_lat, father, dob, sex, cin, province, or headings in Arabic, French or "
        "English; any may be empty or absent. Without --register no database is asked; nothing is kept."
    )

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help=_("the sheet, CSV or XLSX"))
        parser.add_argument(
            "--register",
            action="store_true",
            help=_("compare with the records of the register too, each by the number of its file"),
        )
        parser.add_argument(
            "--as",
            dest="username",
            default="",
            help=_("with --register: read as this account (default: the house, national, read-only)"),
        )

    def run(self, **options: Any) -> dict[str, Any]:
        """The likely pairs, from a probability of 0.5 up, likeliest first."""
        content = _content(options["file"])
        if options["register"]:
            compared = match_with_register(by=_reader(options["username"]), content=content)
        else:
            compared = compare_sheet(content, today())
        faults = sorted(compared.sheet.faults)
        for fault in faults[:_FAULTS_TOLD]:
            self.stderr.write(f"{options['file']}:{fault.line}  {fault.field}\n  {fault.message}")
        if (more := len(faults) - _FAULTS_TOLD) > 0:
            self.stderr.write(_("%(number)s more cells could not be read.") % {"number": more})
        return {"pairs": [_told(pair) for pair in compared.pairs]}

    def show(self, answer: dict[str, Any]) -> None:
        """One pair a line."""
        pairs = answer["pairs"]
        for pair in pairs:
            self.stdout.write(f"{pair['score']:.3f}  {pair['a']}  {pair['b']}  {' · '.join(pair['reasons'])}")
        self.tell(
            ngettext("%(number)s likely pair.", "%(number)s likely pairs.", len(pairs))
            % {"number": len(pairs)}
            if pairs
            else _("No likely pair.")
        )


def _reader(username: str) -> Actor:
    """The account named, or the house reading the whole country and changing nothing."""
    if not username:
        return replace(
            HOUSE, scope=Scope(read_centres=all_centre_ids()), permissions=frozenset({"files.import"})
        )
    user = User.objects.filter(username__iexact=username, is_active=True).first()
    if user is None:
        raise Refusal(
            _("There is no open account called %(name)s.") % {"name": username}, code="unknown_account"
        )
    return actor_of(user)


def _told(pair: LikelyPair) -> dict[str, Any]:
    return {
        "a": pair.first.identifier,
        "b": pair.second.identifier,
        "score": round(pair.match.score, 4),
        "reasons": [str(reason) for reason in pair.match.reasons],
    }


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(
            _("The file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror},
            code="unreadable",
        ) from error
