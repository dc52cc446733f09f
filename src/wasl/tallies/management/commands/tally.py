"""``wasl tally``: one question, one answer, by the one definition."""

from argparse import ArgumentParser
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import Refusal
from wasl.database.commands import Command as HouseCommand
from wasl.database.scope import within
from wasl.database.terminal_words import day
from wasl.tallies.enums import Basis, DateAxis, Dimension, Money, PlaceAxis, Unit
from wasl.tallies.printing import as_json
from wasl.tallies.queries import answer
from wasl.tallies.rules import NATIONAL, Definition
from wasl.tallies.sentences import readable
from wasl.wording.dates import end_of
from wasl.wording.isolates import ltr


class Command(HouseCommand):
    """Answers one question of the tally."""

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--place",
            default=NATIONAL,
            help=_("place code (MA-07, MA-REH), or a centre's with --place-axis centre"),
        )
        parser.add_argument(
            "--place-axis", default="residence", choices=PlaceAxis.values, help=_("which place is counted")
        )
        parser.add_argument("--since", required=True, type=day, help=_("first day, YYYY-MM-DD"))
        parser.add_argument("--until", required=True, type=day, help=_("last day, YYYY-MM-DD"))
        parser.add_argument(
            "--date-axis", default="handover", choices=DateAxis.values, help=_("which date is counted")
        )
        parser.add_argument(
            "--by", default="", help=_("broken down by: %(ways)s") % {"ways": ",".join(Dimension.values)}
        )
        parser.add_argument("--unit", default="people", choices=Unit.values, help=_("what is counted"))
        parser.add_argument(
            "--basis",
            default="delivered",
            choices=Basis.values,
            help=_("planned, approved, bought, delivered or working"),
        )
        parser.add_argument(
            "--money", default="equipment", choices=Money.values, help=_("which money is summed")
        )
        parser.add_argument("--agreement", default="", help=_("only this agreement, by number"))
        parser.add_argument("--ceremony", default="", help=_("only this ceremony, by reference"))
        parser.add_argument(
            "--as-of",
            type=day,
            help=_("as it was answered at the end of that day, YYYY-MM-DD (default: now)"),
        )
        parser.add_argument(
            "--as",
            dest="username",
            default="",
            help=_("ask as this account (default: the house, national, read-only)"),
        )

    def run(self, **options: Any) -> Any:
        definition = Definition(
            by=tuple(d for d in options["by"].split(",") if d),
            **{
                k: options[k]
                for k in (
                    "place",
                    "place_axis",
                    "since",
                    "until",
                    "date_axis",
                    "unit",
                    "basis",
                    "money",
                    "agreement",
                    "ceremony",
                )
            },
        )
        by = HOUSE
        if options["username"]:
            user = User.objects.filter(username__iexact=options["username"], is_active=True).first()
            if user is None:
                raise Refusal(
                    _("There is no open account called %(name)s.") % {"name": ltr(options["username"])},
                    field="as",
                    code="unknown_account",
                )
            by = actor_of(user)
        with transaction.atomic(), within(by.scope):
            tally = answer(definition, by, as_of=end_of(options["as_of"]) if options["as_of"] else None)
            return as_json(tally) if options["format"] == "json" else readable(tally)
