"""Grants: proposed in the name of one account, approved in that of another."""

from wasl.agreements.models import Agreement
from wasl.exchange.carrying.load import Load
from wasl.exchange.shapes import Row
from wasl.funding.models import FundingLine
from wasl.grants.models import Cohort, Grant
from wasl.grants.operations import approve_grant, propose_grant
from wasl.life_projects.models import MicroProject

SECTION = "grants"


def grants(load: Load) -> None:
    """Propose the grants that are not there yet, and approve those the file says are approved."""
    for row in load.each(SECTION):
        reference, content = row["reference"], row.written("approved_by", "approved_on")
        if not load.has(row, SECTION, reference, content):
            grant = _propose(load, row)
            load.keep(SECTION, reference, content, grant)
        decision = {"approved_by": row["approved_by"], "approved_on": str(row["approved_on"])}
        if row["approved_by"] and not load.has(row, SECTION, reference, decision, "approved"):
            by = load.actor(row["approved_by"])
            with load.at(row, by, decided_on="approved_on", line="equipment_line"):
                grant = approve_grant(
                    by=by, grant=load.find(Grant, SECTION, reference, by), decided_on=row["approved_on"]
                )
            load.keep(SECTION, reference, decision, grant, step="approved")


def _propose(load: Load, row: Row) -> Grant:
    by = load.actor(row["proposed_by"])
    with load.at(row, by):
        return propose_grant(
            by=by,
            project=load.find(MicroProject, "projects", row["project"], by),
            agreement=load.find(Agreement, "agreements", row["agreement"], by, number=row["agreement"]),
            equipment_line=load.find(
                FundingLine, "lines", row["equipment_line"], by, code=row["equipment_line"]
            ),
            cash_line=load.find(FundingLine, "lines", row["cash_line"], by, code=row["cash_line"])
            if row["cash_line"]
            else None,
            cohort=load.find(Cohort, "cohorts", row["cohort"], by, code=row["cohort"])
            if row["cohort"]
            else None,
            proposed_on=row["proposed_on"],
        )
