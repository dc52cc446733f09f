"""`wasl migrate`: Django's migrate as `app_owner`, one at a time, then the rights of the running role."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections

from wasl.database.roles import grant_runtime_rights

# Any fixed number: two servers that start together migrate one after the other.
LOCK = 7_236_001


class Command(DjangoMigrate):
    """Makes the database ready for this version of Wasl."""

    help = "Make the database ready for this version (as app_owner), then grant the running role its rights."

    def add_arguments(self, parser: CommandParser) -> None:
        """The same arguments as Django's, with `owner` as the alias to migrate."""
        super().add_arguments(parser)
        # The checks look at every page; `wasl check` and the tests run them.
        parser.set_defaults(database="owner", skip_checks=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrates under an advisory lock, which PostgreSQL frees by itself should this process die."""
        options["database"] = "owner"
        connection = connections["owner"]
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        try:
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                grant_runtime_rights(connection.settings_dict["NAME"])
        finally:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
