"""The only ways to take hold of a grant that is about to change. A grant one may not see and an absent one look alike."""

from wasl.audit.refusals import NotAllowed
from wasl.grants.models import Grant


def locked(grant: Grant) -> Grant:
    """The grant as it stands now, locked until the transaction ends. Raises NotAllowed outside the actor's scope."""
    found = (
        Grant.objects.select_for_update(of=("self",))
        .select_related(
            "project__file__centre", "agreement__programme", "equipment_line", "cash_line", "cohort"
        )
        .filter(pk=grant.pk)
        .first()
    )
    if found is None or found.agreement is None or found.equipment_line is None:
        raise NotAllowed
    return found
