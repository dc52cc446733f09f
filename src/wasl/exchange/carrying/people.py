"""Files of participants, and their micro-projects."""

import datetime
import math
from decimal import Decimal
from fractions import Fraction

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.catalogue.models import Trade
from wasl.exchange.carrying.consents import consents_and_experience
from wasl.exchange.carrying.load import Load
from wasl.exchange.carrying.programmes import both
from wasl.exchange.shapes import Row
from wasl.life_projects.models import MicroProject
from wasl.life_projects.operations import NewItem, complete_project, prepare_project, set_equipment
from wasl.participants.models import File
from wasl.participants.operations import open_file, verify_eligibility
from wasl.wording.dates import today


def participants(load: Load) -> None:
    """Open the files that are not there yet, and verify eligibility where the file says so."""
    section = "participants"
    for row in load.each(section):
        reference, content = row["reference"], row.written("eligibility", "consents", "experience")
        if not load.has(row, section, reference, content):
            by = load.actor(row["caseworker"])
            with load.at(row, by, residence="province", given_ar="given", given_lat="given", surname_ar="surname",
                         surname_lat="surname", father_ar="father", address_ar="address",
                         guardian_name_ar="guardian"):  # fmt: skip
                file = _open(load, row, by)
            load.keep(section, reference, content, file)
        verified = row["eligibility"]
        if verified is not None and not load.has(
            verified, section, reference, verified.written(), "eligibility"
        ):
            by = load.actor(verified["by"])
            with load.at(verified, by):
                file = verify_eligibility(
                    by=by,
                    file=load.find(File, section, reference, by),
                    on=verified["on"],
                    paper=verified["paper"],
                )
            load.keep(section, reference, verified.written(), file, step="eligibility")
        consents_and_experience(load, row)


def _open(load: Load, row: Row, by: Actor) -> File:
    guardian = row["guardian"]
    return open_file(
        by=by,
        centre=load.centre(row["centre"]),
        caseworker=User.objects.get(username=row["caseworker"]),
        opened_on=row["opened_on"],
        given_ar=row["given"].ar,
        given_lat=row["given"].lat,
        surname_ar=row["surname"].ar,
        surname_lat=row["surname"].lat,
        father_ar=row["father"] or "",
        cin=row["cin"] or "",
        birth_date=row["birth_date"],
        birth_year=row["birth_year"],
        sex=row["sex"],
        phone=row["phone"] or "",
        residence=load.place(row["province"]),
        commune=load.place(row["commune"]) if row["commune"] else None,
        address_ar=row["address"] or "",
        other_phones=[{"number": phone["number"], "of": phone["of"]} for phone in row.rows("other_phones")],
        family_situation=row["family_situation"] or "",
        education_level=row["education_level"] or "",
        guardian_name_ar=guardian["name"] if guardian is not None else "",
        guardian_relation=guardian["relation"] if guardian is not None else "",
        guardian_cin=guardian["cin"] if guardian is not None else "",
        guardian_phone=guardian["phone"] if guardian is not None else "",
    )


def projects(load: Load) -> None:
    """Prepare the projects that are not there yet, with their equipment, and declare them complete."""
    section = "projects"
    proposed = {row["project"]: row["proposed_on"] for row in load.file.rows("grants")}
    for row in load.each(section):
        reference, content = row["reference"], row.written("equipment_total")
        if load.has(row, section, reference, content):
            continue
        by = load.actor(row["prepared_by"])
        day = row["prepared_on"] or proposed.get(reference) or today()
        with load.at(
            row,
            by,
            title_ar="title",
            title_fr="title",
            items="equipment",
            cash_amount="cash",
            cash_nature="cash",
        ):
            project = _prepare(load, row, by, day)
        load.keep(section, reference, content, project)


def _prepare(load: Load, row: Row, by: Actor, day: datetime.date) -> MicroProject:
    holders = row.rows("holders")
    files = [load.find(File, "participants", holder["participant"], by) for holder in holders]
    cash = row["cash"]
    project = prepare_project(
        by=by,
        file=files[0],
        trade=Trade.objects.get(pk=row["trade"]),
        site=load.place(row["site"]),
        holders=list(zip(files, parts([holder["share"] for holder in holders]), strict=True)),
        cash_amount=cash["amount"] if cash is not None else Decimal("0.00"),
        cash_nature=cash["nature"] if cash is not None else "",
        prepared_on=day,
        **both("title", row["title"]),
    )
    items = [
        NewItem(
            item_ar=item["item"].ar,
            item_fr=item["item"].fr,
            kind=item["kind"],
            quantity=item["quantity"],
            unit_price=item["unit_price"],
            serial_number=item["serial"] or "",
            condition=item["condition"],
        )
        for item in row.rows("equipment")
    ]
    set_equipment(by=by, project=project, items=items)
    return complete_project(by=by, project=project, completed_on=day)


def parts(shares: list[Fraction]) -> list[int]:
    """Shares that sum to one as whole parts of their common denominator: 1/2, 1/3, 1/6 are 3, 2, 1."""
    whole = math.lcm(*(share.denominator for share in shares))
    return [int(share * whole) for share in shares]
