"""What keeps a restricted programme from standing alone in a figure, or in the difference of two (invariant 14).

Totals count it like any other. Whether these rules apply depends only on whether the register holds a restricted
programme at all, never on the facts asked about: a refusal tells nothing. Figures stay the same for every reader.
"""

import datetime

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from wasl.accounts.enums import RoleName
from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.programmes.models import RuleVersion
from wasl.programmes.queries import any_restricted
from wasl.tallies.enums import DateAxis, Dimension
from wasl.tallies.facts import figures_among, rows_of
from wasl.tallies.rules import Definition, Row

_TELLING = {Dimension.AGREEMENT, Dimension.PROGRAMME}


def check_shape(definition: Definition, by: Actor) -> None:
    """Raise Refusal for a question that could be subtracted down to a restricted programme, while there is one.

    A breakdown by agreement or programme stands alone: crossed with another, its mixed cell would come apart. Finance
    reads the ordinary agreements' ledgers day by day, so it asks the register year by year.
    """
    if not any_restricted():
        return
    if _TELLING & set(definition.by) and len(definition.by) > 1:
        raise Refusal(
            _("Ask for a breakdown by agreement or by programme alone."),
            field="by",
            code="tally_telling_alone",
        )
    if by.role != RoleName.FINANCE:
        return
    if definition.ceremony or (definition.date_axis == DateAxis.HANDOVER and not definition.whole_years):
        raise Refusal(
            _("Finance asks for whole years: from 1 January to 31 December."),
            field="since",
            code="tally_finance_years",
        )
    if definition.agreement and definition.by:
        raise Refusal(
            _("Finance asks for the figures of an agreement without a breakdown."),
            field="by",
            code="tally_finance_agreement",
        )


def told_rows(definition: Definition, known_at: datetime.datetime | None = None) -> list[Row]:
    """The breakdown of a definition, in which a restricted programme never stands alone.

    By agreement or programme, while the register holds a restricted one, the smallest cells are told as one, until it
    holds as many people of ordinary programmes as the strictest threshold asks; whatever is restricted is counted in it.
    It is there whether or not anything restricted was counted.
    """
    rows = rows_of(definition, known_at)
    if not _TELLING & set(definition.by) or not any_restricted():
        return rows
    (dimension,) = definition.by
    kept = _kept(dimension, rows)
    mixed = figures_among(definition, ~Q(**{f"{dimension}__in": kept}) | Q(**{dimension: None}), known_at)
    told = [row for row in rows if row.keys[dimension] in kept]
    return [*told, Row({dimension: None}, mixed)] if mixed.people else told


def _kept(dimension: str, rows: list[Row]) -> list[object]:
    """The values told by name: all but the smallest, which together hold enough people."""
    threshold = RuleVersion.objects.filter(programme__restricted=False).aggregate(
        most=Max("disclosure_threshold")
    )["most"]
    ordinary = [row for row in rows if row.keys[dimension] is not None]
    mixed, left = 0, list(ordinary)
    while left and (threshold is None or mixed < threshold):
        mixed += left.pop().figures.people or 0
    return [row.keys[dimension] for row in left]
