"""Somebody's working life, through the reader's scope: what stands now, and how each entry came to say it."""

from collections.abc import Iterable

from django.db.models import QuerySet

from wasl.participants.enums import AttainmentKind
from wasl.participants.models import Attainment, File


def attainments(file: File) -> QuerySet[Attainment]:
    """The entries that stand, as a life is told: the latest first. Where something was learnt is not among them."""
    return (
        Attainment.objects.filter(file=file, replaced_by=None, removed=False)
        .select_related("trade", "evidence")
        .defer("evidence__content")
        .order_by("-until", "-since", "written_at")
    )


def by_kind(entries: Iterable[Attainment]) -> dict[str, list[Attainment]]:
    """The entries of each kind, kinds in the order they are told; kinds without entries are there, empty."""
    told: dict[str, list[Attainment]] = {kind.value: [] for kind in AttainmentKind}
    for entry in entries:
        told[entry.kind].append(entry)
    return told


def history(attainment: Attainment) -> list[Attainment]:
    """An entry and those it replaced, the latest first."""
    told = [attainment]
    while (before := told[-1].replaces_id) is not None:
        told.append(Attainment.objects.select_related("trade").get(pk=before))
    return told
