"""Who may ask which question. Access decides whether the definition may be asked; never what it answers (invariant 3)."""

from django.utils.translation import gettext_lazy as _

from wasl.agreements.models import Agreement
from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.handovers.models import Ceremony
from wasl.institutions.models import Institution
from wasl.tallies.enums import Basis, DateAxis, PlaceAxis
from wasl.tallies.facts import facts_of
from wasl.tallies.rules import NATIONAL, Definition
from wasl.territory.models import Centre, Place
from wasl.territory.queries import province_of, served_codes
from wasl.wording.dates import today

_NATIONAL_ROLES = {"headquarters", "finance", "auditor", "house"}


def must_show_small_cells_hidden(by: Actor) -> bool:
    """Partners see cells under the threshold as «<5», and no receipts."""
    return by.role == "partner"


def may_ask(definition: Definition, by: Actor) -> bool:
    """Whether this reader may ask this definition. Runs in the reader's scope.

    National roles: anything. A centre's staff: places the centre serves, the region of its seat (whose figures its
    coordinator states in public), its own centre, its agreements and ceremonies. A partner: its agreements, and its own
    place on the agreement axis when every agreement counted there is its own.
    """
    if not by.may("tallies.read") and by.role != "house":
        return False
    if by.role in _NATIONAL_ROLES:
        return True
    if by.role == "partner":
        return _partner_may_ask(definition, by)
    return _centre_may_ask(definition, by)


def check(definition: Definition, by: Actor) -> None:
    """Raise NotAllowed, with the same sentence for absent and forbidden, when the reader may not ask.

    Raise Refusal for a question a partner may ask only in another shape.
    """
    if not may_ask(definition, by):
        raise NotAllowed(
            _("This figure is not among those your account may ask for."), code="tally_not_allowed"
        )
    if must_show_small_cells_hidden(by):
        _check_shape(definition)


def places_of_partner(by: Actor) -> list[str]:
    """Codes of the places whose institutions a partner's account speaks for."""
    held = Institution.objects.filter(code__in=by.scope.partners, place__isnull=False)
    return sorted(set(held.values_list("place_id", flat=True)))


def _check_shape(definition: Definition) -> None:
    """Whole years of handover, one breakdown, nothing on the basis «approved»: what two questions could be subtracted
    to stays over the threshold. Approved less delivered would be the one person who has not come yet."""
    if definition.basis == Basis.APPROVED:
        raise Refusal(
            _("Partners ask what was planned or handed over: approved less handed over could be one person."),
            field="basis",
            code="tally_partner_basis",
        )
    if definition.date_axis != DateAxis.HANDOVER:
        raise Refusal(
            _("Partners ask by date of handover."), field="date_axis", code="tally_partner_date_axis"
        )
    if not definition.whole_years:
        raise Refusal(
            _("Partners ask for whole years: from 1 January to 31 December."),
            field="since",
            code="tally_partner_years",
        )
    if len(definition.by) > 1:
        raise Refusal(
            _("Partners ask for one breakdown at a time."), field="by", code="tally_partner_breakdown"
        )


def _partner_may_ask(definition: Definition, by: Actor) -> bool:
    if definition.ceremony or definition.place_axis != PlaceAxis.AGREEMENT:
        return False
    if definition.agreement:
        return Agreement.objects.filter(number=definition.agreement).exists()
    return definition.place in places_of_partner(by) and _all_its_own(definition)


def _all_its_own(definition: Definition) -> bool:
    """Whether the partner is a party to every agreement the total counts: a figure is whole or refused.

    What is sealed to the partner is somebody else's, like any other agreement: the refusal is the same.
    """
    facts = facts_of(definition)
    if facts.filter(programme=None).exists():
        return False
    counted = set(facts.values_list("agreement", flat=True).distinct()) - {None}
    return counted <= set(Agreement.objects.filter(number__in=counted).values_list("number", flat=True))


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
    return definition.place in places_of_centres(by, definition)


def places_of_centres(by: Actor, definition: Definition | None = None) -> set[str]:
    """Codes of what the reader's centres serve on the last day asked (today without a question), with the regions of their seats."""
    served = served_codes(by.scope.read_centres, definition.until if definition else today())
    regions = set(Place.objects.filter(kind="region").values_list("code", flat=True))
    seats = Centre.objects.filter(id__in=by.scope.read_centres).select_related("seat")
    around = {province_of(centre.seat).parent_id for centre in seats}
    return served | {code for code in around if code in regions}
