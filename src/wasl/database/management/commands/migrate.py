"""`wasl migrate`: Django's migrate as `app_owner`, one at a time, then the rights of the running role."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import connections
from django.utils.translation import gettext as _

from wasl.database.command_list import line_of
from wasl.database.roles import grant_runtime_rights

# Any fixed number: two servers that start together migrate one after the other.
LOCK = 7_236_001


class Command(DjangoMigrate):
    """Makes the database ready for this version of Wasl."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Help in the language of the terminal, like every command of the house."""
        self.help = _(line_of("migrate"))
        return super().create_parser(prog_name, subcommand, **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        """The same arguments as Django's, with `owner` as the alias to migrate."""
        super().add_arguments(parser)
        # The checks look at every page; `wasl check` and the tests run them.
        parser.set_defaults(database="owner", skip_checks=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrates under an advisory lock, which PostgreSQL frees by itself should this process die."""
        options["database"] = "owner"
        # Django's own sentences are English: the steps are told below, except where somebody asks for Django's lists.
        asked = options["plan"] or options["check_unapplied"]
        self._tells, self._done = options["verbosity"] > 0 and not asked, 0
        if not asked:
            options["verbosity"] = 0
        connection = connections["owner"]
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        try:
            super().handle(*args, **options)
            if not asked:
                grant_runtime_rights(connection.settings_dict["NAME"])
                self._end()
        finally:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [LOCK])

    def migration_progress_callback(self, action: str, migration: Any = None, fake: bool = False) -> None:
        """Counts the steps on stderr, on one line where a person looks on."""
        if self._tells and action in {"apply_success", "unapply_success"}:
            self._done += 1
            if self.stderr.isatty():
                line = _("Steps done: %(count)s") % {"count": self._done}
                self.stderr.write(f"\r  {line}\033[K", ending="")

    def _end(self) -> None:
        if not self._tells:
            return
        if self._done:
            sentence = _("The database is ready for this version (steps done: %(count)s).") % {
                "count": self._done
            }
            self.stderr.write(f"\r{sentence}\033[K" if self.stderr.isatty() else sentence, self.style.SUCCESS)
        else:
            self.stderr.write(_("The database was ready already: nothing was changed."), self.style.SUCCESS)
