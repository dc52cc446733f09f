"""Loading a programme file from a command: what was done, or would have been."""

from wasl.audit.actors import Actor
from wasl.exchange.carrying.load import Outcome, Tell
from wasl.exchange.operations import NothingKept, load_programme


def load(*, by: Actor, content: bytes, dry_run: bool = False, tell: Tell | None = None) -> Outcome:
    """Load a file, or try to (``dry_run``), and tell what was done. Raises FileRefused with every fault."""
    try:
        return load_programme(by=by, content=content, dry_run=dry_run, tell=tell)
    except NothingKept as end:
        return end.outcome
