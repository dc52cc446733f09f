"""Ceremonies, gifts and communiqués: offices held that day, who signs, what goes with what."""

from wasl.exchange.checks.agreements import kind_of, roles_of_parties
from wasl.exchange.checks.checking import Checking
from wasl.exchange.checks.offices import held
from wasl.exchange.shapes import Row, Words


def check(checking: Checking) -> None:
    """Note everything about ceremonies, institutional gifts and communiqués that cannot be carried out."""
    for row in checking.file.rows("ceremonies"):
        checking.names_user(row, "prepared_by", "issued_by", "finished_by")
        for name in ("presiding", "statement"):
            if row[name] is not None:
                held(checking, row, name, row[name], row["held_on"])
        for office in row["present"] or []:
            held(checking, row, "present", office, row["held_on"])
        _only_for_demonstrations(checking, row)
        handovers = row.rows("handovers")
        checking.needs(
            row, "issued_by", any(item.given("signed") or item.given("void") for item in handovers)
        )
        for item in handovers:
            _handover(checking, row, item)
    for row in checking.file.rows("institutional_gifts"):
        _gift(checking, row)
    for row in checking.file.rows("communiques"):
        checking.names_user(row, "drafted_by", "approved_by")
        checking.refers(row, "ceremony", "ceremonies")
        checking.another_account(row, "approved_by", row["drafted_by"])


def _only_for_demonstrations(checking: Checking, row: Row) -> None:
    if checking.file.is_demonstration:
        return
    if row["invented_date"]:
        checking.faults.add(row.at("invented_date"), "demonstration_only")
    if row["scans"] == "specimen":
        checking.faults.add(row.at("scans"), "demonstration_only")


def _handover(checking: Checking, ceremony: Row, item: Row) -> None:
    grant = checking.refers(item, "grant", "grants")
    holders = _holders(checking, grant) if grant is not None else None
    if holders is not None:
        checking.not_before(ceremony, "held_on", "approved_on", grant["approved_on"] if grant else None)
        if len(holders) > 1 and not item.given("holder"):
            checking.faults.add(item.at("holder"), "holder_needed")
        if item["holder"] is not None and item["holder"] not in holders and grant is not None:
            checking.faults.add(
                item.at("holder"),
                "unknown_reference",
                value=item["holder"],
                section=f"projects[{grant['project']}].holders",
            )
    signed, void = item["signed"], item["void"]
    if item.given("signed"):
        checking.has_no_place(item, "void", "signed")
    if void is not None:
        checking.names_user(void, "by")
    if signed is not None:
        _signature(checking, ceremony, item, signed, holders or [])


def _holders(checking: Checking, grant: Row) -> list[str] | None:
    project = checking.file.by_key("projects").get(grant["project"])
    return [holder["participant"] for holder in project.rows("holders")] if project else None


def _signature(checking: Checking, ceremony: Row, item: Row, signed: Row, holders: list[str]) -> None:
    checking.names_user(signed, "recorded_by")
    checking.not_importer(signed, "recorded_by")
    checking.not_before(signed, "on", "held_on", ceremony["held_on"])
    checking.not_before(signed, "on", "issued_on", ceremony["issued_on"])
    checking.needs(signed, "witness", signed["proof"] == "thumbprint")
    holder = item["holder"] or (holders[0] if len(holders) == 1 else None)
    person = checking.file.by_key("participants").get(holder or "")
    if person is not None and signed["witness"] is not None and signed["witness"] in _names(person):
        checking.faults.add(signed.at("witness"), "witness_is_holder")


def _names(person: Row) -> set[str]:
    given, surname = person["given"], person["surname"]
    if not isinstance(given, Words) or not isinstance(surname, Words):
        return set()
    return {f"{given.ar} {surname.ar}", f"{given.lat} {surname.lat}"}


def _gift(checking: Checking, row: Row) -> None:
    checking.names_user(row, "recorded_by")
    checking.refers(row, "ceremony", "ceremonies")
    checking.refers(row, "agreement", "agreements", "number")
    checking.refers(row, "recipient", "institutions", "code")
    number, recipient = row["agreement"], row["recipient"]
    if number is None:
        return
    if kind_of(checking, number) == "partnership":
        checking.faults.add(row.at("agreement"), "wrong_kind", agreement=number, expected="institutional")
    roles = roles_of_parties(checking, number)
    if roles is not None and recipient is not None and roles.get(recipient) != "recipient":
        checking.faults.add(
            row.at("recipient"), "wrong_funder", institution=recipient, agreement=number, role="recipient"
        )
