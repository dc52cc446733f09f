"""``wasl messages``: keeps the catalogues of words in step with the code, compiles them, and checks them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from wasl.wording.catalogue_checks import findings
from wasl.wording.catalogue_folders import PACKAGE
from wasl.wording.catalogues import compile_stale, update


class Command(BaseCommand):
    """Without options: update every catalogue of the house, compile what changed, say what is left to translate."""

    help = "Bring the Arabic and French catalogues up to date with the code, and compile them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 and list what is wrong"
        )
        parser.add_argument(
            "--compile-only", action="store_true", help="only compile what is newer than its .mo"
        )
        parser.add_argument("--prune", action="store_true", help="also drop messages that left the code")
        parser.add_argument("--only", metavar="FOLDER", default="", help="only folders whose path holds this")
        parser.add_argument(
            "--format", choices=["text", "json"], default="text", help="text for people, json for programs"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        updated: list[Path] = []
        if not (options["check"] or options["compile_only"]):
            updated = [
                change.path
                for change in update(only=options["only"], prune=options["prune"])
                if change.written
            ]
        compiled = [] if options["check"] else compile_stale()
        found = [] if options["compile_only"] else [f for f in findings() if options["only"] in f.path]
        if options["format"] == "json":
            self._print_json(updated, compiled, found)
        else:
            self._print_text(updated, compiled, found)
        if options["check"] and found:
            raise CommandError(f"{len(found)} things to mend in the catalogues of words.", returncode=1)

    def _print_text(self, updated: list[Path], compiled: list[Path], found: list[Any]) -> None:
        for path in updated:
            self.stdout.write(f"updated {path.relative_to(PACKAGE.parent)}")
        if compiled:
            self.stdout.write(f"compiled {len(compiled)} catalogues")
        for finding in found:
            self.stdout.write(str(finding))

    def _print_json(self, updated: list[Path], compiled: list[Path], found: list[Any]) -> None:
        names = [str(path.relative_to(PACKAGE.parent)) for path in updated]
        document = {"updated": names, "compiled": len(compiled), "findings": [vars(f) for f in found]}
        self.stdout.write(json.dumps(document, ensure_ascii=False))
