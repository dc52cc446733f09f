"""Loading a programme file, importing a sheet of people: checked whole, then carried out in one transaction, or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.exchange import programme_file
from wasl.exchange.carrying import Load, carry_out
from wasl.exchange.carrying.load import Outcome, Tell
from wasl.exchange.checks import Checking, check_all
from wasl.exchange.faults import Faults, FileRefused
from wasl.exchange.identities.comparing import Compared, compared_with, registered
from wasl.exchange.identities.people import read_sheet
from wasl.exchange.importing.preview import (
    Preview,
    SheetRefused,
    answered,
    at_centre,
    refused,
    with_questions,
)
from wasl.exchange.importing.rows import Row, read_people
from wasl.exchange.models import ImportedRow
from wasl.exchange.programme_file import ProgrammeFile
from wasl.exchange.queries import Register, imported_rows, known
from wasl.participants.access import centre_to_write
from wasl.participants.likeness_of_many import compare_many
from wasl.participants.many import ManyRefused, Opened, Placed
from wasl.participants.models import LookUp
from wasl.participants.operations import open_files
from wasl.territory.models import Centre
from wasl.wording.dates import today

__all__ = [
    "FileRefused",
    "NothingKept",
    "Outcome",
    "SheetRefused",
    "import_records",
    "load_programme",
    "match_with_register",
    "preview_import",
]


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


@dataclass(frozen=True)
class Imported:
    """What an import did: files opened, rows found to be somebody already there, rows left out for headquarters, rows
    imported before; and how many of those opened have a very similar file in another centre."""

    opened: int
    same: int
    left_out: int
    already: int
    elsewhere: int


@act("exchange.match_with_register", permission="files.import")
def match_with_register(*, by: Actor, content: bytes) -> Compared:
    """A sheet compared with itself and with the records ``by`` may read; nothing is written but that it was done.

    Records stand by the number of their file. Raises Refusal when the file cannot be read.
    """
    sheet = read_sheet(content, today())
    compared = compared_with(sheet, registered())
    record(
        by=by, action="exchange.match_with_register", kind="sheet", object_id=sha256(content).hexdigest(), outcome="read",
        changes={"rows": len(sheet.entries)},
    )  # fmt: skip
    return compared


@act("exchange.preview_import", permission="files.import")
def preview_import(
    *,
    by: Actor,
    centre: Centre,
    content: bytes,
    answers: Mapping[int, str] | None = None,
    tell: Tell | None = None,
) -> Preview:
    """What importing a sheet into a centre would do; nothing is written but that so many people were looked for.

    ``answers`` are those given beside the sheet, by line. Raises Refusal when the file cannot be read.
    """
    centre_to_write(by, centre)
    desk = at_centre(by, centre)
    with within(desk.scope):
        preview = _read(centre, content, answers or {}, tell)
        if preview.fresh and not preview.faults:
            _told(tell, pgettext("progress", "comparing"), 0, len(preview.fresh))
            with_questions(preview, compare_many(centre, [row.checked for row in preview.fresh]))
            LookUp(centre=centre, people=len(preview.fresh), looked_by=by.label).save(force_insert=True)
            _told(tell, pgettext("progress", "comparing"), len(preview.fresh), len(preview.fresh))
    record(
        by=by, action="exchange.preview_import", kind="sheet", object_id=preview.people.sha256, centre_id=centre.pk,
        outcome="read", changes={"rows": preview.rows, "new": len(preview.fresh)},
    )  # fmt: skip
    return preview


@act("exchange.import_records", permission="files.import")
def import_records(
    *,
    by: Actor,
    centre: Centre,
    content: bytes,
    answers: Mapping[int, str] | None = None,
    sha256: str = "",
    tell: Tell | None = None,
) -> Imported:
    """Import a sheet of people into a centre: every row that is not there yet, in the order of the sheet, or nothing.

    ``sha256`` is the fingerprint of the sheet that was previewed: another file is refused. Raises SheetRefused with every
    fault or every row that looks like somebody and has no answer. A sheet imported before opens no file.
    """
    centre_to_write(by, centre)
    desk = at_centre(by, centre)
    with within(desk.scope):
        preview = _read(centre, content, answers or {}, tell)
        if sha256 and sha256 != preview.people.sha256:
            raise Refusal(
                _("This is another file than the one shown: look at it first."),
                field="sheet",
                code="other_file",
            )
        if preview.faults:
            raise SheetRefused(preview)
        opened = Opened([], 0)
        if preview.fresh:
            _told(tell, pgettext("progress", "writing"), 0, len(preview.fresh))
            try:
                opened = open_files(by=desk, centre=centre, people=[row.new for row in preview.fresh])
            except ManyRefused as refusal:
                raise refused(preview, refusal) from refusal
            _remember(by, centre, preview.fresh, opened.placed)
            _told(tell, pgettext("progress", "writing"), len(preview.fresh), len(preview.fresh))
    done = _imported(preview, opened)
    record(
        by=by, action="exchange.import_records", kind="sheet", object_id=preview.people.sha256, centre_id=centre.pk,
        changes={"opened": done.opened, "same": done.same, "left_out": done.left_out, "already": done.already},
    )  # fmt: skip
    return done


def _read(centre: Centre, content: bytes, answers: Mapping[int, str], tell: Tell | None) -> Preview:
    """The sheet, with what is already imported taken out."""
    _told(tell, pgettext("progress", "reading"), 0, 1)
    people = read_people(content, centre_code=centre.code, today=today())
    before = imported_rows(centre)
    for row in people.rows:
        if row.key in before and before[row.key] != row.facts:
            people.fault(row.line, "reference", "already_different")
    fresh = [row for row in people.rows if row.key not in before]
    _told(tell, pgettext("progress", "reading"), len(people.rows), len(people.rows))
    return Preview(people, answered(fresh, answers), sorted(people.faults))


def _remember(by: Actor, centre: Centre, rows: Sequence[Row], placed: Sequence[Placed]) -> None:
    ImportedRow.objects.bulk_create(
        [
            ImportedRow(
                centre=centre,
                key=row.key,
                facts=row.facts,
                file=done.file,
                opened=done.opened,
                imported_by=by.label,
            )
            for row, done in zip(rows, placed, strict=True)
            if done.file is not None
        ],
        batch_size=500,
    )


def _imported(preview: Preview, done: Opened) -> Imported:
    opened = sum(one.opened for one in done.placed)
    left_out = sum(one.file is None for one in done.placed)
    return Imported(opened, len(done.placed) - opened - left_out, left_out, preview.already, done.elsewhere)


def _told(tell: Tell | None, what: str, done: int, total: int) -> None:
    if tell is not None:
        tell(what, done, total)
