"""`wasl restore FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.db import connections
from django.utils.translation import gettext as _

from wasl.database.backup import bring_back
from wasl.database.commands import Command as HouseCommand
from wasl.database.commands import ask_secret


class Command(HouseCommand):
    """Brings a backup back, whole or not at all."""

    def arguments(self, parser: ArgumentParser) -> None:
        """The file to read, and whether it may take the place of what is there."""
        parser.add_argument("file", metavar="FILE", type=Path, help=_("a file written by wasl backup"))
        parser.add_argument(
            "--replace", action="store_true", help=_("put it in the place of a database that is not empty")
        )

    def run(self, *, file: Path, replace: bool, **options: Any) -> dict[str, Any]:
        """Verifies, restores, compares, changes over."""
        passphrase = ask_secret("WASL_BACKUP_PASSPHRASE", _("Passphrase of the backup: "))
        connections.close_all()
        self.tell(_("Bringing back…"))
        manifest = bring_back(file, passphrase, replace=replace)
        return {"file": str(file), "rows": sum(manifest["rows"].values())}

    def show(self, answer: dict[str, Any]) -> None:
        """One sentence."""
        self.stdout.write(_("Rows brought back from %(file)s: %(rows)s.") % answer)
