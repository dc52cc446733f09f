"""``wasl demo``: the main job on a published handover, from agreement to communiqué, then the pages to look at it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.accounts.enums import RoleName
from wasl.database.commands import Command as HouseCommand
from wasl.database.commands import terminal_language
from wasl.database.management.commands.serve import listens_at
from wasl.demo import loading, showing, sign_ins
from wasl.exchange.operations import FileRefused

STEPS = 5


class Command(HouseCommand):
    """Loads, carries out, counts, prints and serves the published handover."""

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--no-serve", action="store_true", help=_("end after printing; do not serve the pages")
        )
        listens_at(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs, prints the answer, then serves (127.0.0.1:8000 when nothing else is said) unless told not to."""
        super().handle(*args, **options)
        if not options["no_serve"]:
            call_command("serve", host=options["host"], port=options["port"])

    def run(self, **options: Any) -> Any:
        """The answer of the contract: ceremony, communiqués, papers, file of the sign-ins."""
        self._step(1, _("Preparing the database"))
        call_command("migrate", verbosity=0, interactive=False)
        self._step(2, _("Loading and carrying out the programme files"))
        try:
            loaded = loading.load(
                self._count, lambda done, total: self._count(pgettext("progress", "sign-ins"), done, total)
            )
        except FileRefused as refused:
            for fault in refused.faults:
                self.stderr.write(f"{fault.line}  {fault.field}\n  {fault.message}")
            raise
        if loaded.newer:
            self._tell_newer(loaded)
        elif not loaded.changed:
            self.tell(_("Everything was there already: nothing was changed."))
        with showing.reading():
            ceremony = showing.main_ceremony()
            self._step(3, _("Counting what was delivered"))
            tally = showing.tally_text(ceremony)
            self._step(4, _("Reading the communiqués"))
            texts = showing.communique_texts(ceremony)
            self._step(5, _("Writing the papers"))
            papers = showing.write_papers(
                lambda done, total: self._count(pgettext("progress", "papers"), done, total)
            )
        if options["format"] == "text":
            self._print(tally, texts, folder=str(papers[0].parent) if papers else "", changed=loaded.changed)
        self._where_sign_ins_are(loaded)
        if options["format"] == "text":
            return None
        return {
            "ceremony": ceremony.reference,
            "communiques": texts,
            "papers": [str(path) for path in papers],
            "sign_ins_file": str(loaded.sign_ins_file) if loaded.sign_ins_file else None,
            "changed": loaded.changed,
            "newer": [fault.to_json() for fault in loaded.newer],
        }

    def _step(self, number: int, what: str) -> None:
        self.tell(f"[{number}/{STEPS}] {what}")

    def _count(self, what: str, done: int, total: int) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r      {what}: {done}/{total}\033[K", ending="\n" if done == total else "")
        elif done == total:
            self.stderr.write(f"      {what}: {done}/{total}")

    def _print(self, tally: str, texts: dict[str, str], *, folder: str, changed: bool) -> None:
        for text in (tally, *texts.values()):
            self.stdout.write(f"\n{text}\n")
        if folder:
            self.stdout.write(_("The papers are in %(folder)s.") % {"folder": folder})
        if changed:
            self._print_sign_ins()

    def _print_sign_ins(self) -> None:
        self.stdout.write("")
        for one in sign_ins.read():
            role = RoleName(one.role).label
            self.stdout.write(f"  {one.username:24} {one.password}  {one.code or '—':6}  {role}")
        self.stdout.write(
            _("The code changes every 30 seconds: “wasl demo_code USERNAME” gives the current one.")
        )

    def _tell_newer(self, loaded: loading.Loaded) -> None:
        self.tell(
            _(
                "An earlier version loaded this demonstration, and its files have grown since; nothing was changed. "
                "To see them whole, begin again with an empty WASL_HOME. The first difference:"
            )
        )
        for fault in loaded.newer:
            self.tell(f"{fault.line}  {fault.field}")

    def _where_sign_ins_are(self, loaded: loading.Loaded) -> None:
        with translation.override(terminal_language()):
            if loaded.sign_ins_file:
                self.tell(_("Sign-ins are kept in %(path)s.") % {"path": loaded.sign_ins_file})
            else:
                self.tell(
                    _(
                        "The file of the sign-ins is gone: begin again with an empty WASL_HOME to get new ones."
                    )
                )
