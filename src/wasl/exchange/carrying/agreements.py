"""Agreements with their lines, cohorts as planned, and figures from outside the register."""

from typing import Any

from django.db import models, transaction

from wasl.agreements.models import Agreement
from wasl.agreements.operations import NewLine, sign_agreement
from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.exchange.carrying.load import Load
from wasl.exchange.carrying.programmes import both, spelled
from wasl.exchange.shapes import Row
from wasl.funding.enums import EntryKind
from wasl.funding.models import FundingLine
from wasl.grants.models import Cohort
from wasl.grants.operations import plan_cohort
from wasl.institutions.models import Institution
from wasl.programmes.models import Programme
from wasl.tallies.models import Assertion, Opening, OutsideFigure
from wasl.tallies.operations import record_assertion, record_opening

_FIGURE = ("place", "place_axis", "unit", "basis", "money")


def agreements(load: Load) -> None:
    """Record the agreements that are not there yet, each line opened with its first contribution."""
    section = "agreements"
    for row in load.each(section):
        number, content = row["number"], row.written("by")
        if load.has(row, section, number, content):
            continue
        by = load.entering(row)
        with transaction.atomic(), within(by.scope):
            found = Agreement.objects.filter(number=number).first()
            there = _agreement(found) if found else None
        if found is not None and there is not None:
            load.same(row, section, number, there, content)
        else:
            with load.at(row, by, parties="parties", lines="lines"):
                found = _sign(load, row, by)
        load.keep(section, number, content, found)


def _sign(load: Load, row: Row, by: Actor) -> Agreement:
    def institution(code: str) -> Institution:
        return Institution.objects.get(pk=code)

    return sign_agreement(
        by=by,
        number=row["number"],
        kind=row["kind"],
        centre=load.centre(row["centre"]),
        province=load.place(row["province"]),
        programme=Programme.objects.get(pk=row["programme"]) if row["programme"] else None,
        season=row["season"] or "",
        budget_year=row["budget_year"],
        signed_on=row["signed_on"],
        starts_on=row["starts_on"],
        ends_on=row["ends_on"],
        parties=[(institution(party["institution"]), party["role"]) for party in row.rows("parties")],
        lines=[
            NewLine(
                code=line["code"],
                money=line["money"],
                funder=institution(line["funder"]),
                amount=line["amount"],
                label_ar=line["label"].ar,
                label_fr=line["label"].fr,
            )
            for line in row.rows("lines")
        ],
        **both("title", row["title"]),
    )


def _agreement(found: Agreement) -> dict[str, Any]:
    written: dict[str, Any] = {
        "number": found.number,
        "kind": found.kind,
        "title": spelled(found.title_ar, found.title_fr),
        "centre": found.centre.code,
        "province": found.province_id,
        "budget_year": found.budget_year,
        "signed_on": str(found.signed_on),
        "starts_on": str(found.starts_on),
        "ends_on": str(found.ends_on),
        "parties": [
            {"institution": party.institution_id, "role": party.role}
            for party in found.parties.order_by("rank", "id")
        ],
    }
    if found.programme_id:
        written["programme"] = found.programme_id
    if found.season:
        written["season"] = found.season
    if lines := [
        _line(line)
        for line in FundingLine.objects.filter(agreement_line__agreement=found).order_by("opened_at", "id")
    ]:
        written["lines"] = lines
    return written


def _line(line: FundingLine) -> dict[str, Any]:
    first = (
        line.entries.filter(kind=EntryKind.CONTRIBUTION, reference_kind="agreement")
        .order_by("recorded_at")
        .first()
    )
    return {
        "code": line.code,
        "money": line.money,
        "funder": line.funder_id,
        "label": spelled(line.label_ar, line.label_fr),
        "amount": str(first.amount) if first else None,
    }


def cohorts(load: Load) -> None:
    """Plan the cohorts that are not there yet."""
    section = "cohorts"
    for row in load.each(section):
        code, content = row["reference"], row.written("by")
        if load.has(row, section, code, content):
            continue
        by = load.entering(row)
        with transaction.atomic(), within(by.scope):
            found = Cohort.objects.filter(code=code).first()
        if found is not None:
            load.same(row, section, code, _cohort(found), content)
        else:
            with load.at(row, by, planned_people="planned", planned_amount="planned"):
                found = plan_cohort(
                    by=by,
                    code=code,
                    centre=load.centre(row["centre"]),
                    programme=Programme.objects.get(pk=row["programme"]),
                    place=load.place(row["place"]),
                    season=row["season"] or "",
                    budget_year=row["budget_year"],
                    planned_people=row["planned"]["people"],
                    planned_amount=row["planned"]["amount"],
                )
        load.keep(section, code, content, found)


def _cohort(found: Cohort) -> dict[str, Any]:
    written: dict[str, Any] = {
        "reference": found.code,
        "centre": found.centre.code,
        "programme": found.programme_id,
        "place": found.place_id,
        "budget_year": found.budget_year,
        "planned": {"people": found.planned_people, "amount": str(found.planned_amount)},
    }
    return written | ({"season": found.season} if found.season else {})


def figures(load: Load, section: str) -> None:
    """Record the openings or assertions that are not there yet."""
    model, key = (
        (Opening, _FIGURE) if section == "openings" else (Assertion, (*_FIGURE, "since", "until", "printed"))
    )
    manager: models.Manager[Any] = model._default_manager
    for row in load.each(section):
        reference, content = "/".join(str(row[name]) for name in key), row.written("by")
        if load.has(row, section, reference, content):
            continue
        found = manager.filter(**{name: row[name] for name in key}).first()
        if found is not None:
            load.same(row, section, reference, _figure(found), content)
        else:
            by = load.entering(row)
            with load.at(row, by):
                found = _record(load, row, by, section)
        load.keep(section, reference, content, found)


def _record(load: Load, row: Row, by: Actor, section: str) -> OutsideFigure:
    said: dict[str, Any] = {
        "by": by,
        "place": load.place(row["place"]),
        "count": row["count"],
        "amount": row["amount"],
        **{
            name: row[name]
            for name in (
                "place_axis",
                "unit",
                "basis",
                "money",
                "since",
                "until",
                "precision",
                "printed",
                "source",
            )
        },
    }
    return record_opening(**said) if section == "openings" else record_assertion(**said)


def _figure(found: OutsideFigure) -> dict[str, Any]:
    written: dict[str, Any] = {
        "place": found.place_id,
        "since": str(found.since),
        "until": str(found.until),
        **{
            name: getattr(found, name)
            for name in ("place_axis", "unit", "basis", "money", "precision", "printed", "source")
        },
    }
    if found.count is not None:
        written["count"] = found.count
    if found.amount is not None:
        written["amount"] = str(found.amount)
    return written
