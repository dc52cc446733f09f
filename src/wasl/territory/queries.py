"""Questions about places: what lies in what, which centre serves where."""

import datetime

from wasl.territory.models import Centre, CentreArea, Place


def codes_within(code: str) -> set[str]:
    """``code`` and every place below it: a region gives its provinces and their communes."""
    found: set[str] = {code}
    frontier = {code}
    while frontier:
        below = set(Place.objects.filter(parent_id__in=frontier).values_list("code", flat=True))
        frontier = below - found
        found |= below
    return found


def province_of(place: Place) -> Place:
    """The province or prefecture a place lies in (itself when it is one). Raises ValueError for a region."""
    current: Place | None = place
    while current is not None and current.kind == "commune":
        current = current.parent
    if current is None or current.kind == "region":
        raise ValueError(f"{place.code} lies in no province")
    return current


def served_codes(centre_ids: frozenset[int], on: datetime.date) -> set[str]:
    """Codes of the places these centres serve on a day, with everything below them."""
    codes: set[str] = set()
    areas = CentreArea.objects.filter(centre_id__in=centre_ids, since__lte=on).exclude(until__lt=on)
    for code in areas.values_list("place_id", flat=True):
        codes |= codes_within(code)
    return codes


def all_centre_ids() -> frozenset[int]:
    """Ids of every centre: the scope of national roles."""
    return frozenset(Centre.objects.values_list("id", flat=True))
