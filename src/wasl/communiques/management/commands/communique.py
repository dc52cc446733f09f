"""``wasl communique CEREMONY``: the text of a ceremony, approved if there is one, else its draft, else as it would read."""

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.attachments.queries import content_of
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.communiques import printing, queries
from wasl.communiques.documents.communique import communique_paper
from wasl.communiques.models import Communique
from wasl.database.commands import Command as HouseCommand
from wasl.database.scope import Scope, within
from wasl.handovers.models import Ceremony
from wasl.territory.queries import all_centre_ids


def national_reader() -> Actor:
    """The house reading the whole country and changing nothing: who asks without ``--as``."""
    centres = all_centre_ids()
    scope = Scope(read_centres=centres, read_ledgers=centres)
    return replace(HOUSE, scope=scope, permissions=frozenset({"communiques.read", "tallies.read"}))


class Command(HouseCommand):
    """Prints or writes the text of a ceremony."""

    formats = ("text", "json", "pdf")

    def arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("ceremony", help=_("reference of the ceremony"))
        parser.add_argument("--lang", default="ar", choices=queries.LANGUAGES, help=_("language of the text"))
        parser.add_argument(
            "--as",
            dest="username",
            default="",
            help=_("read as this account (default: the house, national, read-only)"),
        )
        parser.add_argument("--output", default="", help=_("write the answer to this file instead of stdout"))

    def run(self, **options: Any) -> Any:
        with transaction.atomic():
            by = _reader(options["username"])
            with within(by.scope):
                return self.answer(by, options)

    def answer(self, by: Actor, options: dict[str, Any]) -> Any:
        """The text, its JSON or its paper, read in the scope of ``by``."""
        if not by.may("communiques.read"):
            raise NotAllowed
        ceremony = (
            Ceremony.objects.select_related("place", "centre").filter(reference=options["ceremony"]).first()
        )
        if ceremony is None:
            raise Refusal(
                _("There is no ceremony with this reference."),
                field="ceremony",
                code="communiques_no_ceremony",
            )
        found = queries.live_of(ceremony)
        composition = queries.compose(ceremony, by) if found is None else None
        if composition is not None:
            self.tell(_("No communiqué is drafted yet: this is how it would read today."))
        return self.written(ceremony, found, composition, options)

    def written(
        self,
        ceremony: Ceremony,
        found: Communique | None,
        composition: queries.Composition | None,
        options: dict[str, Any],
    ) -> Any:
        language = options["lang"]
        if options["format"] == "json":
            if found is not None:
                return printing.stored_json(found, language)
            return printing.composed_json(ceremony, composition, language) if composition else None
        text = queries.text_of(found, language) if found else composition.texts[language]  # type: ignore[union-attr]
        if options["format"] == "text":
            return self.put(text.plain.encode() + b"\n", options) if options["output"] else text.plain
        return self.put(_paper(ceremony, found, text, language), options)

    def put(self, content: bytes, options: dict[str, Any]) -> None:
        """Writes bytes to the file asked for, else to stdout, which a pipe must take: a PDF is not for a screen."""
        if options["output"]:
            Path(options["output"]).write_bytes(content)
        elif sys.stdout.isatty():
            raise Refusal(
                _("A PDF is not for the screen: use --output FILE."), field="output", code="pdf_on_screen"
            )
        else:
            sys.stdout.buffer.write(content)


def _paper(ceremony: Ceremony, found: Communique | None, text: Any, language: str) -> bytes:
    stored = getattr(found, f"document_{language}") if found else None
    if stored is not None:
        return content_of(stored)
    reference = found.reference if found else ceremony.reference
    return communique_paper(text, ceremony=ceremony, reference=reference, language=language).pdf


def _reader(username: str) -> Actor:
    if not username:
        return national_reader()
    user = User.objects.filter(username__iexact=username).first()
    if user is None:
        raise Refusal(_("There is no such account."), field="as", code="unknown_account")
    return actor_of(user)
