"""Files and what is written in them: all of them, and those a text finds."""

from django.db.models import Case, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat

from wasl.participants.models import Correction, File, Record
from wasl.wording.folding import search_key


def files() -> QuerySet[File]:
    """Every file the reader may see, in the alphabetical order of people, with record, residence and centre."""
    return File.objects.select_related(
        "record__residence", "record__commune", "centre", "caseworker"
    ).order_by("record__sort_key", "number")


def search(text: str) -> QuerySet[File]:
    """Files whose names (either script), card or number hold every word of ``text``, best first.

    Words may be partial and in any order; letters people write in more than one way are one. Whole words count more
    than beginnings, and beginnings more than middles. An empty text finds nothing.
    """
    words = search_key(text).split()
    if not words:
        return files().none()
    # Keys are stored folded and parted by one space: a space on both sides tells where words begin and end.
    found = files().annotate(
        key=Concat(Value(" "), "record__search_key", Value(" "), output_field=TextField())
    )
    rank: Value | Case | object = Value(0, output_field=IntegerField())
    for word in words:
        found = found.filter(record__search_key__contains=word)
        rank = rank + Case(  # type: ignore[operator]
            When(Q(key__contains=f" {word} "), then=Value(2)),
            When(Q(key__contains=f" {word}"), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
    return found.annotate(rank=rank).order_by("-rank", "record__sort_key", "number")


def fields_corrected_since(record: Record, version: int) -> list[str]:
    """Names of the fields that corrections after ``version`` changed, each once, in the order of the model."""
    changed: set[str] = set()
    for fields in Correction.objects.filter(record=record, version__gt=version).values_list(
        "fields", flat=True
    ):
        changed.update(fields)
    return [field.name for field in Record._meta.get_fields() if field.name in changed]
