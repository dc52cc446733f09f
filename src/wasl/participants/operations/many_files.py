"""Opening many files in one act: as many rules as one by one, one transaction, one look at the register."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.acts import act, record_many
from wasl.audit.acts import record as record_event
from wasl.participants import rules
from wasl.participants.access import centre_to_write
from wasl.participants.likeness import ask_headquarters
from wasl.participants.likeness_of_many import Compared, compare_many
from wasl.participants.many import SAME, Fault, ManyRefused, NewFile, Opened, Placed, card_sentence, faults_of
from wasl.participants.models import File, LookUp, Person, Record
from wasl.participants.operations.comparisons import keep_apart
from wasl.participants.written import keys
from wasl.territory.models import Centre

_AT_ONCE = 500  # rows a statement


@act("participants.open_files", permission="files.import")
def open_files(*, by: Actor, centre: Centre, people: Sequence[NewFile]) -> Opened:
    """Open a file for each, in their order, numbers in the order given.

    All of them or none: raises ManyRefused with every fault, or with everybody who looks like somebody else and has no
    answer. Who is said to be another person is kept apart with that reason; who is the same gets no file; whose card has
    an open file in another centre gets none either, and headquarters compare. One look-up counts for all.
    """
    centre_to_write(by, centre)
    faults: list[Fault] = []
    written: list[dict[str, Any]] = []
    for place, new in enumerate(people):
        fields, wrong = faults_of(place, new)
        written.append(fields)
        faults += wrong
    if faults:
        raise ManyRefused(faults)

    def looked() -> None:
        LookUp(centre=centre, people=len(people), looked_by=by.label).save(force_insert=True)

    compared = compare_many(centre, written)
    _answered(people, compared, looked)
    looked()
    same = {place for place, new in enumerate(people) if new.answer == SAME}
    with _register_held(compared, same):
        opened = _open(by, centre, people, written, same)
    placed = _placed(by, centre, written, compared, opened)
    _keep_apart(by, people, compared, opened)
    record_event(
        by=by, action="participants.open_files", centre_id=centre.pk,
        changes={"opened": [None, len(opened)], "same": [None, len(people) - len(opened)]},
    )  # fmt: skip
    return Opened(placed, compared.elsewhere)


def _answered(people: Sequence[NewFile], compared: Compared, looked: Callable[[], None]) -> None:
    """Raises ManyRefused when somebody who looks like another has no answer, or one that cannot be."""
    unanswered, faults = [], []
    for place, new in enumerate(people):
        near = compared.near.get(place)
        if near and not rules.cleaned(new.answer):
            unanswered.append(place)
        elif near and near[0].stops and new.answer != SAME:
            faults.append(Fault(place, "answer", "card_has_file", card_sentence(near[0])))
        elif not near and new.answer == SAME:
            faults.append(
                Fault(
                    place, "answer", "nobody_alike", _("Nobody looks like this person: take the answer out.")
                )
            )
    if faults or unanswered:
        raise ManyRefused(faults, compared, unanswered, keeps=looked)


@contextmanager
def _register_held(compared: Compared, same: set[int]) -> Iterator[None]:
    """Lock the files that decisions will name, then the register: whoever opens a file meanwhile waits."""
    named = {
        near.record.file_id
        for place, found in compared.near.items() if place not in same
        for near in found if near.record is not None
    }  # fmt: skip
    list(File.objects.select_for_update(of=("self",)).filter(pk__in=named).order_by("pk").values_list("pk"))
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.writes_many', 'on', true)")
        cursor.execute("select participants_hold_register()")
        yield
        cursor.execute("select set_config('app.writes_many', '', true)")


def _open(
    by: Actor, centre: Centre, people: Sequence[NewFile], written: Sequence[Mapping[str, Any]], same: set[int]
) -> dict[int, File]:
    """Insert files, people and records; the files by place."""
    numbers = _Numbers(centre)
    files: dict[int, File] = {}
    records: list[Record] = []
    for place, new in enumerate(people):
        if place in same:
            continue
        file = File(
            number=numbers.next(new.opened_on.year),
            centre=centre,
            opened_on=new.opened_on,
            opened_by=by.label,
        )
        record = Record(
            person=Person(),
            file=file,
            written_by=by.label,
            **written[place],
            **keys(written[place], file.number),
        )
        file.record, files[place] = record, file
        records.append(record)
    File.objects.bulk_create(files.values(), batch_size=_AT_ONCE)
    Person.objects.bulk_create([record.person for record in records], batch_size=_AT_ONCE)
    Record.objects.bulk_create(records, batch_size=_AT_ONCE)
    record_many(
        by=by, action="participants.open_file", kind="file", centre_id=centre.pk,
        told=[(file.pk, file.number, {"opened_on": [None, file.opened_on.isoformat()]}) for file in files.values()],
    )  # fmt: skip
    return files


class _Numbers:
    """The next numbers of a centre: the first of each year asked of the database, which keeps the series until the end."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self._last: dict[int, int] = {}
        self._prefix: dict[int, str] = {}

    def next(self, year: int) -> str:
        """The next number of a year."""
        if year not in self._last:
            with connection.cursor() as cursor:
                cursor.execute("select participants_next_number(%s, %s)", [self.centre.pk, year])
                first = str(cursor.fetchone()[0])
            self._prefix[year], _dash, rest = first.rpartition("-")
            self._last[year] = int(rest) - 1
        self._last[year] += 1
        return f"{self._prefix[year]}-{self._last[year]:04d}"


def _placed(
    by: Actor,
    centre: Centre,
    written: Sequence[Mapping[str, Any]],
    compared: Compared,
    opened: Mapping[int, File],
) -> list[Placed]:
    """What became of each. Who is the same as an earlier one of the many has that one's file."""
    placed: list[Placed] = []
    for place, fields in enumerate(written):
        if place in opened:
            placed.append(Placed(opened[place], opened=True))
            continue
        near = compared.near[place][0]
        if near.elsewhere:
            ask_headquarters(by, centre, fields)
            placed.append(Placed(None, opened=False))
        elif near.record is not None:
            placed.append(Placed(near.record.file, opened=False))
        else:
            placed.append(Placed(placed[near.other or 0].file, opened=False))
    return placed


def _keep_apart(by: Actor, people: Sequence[NewFile], compared: Compared, opened: Mapping[int, File]) -> None:
    """Each answer "another person" is a decision about the two, so that nobody is asked again."""
    for place, found in sorted(compared.near.items()):
        for near in found if place in opened else ():
            twin = opened.get(near.other) if near.other is not None else None
            beside = near.record or (twin.record if twin else None)
            if beside is not None:
                keep_apart(by=by, first=opened[place].record, second=beside, reason=people[place].answer)
