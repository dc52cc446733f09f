"""Institutions, offices with their holders, programmes and rules."""

from typing import Any

from django.utils.translation import gettext as _

from wasl.exchange.carrying.load import Load
from wasl.exchange.faults import Fault, FileRefused
from wasl.exchange.shapes import Row, Words
from wasl.institutions.models import Institution, Office
from wasl.institutions.operations import add_institution, add_office, appoint
from wasl.programmes.models import Programme, RuleVersion
from wasl.programmes.operations import add_programme, settle_rules


def both(prefix: str, words: Words | None) -> dict[str, Any]:
    """The two spellings as an operation takes them: ``name_ar`` and ``name_fr``; nothing when there are none."""
    return {f"{prefix}_ar": words.ar, f"{prefix}_fr": words.fr} if words else {}


def spelled(ar: str, fr: str) -> dict[str, str]:
    """Two stored spellings as a row writes them."""
    return {"ar": ar, "lat": fr}


def institutions(load: Load) -> None:
    """Add the institutions that are not there yet."""
    section = "institutions"
    for row in load.each(section):
        code, content = row["code"], row.written("by")
        if load.has(row, section, code, content):
            continue
        found = Institution.objects.filter(pk=code).first()
        if found is not None:
            load.same(row, section, code, _institution(found), content)
        else:
            by = load.entering(row)
            with load.at(row, by):
                found = add_institution(
                    by=by,
                    code=code,
                    kind=row["kind"],
                    place=load.place(row["place"]) if row["place"] else None,
                    **both("name", row["name"]),
                    **both("short", row["short"]),
                )
        load.keep(section, code, content, found)


def _institution(found: Institution) -> dict[str, object]:
    written: dict[str, object] = {
        "code": found.code,
        "kind": found.kind,
        "name": spelled(found.name_ar, found.name_fr),
    }
    if found.short_ar:
        written["short"] = spelled(found.short_ar, found.short_fr)
    if found.place_id:
        written["place"] = found.place_id
    return written


def offices(load: Load) -> None:
    """Add the offices that are not there yet, and say who held them when."""
    section = "offices"
    for row in load.each(section):
        code, content = row["code"], row.written("by")
        content["holders"] = sorted(content["holders"], key=lambda holder: str(holder["since"]))
        if load.has(row, section, code, content):
            continue
        found = Office.objects.filter(pk=code).first()
        if found is not None:
            load.same(row, section, code, _office(found), content)
        else:
            found = _add_office(load, row)
        load.keep(section, code, content, found)


def _add_office(load: Load, row: Row) -> Office:
    by = load.entering(row)
    with load.at(row, by):
        office = add_office(
            by=by,
            code=row["code"],
            institution=Institution.objects.get(pk=row["institution"]),
            rank=row["rank"],
            **both("title", row["title"]),
            **both("title_feminine", row["title_feminine"]),
        )
    for holder in row.rows("holders"):
        with load.at(holder, by):
            appoint(
                by=by,
                office=office,
                sex=holder["sex"],
                since=holder["since"],
                until=holder["until"],
                **both("name", holder["name"]),
            )
    return office


def _office(found: Office) -> dict[str, object]:
    holders = []
    for holder in found.holders.order_by("since"):
        written = {
            "name": spelled(holder.name_ar, holder.name_fr),
            "sex": holder.sex,
            "since": str(holder.since),
        }
        holders.append(written | ({"until": str(holder.until)} if holder.until else {}))
    office: dict[str, object] = {
        "code": found.code,
        "institution": found.institution_id,
        "title": spelled(found.title_ar, found.title_fr),
        "rank": found.rank,
        "holders": holders,
    }
    if found.title_feminine_ar:
        office["title_feminine"] = spelled(found.title_feminine_ar, found.title_feminine_fr)
    return office


def programmes(load: Load) -> None:
    """Add the programmes that are not there yet."""
    section = "programmes"
    for row in load.each(section):
        code, content = row["code"], row.written("by")
        if load.has(row, section, code, content):
            continue
        found = Programme.objects.filter(pk=code).first()
        if found is not None:
            load.same(row, section, code, _programme(found), content)
        else:
            by = load.entering(row)
            with load.at(row, by):
                found = add_programme(
                    by=by,
                    code=code,
                    restricted=row["restricted"],
                    **both("name", row["name"]),
                    **both("strategy", row["strategy"]),
                    **both("purpose", row["purpose"]),
                    **both("life_project", row["life_project"]),
                )
        load.keep(section, code, content, found)


def _programme(found: Programme) -> dict[str, object]:
    spellings = ("name", "strategy", "purpose", "life_project")
    return {
        "code": found.code,
        "restricted": found.restricted,
        **{name: spelled(getattr(found, f"{name}_ar"), getattr(found, f"{name}_fr")) for name in spellings},
    }


def rules(load: Load) -> None:
    """Settle the versions of the rules that are not there yet, each the next one of its programme."""
    section = "rules"
    for row in load.each(section):
        reference, content = f"{row['programme']}/{row['version']}", row.written("by")
        if load.has(row, section, reference, content):
            continue
        settled = RuleVersion.objects.filter(programme_id=row["programme"])
        found = settled.filter(version=row["version"]).first()
        if found is not None:
            load.same(row, section, reference, _rules(found), content)
        else:
            found = _settle(load, row, settled.count() + 1)
        load.keep(section, reference, content, found)


def _settle(load: Load, row: Row, due: int) -> RuleVersion:
    if row["version"] != due:
        text = _("The next version of the rules of this programme is %(version)s.") % {"version": due}
        raise FileRefused([Fault(*row.at("version"), "refused", text)])
    by = load.entering(row)
    with load.at(row, by):
        return settle_rules(
            by=by,
            programme=Programme.objects.get(pk=row["programme"]),
            since=row["since"],
            disclosure_threshold=row["disclosure_threshold"],
            undertaking_months=row["undertaking_months"],
            equipment_ceiling=row["equipment_ceiling"],
            cash_ceiling=row["cash_ceiling"],
            retention_months=row["retention_months"],
        )


def _rules(found: RuleVersion) -> dict[str, object]:
    written: dict[str, object] = {
        "programme": found.programme_id,
        "version": found.version,
        "since": str(found.since),
        "disclosure_threshold": found.disclosure_threshold,
        "undertaking_months": found.undertaking_months,
    }
    for name in ("equipment_ceiling", "cash_ceiling"):
        if getattr(found, name) is not None:
            written[name] = str(getattr(found, name))
    if found.retention_months is not None:
        written["retention_months"] = found.retention_months
    return written
