"""Questions about programmes and the rules in force on a day."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wasl.accounts.models import Clearance
from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.audit.turns import Turn
from wasl.programmes.models import Programme, RuleVersion
from wasl.wording.dates import day as worded_day
from wasl.wording.dates import today
from wasl.wording.languages import current


def programmes() -> QuerySet[Programme]:
    """Every programme, in the order of their codes."""
    return Programme.objects.order_by("code")


def open_to(actor: Actor) -> QuerySet[Programme]:
    """The programmes an actor may sign agreements and settle rules for: ordinary ones, and the restricted ones they read."""
    sealed = Programme.objects.filter(restricted=True).exclude(pk__in=actor.scope.reads_sealed)
    return programmes().exclude(pk__in=sealed)


def any_restricted() -> bool:
    """Whether the register holds a restricted programme: which questions may be asked depends on that, not on its facts."""
    return Programme.objects.filter(restricted=True).exists()


def clearances() -> QuerySet[Clearance]:
    """Every right to read a restricted programme, latest first: held, proposed and ended."""
    return Clearance.objects.select_related("user").order_by("-proposed_at", "id")


def waiting(actor: Actor) -> list[Turn]:
    """Rights to read that wait for another of the central services."""
    if not actor.may("privacy.write"):
        return []
    proposed = clearances().filter(confirmed_at=None, ended_at=None, until__gte=today())
    return [
        Turn(
            kind="clearance",
            object_id=str(clearance.pk),
            label=clearance.user.username,
            sentence=_("Confirm or turn down a right to read a restricted programme."),
            since=clearance.proposed_at.date(),
        )
        for clearance in proposed.exclude(proposed_by=actor.label).exclude(user__username=actor.label)
    ]


def rules_on(programme: Programme, day: datetime.date) -> RuleVersion:
    """The version of the rules in force on that day: a decision takes the version of its date.

    Raises Refusal when none was in force yet.
    """
    found = (
        RuleVersion.objects.filter(programme=programme, since__lte=day).order_by("-since", "-version").first()
    )
    if found is None:
        raise Refusal(
            _("No rules of this programme are in force on %(day)s: settle them first.")
            % {"day": worded_day(day, current())},
            code="programmes_no_rules_in_force",
        )
    return found


def retention_months(day: datetime.date) -> int | None:
    """How many months a file closed on ``day`` is kept: the longest that the rules in force of any programme ask for.

    A file belongs to no programme; papers of each may be asked for. None while no programme settles it.
    """
    in_force = RuleVersion.objects.filter(since__lte=day).order_by("programme_id", "-since", "-version")
    months = [rules.retention_months for rules in in_force.distinct("programme_id")]
    return max((value for value in months if value is not None), default=None)
