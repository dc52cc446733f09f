"""`wasl stop`."""

from typing import Any

from django.utils.translation import gettext as _

from wasl.database import launcher
from wasl.database.commands import Command as HouseCommand


class Command(HouseCommand):
    """Stops the embedded server; safe when none runs."""

    def run(self, **options: Any) -> dict[str, bool]:
        """Stops the server and says whether one was running."""
        return {"stopped": launcher.stop()}

    def show(self, answer: dict[str, bool]) -> None:
        """Prints one sentence."""
        self.stdout.write(
            _("The database is stopped.") if answer["stopped"] else _("No database was running.")
        )
