"""What must never be found, whatever way rows came in. Each question is empty in a sound register."""

from typing import Any

from django.db.models import Count, QuerySet

from wasl.participants.enums import FileStatus
from wasl.participants.models import File, Person, Record
from wasl.participants.rules import keys_of


def files_without_record() -> QuerySet[File]:
    """Files nobody is written in."""
    return File.objects.filter(record=None)


def records_with_stale_keys() -> list[Record]:
    """Records a search or a look-up would miss: their keys are not those of what is written."""
    return [
        row
        for row in Record.objects.select_related("file").iterator()
        if any(getattr(row, name) != key for name, key in _keys(row).items())
    ]


def people_with_two_open_files() -> QuerySet[Person]:
    """People whose records have more than one open file, among those the reader sees."""
    return (
        Person.objects.filter(records__file__status=FileStatus.OPEN)
        .annotate(open_files=Count("records__file", distinct=True))
        .filter(open_files__gt=1)
    )


def _keys(row: Record) -> dict[str, Any]:
    return keys_of(
        given_ar=row.given_ar,
        surname_ar=row.surname_ar,
        given_lat=row.given_lat,
        surname_lat=row.surname_lat,
        father_ar=row.father_ar,
        cin=row.cin,
        number=row.file.number,
    )
