"""``wasl create_administrator``: the first account of a new installation."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from wasl.accounts.operations import create_first_administrator
from wasl.audit.acts import HOUSE
from wasl.database.commands import Command as HouseCommand


class Command(HouseCommand):
    """Opens it and prints its temporary password once."""

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help=_("account name, small Latin letters"))
        parser.add_argument("--name-ar", required=True, help=_("name in Arabic letters"))
        parser.add_argument("--name-fr", required=True, help=_("name in Latin letters"))

    def run(self, **options: Any) -> Any:
        user, password = create_first_administrator(
            by=HOUSE, username=options["username"], name_ar=options["name_ar"], name_fr=options["name_fr"]
        )
        answer = {"username": user.username, "temporary_password": password}
        return answer if options["format"] == "json" else f"{user.username}  {password}"
