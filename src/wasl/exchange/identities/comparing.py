"""A sheet compared with itself, or with the register too: likely pairs, and groups of lines that are likely one person."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal
from wasl.exchange.identities.people import Entry, Sheet, read_sheet
from wasl.participants.identity.batch import likely_pairs
from wasl.participants.identity.score import Match
from wasl.participants.models import Record
from wasl.participants.queries.comparisons import traits_of_row


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two lines of a sheet that may be one person."""

    first: Entry
    second: Entry
    match: Match


@dataclass(frozen=True)
class Compared:
    """A sheet with its likely pairs, the likeliest first."""

    sheet: Sheet
    pairs: list[LikelyPair]

    def groups(self) -> dict[int, list[int]]:
        """For each line that is in a pair, the lines that may be the same person, itself among them, in order."""
        group_of: dict[int, list[int]] = {}
        for pair in self.pairs:
            one = group_of.setdefault(pair.first.line, [pair.first.line])
            other = group_of.setdefault(pair.second.line, [pair.second.line])
            if one is not other:
                one.extend(other)
                for line in other:
                    group_of[line] = one
        return {line: sorted(group) for line, group in group_of.items()}

    def pairs_of(self) -> dict[int, list[LikelyPair]]:
        """For each line, its pairs, the likeliest first."""
        found: dict[int, list[LikelyPair]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.first.line].append(pair)
            found[pair.second.line].append(pair)
        return dict(found)


def compare_sheet(content: bytes, today: datetime.date, *, most_lines: int | None = None) -> Compared:
    """Read a CSV or XLSX file and compare its lines. Raises Refusal when it cannot be read (``read_sheet``) or is too long."""
    sheet = read_sheet(content, today)
    if most_lines is not None and len(sheet.lines) > most_lines:
        raise Refusal(
            _(
                "This sheet has too many lines for a page: cut it, or ask whoever runs the server for “wasl match_identities”."
            ),
            field="sheet",
            code="too_many_lines",
        )
    return compared_with(sheet)


def compared_with(sheet: Sheet, register: Sequence[Entry] = ()) -> Compared:
    """The lines of a sheet compared with each other, and with ``register``; never the register with itself."""
    entries = [*sheet.entries, *register]
    pairs = [
        LikelyPair(entries[pair.a], entries[pair.b], pair.match)
        for pair in likely_pairs([entry.traits for entry in entries])
        if pair.a < len(sheet.entries)
    ]
    pairs.sort(
        key=lambda pair: (-pair.match.score, pair.first.line, pair.second.line, pair.second.identifier)
    )
    return Compared(sheet, pairs)


def registered() -> list[Entry]:
    """The records of the reader's scope, each by the number of its file."""
    records = Record.objects.select_related("file").order_by("pk")
    return [Entry(0, row.file.number, "", traits_of_row(row)) for row in records.iterator()]
