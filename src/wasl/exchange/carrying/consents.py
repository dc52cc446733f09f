"""What participants were told and agreed to, and what they have learnt, done or hold."""

from collections.abc import Callable
from typing import Any

from wasl.catalogue.models import Trade
from wasl.exchange.carrying.load import Load
from wasl.exchange.shapes import Row
from wasl.participants.models import File
from wasl.participants.operations import record_consent, write_attainment, write_quotation

_SECTION = "participants"
_WORDS = ("title", "issuer", "level", "code", "number", "since", "until")


def consents_and_experience(load: Load, row: Row) -> None:
    """Record the answers and write the entries that are not there yet, in the order of the file."""
    for number, told in enumerate(row.rows("consents"), start=1):
        _once(load, row, told, f"consents[{number}]", _tell)
    for number, entry in enumerate(row.rows("experience"), start=1):
        _once(load, row, entry, f"experience[{number}]", _write)


def _once(load: Load, row: Row, part: Row, step: str, carry: Callable[[Load, Row, File], None]) -> None:
    reference, content = row["reference"], part.written()
    if load.has(part, _SECTION, reference, content, step):
        return
    by = load.actor(part["by"])
    with load.at(part, by, answered_on="on", said_on="on", words_ar="words", words_fr="words"):
        file = load.find(File, _SECTION, reference, by)
        carry(load, part, file)
    load.keep(_SECTION, reference, content, file, step=step)


def _tell(load: Load, told: Row, file: File) -> None:
    by = load.actor(told["by"])
    record_consent(
        by=by,
        file=file,
        kind=told["kind"],
        answer=told["answer"],
        answered_on=told["on"],
        proof=told["proof"],
        read_aloud=told["read_aloud"],
        language=told["language"],
    )
    if told["words"] is not None:
        write_quotation(
            by=by, file=file, words_ar=told["words"].ar, words_fr=told["words"].fr, said_on=told["on"]
        )


def _write(load: Load, entry: Row, file: File) -> None:
    words: dict[str, Any] = {name: entry[name] or "" for name in _WORDS}
    write_attainment(
        by=load.actor(entry["by"]),
        file=file,
        kind=entry["kind"],
        trade=Trade.objects.get(pk=entry["trade"]) if entry["trade"] else None,
        **words,
    )
