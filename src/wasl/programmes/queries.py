"""Questions about programmes and the rules in force on a day."""

import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wasl.audit.refusals import Refusal
from wasl.programmes.models import Programme, RuleVersion
from wasl.wording.dates import day as worded_day
from wasl.wording.languages import current


def programmes() -> QuerySet[Programme]:
    """Every programme, in the order of their codes."""
    return Programme.objects.order_by("code")


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
    in_force = RuleVersion.objects.filter(since__lte=day).order_by("programme", "-since", "-version")
    months = [rules.retention_months for rules in in_force.distinct("programme")]
    return max((value for value in months if value is not None), default=None)
