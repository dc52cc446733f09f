"""Communiqués: drafted in the name of one account, approved in that of another."""

from wasl.communiques.models import Communique
from wasl.communiques.operations import approve, draft
from wasl.exchange.carrying.load import Load
from wasl.handovers.models import Ceremony

SECTION = "communiques"


def communiques(load: Load) -> None:
    """Draft the communiqués that are not there yet, and approve those the file says are approved."""
    for row in load.each(SECTION):
        reference, content = row["ceremony"], {"ceremony": row["ceremony"], "drafted_by": row["drafted_by"]}
        if not load.has(row, SECTION, reference, content):
            by = load.actor(row["drafted_by"])
            with load.at(row, by):
                communique = draft(by=by, ceremony=load.find(Ceremony, "ceremonies", reference, by))
            load.keep(SECTION, reference, content, communique)
        approval = {name: row[name] for name in ("approved_by", "small_cells_reason")}
        if row["approved_by"] and not load.has(row, SECTION, reference, approval, "approved"):
            by = load.actor(row["approved_by"])
            with load.at(row, by, reason="small_cells_reason"):
                communique = approve(
                    by=by,
                    communique=load.find(Communique, SECTION, reference, by),
                    reason=row["small_cells_reason"] or "",
                )
            load.keep(SECTION, reference, approval, communique, step="approved")
