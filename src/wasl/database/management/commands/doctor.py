"""`wasl doctor`: is this installation in order?"""

from typing import Any

from django.utils.translation import gettext as _

from wasl.database import launcher
from wasl.database.commands import Command as HouseCommand
from wasl.database.examination import Finding, examine
from wasl.database.problems import ServerProblem


class Command(HouseCommand):
    """Looks at home, server, roles, policies and migrations, and says what is wrong."""

    def run(self, **options: Any) -> dict[str, Any]:
        """Starts the embedded server if it can, examines, and reports; a server that does not start is a finding."""
        problem: list[Finding] = []
        try:
            launcher.ensure_running()
        except ServerProblem as error:
            problem = [Finding("server", False, str(error))]
        found = [*problem, *examine()]
        self.exit_code = int(any(not finding.good for finding in found))
        return {"good": not self.exit_code, "server": launcher.status(), "findings": [vars(f) for f in found]}

    def show(self, answer: dict[str, Any]) -> None:
        """One line for each finding, the bad ones marked."""
        for finding in answer["findings"]:
            mark = self.style.SUCCESS("✓") if finding["good"] else self.style.ERROR("✗")
            self.stdout.write(f"{mark} {finding['sentence']}")
        self.stdout.write(
            _("All is well.") if answer["good"] else _("Something is wrong: see the lines with ✗.")
        )
