"""Places and centres of the reference data, which every migrated database holds."""

from wasl.territory.models import Centre, Place


def centre(code: str = "MRK") -> Centre:
    """A centre by its code: Marrakech unless said."""
    return Centre.objects.get(code=code)


def place(code: str = "MA-REH") -> Place:
    """A place by its code: the province of Rehamna unless said."""
    return Place.objects.get(code=code)
