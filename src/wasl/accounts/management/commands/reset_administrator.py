"""``wasl reset_administrator USERNAME``: for the administrator whom no other administrator can help."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from wasl.accounts.operations import reset_administrator
from wasl.audit.acts import HOUSE
from wasl.database.commands import Command as HouseCommand


class Command(HouseCommand):
    """Takes the password and the second step of an administrator away, and prints a temporary password once."""

    def arguments(self, parser: ArgumentParser) -> None:
        """Whose sign-in."""
        parser.add_argument("username", metavar="USERNAME", help=_("account name of an administrator"))

    def run(self, *, username: str, **options: Any) -> dict[str, Any]:
        """Resets, and tells the password."""
        password = reset_administrator(by=HOUSE, username=username)
        return {"username": username, "temporary_password": password}

    def show(self, answer: dict[str, Any]) -> None:
        """As the first administrator is told."""
        self.stdout.write("{username}  {temporary_password}".format(**answer))
