"""``wasl demo_code USERNAME``: the current code of the second factor of an account of the demonstration."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from wasl.audit.refusals import Refusal
from wasl.database.commands import Command as HouseCommand
from wasl.demo import sign_ins


class Command(HouseCommand):
    """The code of this moment; never of a real account."""

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username", help=_("account of the demonstration"))

    def run(self, **options: Any) -> Any:
        known = {one.username: one for one in sign_ins.read()}
        one = known.get(options["username"])
        if one is None:
            raise Refusal(
                _("The demonstration has no account called %(name)s. It has: %(names)s.")
                % {"name": options["username"], "names": ", ".join(known) or "—"},
                code="demo_no_account",
            )
        if not one.secret:
            raise Refusal(
                _("%(name)s signs in with the password alone: this role sees no person.")
                % {"name": one.username},
                code="demo_no_second_factor",
            )
        return {"username": one.username, "code": one.code} if options["format"] == "json" else one.code
