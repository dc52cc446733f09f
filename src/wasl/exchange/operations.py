"""Loading a programme file: checked whole, then carried out in one transaction, or not at all."""

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.database.scope import within
from wasl.exchange import programme_file
from wasl.exchange.carrying import Load, carry_out
from wasl.exchange.carrying.load import Outcome, Tell
from wasl.exchange.checks import Checking, check_all
from wasl.exchange.faults import Faults, FileRefused
from wasl.exchange.programme_file import ProgrammeFile
from wasl.exchange.queries import Register, known

__all__ = ["FileRefused", "NothingKept", "Outcome", "load_programme"]


class NothingKept(Exception):
    """Nothing was to be written, or only tried: a file already loaded, or the end of a dry run. ``outcome`` tells which."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.name)
        self.outcome = outcome


@act("exchange.load_programme")
def load_programme(*, by: Actor, content: bytes, dry_run: bool = False, tell: Tell | None = None) -> Outcome:
    """Carry out a programme file, whose bytes ``content`` are. ``by`` is who loads it: an account, or the house.

    Each act is done in the name of the account its row gives, through the same operations as the pages; all of them
    share the gesture of this one's event, which keeps who loaded which file. Loading twice changes nothing.
    ``tell(what, done, total)`` hears how far the work is. Raises FileRefused with every fault; NothingKept at the end
    of a dry run or of a file already loaded, so that not even an event is left (``wasl.exchange.loading`` hears it).
    """
    file = _checked(by, content)
    load = Load(file, by, tell)
    carry_out(load)
    outcome = load.outcome()
    if dry_run or not outcome.changed:
        raise NothingKept(outcome)
    record(
        by=by,
        action="exchange.load_programme",
        kind="programme_file",
        object_id=file.sha256,
        label=file.name[:120],
        changes={"created": sum(outcome.created.values()), "grown": sum(outcome.grown.values())},
    )
    return outcome


def _checked(by: Actor, content: bytes) -> ProgrammeFile:
    faults, reference = Faults(), known()
    file = programme_file.read(content, reference, faults)
    importer = "" if by.id is None else by.label
    checking = Checking(file, faults, Register(file.name), reference, importer)
    with within(_reader(by, file).scope):
        check_all(checking)
    if faults.found:
        raise FileRefused(faults.in_order())
    return file


def _reader(by: Actor, file: ProgrammeFile) -> Actor:
    """In whose sight the register is compared: the account that enters the file, when it exists already."""
    user = User.objects.filter(username=file.top["entered_by"] or "").first()
    return actor_of(user) if user else by
