"""Reading the journal: for auditors, through the policy of the table."""

from django.db.models import QuerySet

from wasl.audit.models import Event


def events(*, action: str = "", actor: str = "", label: str = "", outcome: str = "") -> QuerySet[Event]:
    """Events the reader may see, newest first, narrowed by the start of an act, an account name, a reference."""
    found = Event.objects.order_by("-at", "id")
    if action:
        found = found.filter(action__startswith=action)
    if actor:
        found = found.filter(actor_label__icontains=actor)
    if label:
        found = found.filter(label__icontains=label)
    if outcome:
        found = found.filter(outcome=outcome)
    return found
