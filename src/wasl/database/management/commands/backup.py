"""`wasl backup FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from wasl.database.backup import save
from wasl.database.commands import Command as HouseCommand
from wasl.database.commands import ask_secret


class Command(HouseCommand):
    """Saves everything, while people work, in one encrypted file."""

    def arguments(self, parser: ArgumentParser) -> None:
        """The file to write."""
        parser.add_argument("file", metavar="FILE", type=Path, help=_("file to write; it must not exist yet"))

    def run(self, *, file: Path, **options: Any) -> dict[str, Any]:
        """Makes the backup and says how much is in it."""
        passphrase = ask_secret("WASL_BACKUP_PASSPHRASE", _("Passphrase of the backup: "))
        self.tell(_("Saving everything…"))
        manifest = save(file, passphrase)
        return {"file": str(file), "bytes": file.stat().st_size, "rows": sum(manifest["rows"].values())}

    def show(self, answer: dict[str, Any]) -> None:
        """One sentence, and the advice that matters."""
        self.stdout.write(_("Rows saved in %(file)s: %(rows)s.") % answer)
        self.stdout.write(_("Keep the passphrase apart from the file: without it nobody can bring it back."))
