"""Loading the files of the demonstration and giving its accounts their sign-ins: all of it, or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from wasl.accounts.models import User
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import Refusal
from wasl.demo import files, sign_ins
from wasl.exchange.faults import Fault
from wasl.exchange.loading import load as load_file
from wasl.exchange.operations import FileRefused, Outcome
from wasl.exchange.queries import loaded_rows

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Loaded:
    """What was there and what was done. ``sign_ins_file`` is None when the file was lost.

    ``newer`` is where the files say more than a demonstration loaded by an earlier version: it stays as it is.
    """

    outcomes: list[Outcome]
    sign_ins_file: Path | None
    newer: tuple[Fault, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether this run wrote anything."""
        return any(outcome.changed for outcome in self.outcomes)


def load(tell: Tell, tell_sign_ins: Callable[[int, int], None]) -> Loaded:
    """Load both files and keep the sign-ins, in one transaction.

    What an earlier version loaded is not rewritten when its files have grown since: nothing is written, and ``newer``
    says where. Raises Refusal in an installation that holds other accounts: a demonstration never mixes with real work.
    """
    contents = files.contents()
    there_before = _not_among_real_work()
    kept: Path | None = None
    try:
        with transaction.atomic():
            outcomes = [load_file(by=HOUSE, content=content, tell=tell) for content in contents.values()]
            passwords = {name: word for outcome in outcomes for name, word in outcome.passwords.items()}
            if passwords:
                kept = sign_ins.keep(sign_ins.give(passwords, tell_sign_ins))
    except BaseException as error:
        if kept is not None:
            kept.unlink(missing_ok=True)
        if there_before and isinstance(error, FileRefused) and _only_newer(error):
            return Loaded([], _kept_sign_ins(), tuple(error.faults))
        raise
    return Loaded(outcomes, _kept_sign_ins())


def _only_newer(refused: FileRefused) -> bool:
    return all(fault.code == "already_different" for fault in refused.faults)


def _kept_sign_ins() -> Path | None:
    there = sign_ins.path()
    return there if there.exists() else None


def _not_among_real_work() -> bool:
    """Whether the demonstration was loaded before."""
    loaded = bool(loaded_rows(files.MAIN))
    if not loaded and User.objects.exists():
        raise Refusal(
            _(
                "This installation already holds accounts: the demonstration needs a home of its own. "
                "Name an empty folder in WASL_HOME."
            ),
            code="demo_among_real_work",
        )
    if not loaded and sign_ins.path().exists():
        raise Refusal(
            _("%(path)s belongs to a demonstration that is no longer in the database: remove it first.")
            % {"path": sign_ins.path()},
            code="demo_old_sign_ins",
        )
    return loaded
