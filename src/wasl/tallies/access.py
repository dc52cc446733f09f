"""Who may ask which question. Access decides whether the definition may be asked; never what it answers (invariant 3)."""

from django.utils.translation import gettext_lazy as _

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed
from wasl.handovers.models import Ceremony
from wasl.institutions.models import Institution
from wasl.tallies.enums import PlaceAxis
from wasl.tallies.rules import NATIONAL, Definition
from wasl.territory.models import Centre, Place
from wasl.territory.queries import codes_within, served_codes

_NATIONAL_ROLES = {"headquarters", "finance", "auditor", "house"}


def must_show_small_cells_hidden(by: Actor) -> bool:
    """Partners see cells under the threshold as «<5», and no receipts."""
    return by.role == "partner"


def may_ask(definition: Definition, by: Actor) -> bool:
    """Whether this reader may ask this definition. Runs in the reader's scope.

    National roles: anything. A centre's staff: places the centre serves, its own centre, its agreements and
    ceremonies. A partner: its agreements, or its own province on the agreement axis.
    """
    if not by.may("tallies.read") and by.role != "house":
        return False
    if by.role in _NATIONAL_ROLES:
        return True
    if by.role == "partner":
        return _partner_may_ask(definition, by)
    return _centre_may_ask(definition, by)


def check(definition: Definition, by: Actor) -> None:
    """Raise NotAllowed, with the same sentence for absent and forbidden, when the reader may not ask."""
    if not may_ask(definition, by):
        raise NotAllowed(
            _("This figure is not among those your account may ask for."), code="tally_not_allowed"
        )


def _partner_may_ask(definition: Definition, by: Actor) -> bool:
    if definition.ceremony or definition.place_axis != PlaceAxis.AGREEMENT:
        return False
    if definition.agreement:
        return Agreement.objects.filter(number=definition.agreement).exists()
    places = Institution.objects.filter(code__in=by.scope.partners).values_list("place_id", flat=True)
    return definition.place in set(places)


def _centre_may_ask(definition: Definition, by: Actor) -> bool:
    own = by.scope.read_centres
    if (
        definition.agreement
        and not Agreement.objects.filter(number=definition.agreement, centre_id__in=own).exists()
    ):
        return False
    if definition.ceremony and not Ceremony.objects.filter(reference=definition.ceremony).exists():
        return False
    if definition.place_axis == PlaceAxis.CENTRE:
        return Centre.objects.filter(code=definition.place, id__in=own).exists()
    if definition.place == NATIONAL:
        return bool(definition.agreement or definition.ceremony)
    served = served_codes(own, definition.until)
    if definition.place in served:
        return True
    # A region the centre serves whole: its coordinator speaks for it.
    provinces = set(Place.objects.filter(parent_id=definition.place).values_list("code", flat=True))
    return bool(provinces) and provinces <= served and bool(codes_within(definition.place))
