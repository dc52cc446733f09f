"""The demonstration files add up, hang together, and hold nobody real."""

import csv
import datetime
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.demo_data.programme_files import CASE, FILES, ROOT, SECOND_CENTRE, equipment_of, keys, leaves, read

THURSDAY = 3


def column(name: str, key: str) -> set[str]:
    with (ROOT / "data" / name).open(encoding="utf-8") as lines:
        return {row[key] for row in csv.DictReader(lines)}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def programme(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


@pytest.fixture
def case() -> dict[str, Any]:
    return read(CASE)


def equipment_by_province(programme: dict[str, Any]) -> dict[str, Decimal]:
    residence = {row["reference"]: row["province"] for row in programme["participants"]}
    totals: dict[str, Decimal] = {}
    for project in programme["projects"]:
        province = residence[project["holders"][0]["participant"]]
        totals[province] = totals.get(province, Decimal(0)) + equipment_of(project)
    return totals


def test_case_has_the_published_people_provinces_and_amount(case: dict[str, Any]) -> None:
    people = case["participants"]
    assert len(people) == 14
    assert sum(row["sex"] == "female" for row in people) == 1
    assert Counter(row["province"] for row in people) == {"MA-REH": 7, "MA-YUS": 3, "MA-KES": 4}
    assert sum(map(equipment_of, case["projects"])) == Decimal("316607.00")


def test_case_has_the_published_trades(case: dict[str, Any]) -> None:
    trades = Counter(project["trade"] for project in case["projects"])
    assert trades.pop("pastry") == 2
    assert trades.pop("bakery") == 3
    assert set(trades.values()) == {1}
    assert set(trades) == {
        "sewing_design", "mens_hairdressing", "car_washing", "house_painting", "traditional_zellige",
        "metalworking", "appliance_repair", "tyre_repair", "olive_trade",
    }  # fmt: skip


def test_openings_and_register_make_the_published_balances(case: dict[str, Any]) -> None:
    by_province = equipment_by_province(case)
    opening = {row["place"]: row for row in case["openings"]}
    region, province = opening["MA-07"], opening["MA-REH"]
    assert int(region["count"]) + 14 == 264
    assert int(province["count"]) + 7 == 31
    assert Decimal(region["amount"]) + sum(by_province.values()) == Decimal("5600000.00")
    assert Decimal(province["amount"]) + by_province["MA-REH"] == Decimal("686572.00")
    assert (region["since"], province["since"]) == ("2013-01-01", "2018-01-01")
    assert {row["until"] for row in opening.values()} == {"2020-12-31"}
    assert {row["precision"] for row in opening.values()} == {"about"}


def test_cohort_is_planned_as_published(case: dict[str, Any]) -> None:
    (cohort,) = case["cohorts"]
    assert cohort["planned"] == {"people": "39", "amount": "869130.00"}
    assert (cohort["place"], cohort["season"], cohort["budget_year"]) == ("MA-07", "2019-2020", "2021")


def test_day_is_an_invented_thursday_of_2021(case: dict[str, Any]) -> None:
    (ceremony,) = case["ceremonies"]
    day = datetime.date.fromisoformat(ceremony["held_on"])
    assert (day.year, day.weekday(), ceremony["invented_date"]) == (2021, THURSDAY, "true")
    (other,) = read(SECOND_CENTRE)["ceremonies"]
    assert other["held_on"] != ceremony["held_on"]


def test_vehicles_are_an_institutional_gift_of_unknown_price(case: dict[str, Any]) -> None:
    (gift,) = case["institutional_gifts"]
    agreement = {row["number"]: row for row in case["agreements"]}[gift["agreement"]]
    funders = {party["institution"] for party in agreement["parties"] if party["role"] == "funder"}
    assert (gift["object"], gift["quantity"], gift["amount"]) == ("vehicle", "3", "unknown")
    assert agreement["kind"] == "institutional"
    assert "lines" not in agreement
    assert funders == {"province_rehamna", "provincial_council_rehamna"}


def test_no_holder_has_two_projects_in_the_case(case: dict[str, Any]) -> None:
    holders = [holder["participant"] for project in case["projects"] for holder in project["holders"]]
    assert sorted(holders) == sorted(row["reference"] for row in case["participants"])


def test_stated_sums_hold(programme: dict[str, Any]) -> None:
    for project in programme["projects"]:
        assert Decimal(project["equipment_total"]) == equipment_of(project), project["reference"]
    (totals,) = programme["totals"]
    projects = programme["projects"]
    cash = sum((Decimal(project["cash"]["amount"]) for project in projects if "cash" in project), Decimal(0))
    assert int(totals["people"]) == len(programme["participants"])
    assert int(totals["women"]) == sum(row["sex"] == "female" for row in programme["participants"])
    assert int(totals["projects"]) == len(projects)
    assert Decimal(totals["equipment"]) == sum(map(equipment_of, projects))
    assert Decimal(totals.get("cash", "0.00")) == cash
    if "by_province" in totals:
        stated = {place: Decimal(row["equipment"]) for place, row in totals["by_province"].items()}
        assert stated == equipment_by_province(programme)
        assert sum(int(row["people"]) for row in totals["by_province"].values()) == len(
            programme["participants"]
        )
        assert Counter(project["trade"] for project in projects) == {
            trade: int(count) for trade, count in totals["by_trade"].items()
        }


def test_lines_hold_what_is_granted(programme: dict[str, Any]) -> None:
    project = {row["reference"]: row for row in programme["projects"]}
    left = {
        line["code"]: Decimal(line["amount"])
        for row in programme["agreements"]
        for line in row.get("lines", [])
    }
    money = {line["code"]: line["money"] for row in programme["agreements"] for line in row.get("lines", [])}
    for grant in programme["grants"]:
        paid = project[grant["project"]]
        assert money[grant["equipment_line"]] == "equipment"
        left[grant["equipment_line"]] -= equipment_of(paid)
        assert ("cash" in paid) == ("cash_line" in grant)
        if "cash" in paid:
            assert money[grant["cash_line"]] == "cash"
            left[grant["cash_line"]] -= Decimal(paid["cash"]["amount"])
    assert min(left.values()) > 0


def test_shares_and_serials(programme: dict[str, Any]) -> None:
    serials = []
    for project in programme["projects"]:
        shares = [holder.get("share", "1").partition("/") for holder in project["holders"]]
        assert sum(Decimal(top) / Decimal(bottom or "1") for top, _, bottom in shares) == 1
        for item in project["equipment"]:
            if "serial" in item:
                assert item.get("quantity", "1") == "1"
                serials.append(item["serial"])
    assert serials
    assert len(serials) == len(set(serials))


def test_second_centre_has_a_joint_project() -> None:
    programme = read(SECOND_CENTRE)
    assert {row["centre"] for row in programme["participants"]} == {"AGD"}
    assert len(programme["participants"]) == 3
    assert [len(project["holders"]) for project in programme["projects"]] == [2, 1]


def test_amounts_and_dates_are_well_written(programme: dict[str, Any]) -> None:
    for leaf in leaves(programme):
        if re.fullmatch(r"\d+\.\d+", leaf):
            assert re.fullmatch(r"\d+\.\d\d", leaf), leaf
        if re.fullmatch(r"\d{4}-\d\d-\d\d", leaf):
            datetime.date.fromisoformat(leaf)
    for agreement in programme["agreements"]:
        assert agreement["starts_on"] <= agreement["ends_on"]
    for grant in programme["grants"]:
        assert grant["proposed_on"] <= grant["approved_on"]


def test_references_are_unique_and_known(programme: dict[str, Any]) -> None:
    for section, key in (("participants", "reference"), ("projects", "reference"), ("grants", "reference"),
                         ("users", "username"), ("institutions", "code"), ("offices", "code"), ("agreements", "number")):  # fmt: skip
        found = [row[key] for row in programme[section]]
        assert len(found) == len(set(found)), section
    users = {row["username"] for row in programme["users"]}
    named = {row["caseworker"] for row in programme["participants"]}
    for row in [
        *programme["projects"],
        *programme["grants"],
        *programme["ceremonies"],
        *programme.get("communiques", []),
    ]:
        named |= {value for key, value in row.items() if key.endswith("_by")}
    assert named <= users
    offices = {row["code"] for row in programme["offices"]}
    for ceremony in programme["ceremonies"]:
        assert {ceremony["statement"], *ceremony.get("present", [])} <= offices
        granted = {row["reference"] for row in programme["grants"]}
        assert {row["grant"] for row in ceremony["handovers"]} == granted


def test_codes_are_those_of_the_reference_data(programme: dict[str, Any]) -> None:
    with (ROOT / "data" / "communes_ma.csv").open(encoding="utf-8") as lines:
        communes = {row["code"]: row["province"] for row in csv.DictReader(lines)}
    places = column("territory_ma.csv", "code")
    for row in programme["participants"]:
        assert row["province"] in places
        assert communes.get(row.get("commune", ""), row["province"]) == row["province"]
    for row in [*programme["projects"], *programme["ceremonies"]]:
        assert row.get("site", row.get("place")) in places | set(communes)
    assert {row["trade"] for row in programme["projects"]} <= column("trades.csv", "code")
    assert {row["centre"] for row in programme["participants"]} <= column("centres.csv", "code")


def test_another_account_approves(programme: dict[str, Any]) -> None:
    assert all(grant["approved_by"] != grant["proposed_by"] for grant in programme["grants"])
    assert all(row["approved_by"] != row["drafted_by"] for row in programme.get("communiques", []))


def test_cards_and_phones_come_from_series_that_are_not_issued() -> None:
    people = [row for path in FILES for row in read(path)["participants"]]
    cards = [row["cin"] for row in people]
    phones = [row["phone"].replace(" ", "") for row in people if "phone" in row]
    assert all(re.fullmatch(r"ZZ000\d{3}", card) for card in cards)
    assert all(re.fullmatch(r"\+212790000\d{3}", phone) for phone in phones)
    assert len(cards) == len(set(cards))
    assert len(phones) == len(set(phones))


def test_rows_shared_by_the_two_demonstrations_are_the_same() -> None:
    first, second = read(CASE), read(SECOND_CENTRE)
    for section, key in (
        ("users", "username"),
        ("institutions", "code"),
        ("programmes", "code"),
        ("rules", "version"),
    ):
        known = {row[key]: row for row in first[section]}
        shared = [row for row in second[section] if row[key] in known]
        assert shared, section
        assert all(row == known[row[key]] for row in shared), section


def test_every_key_is_described(programme: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "programme-file.md").read_text(encoding="utf-8")
    described = {part for span in re.findall(r"`([^`\n]+)`", page) for part in re.findall(r"[a-z_]+", span)}
    codes = {"ar", "fr", "lat"} | column("territory_ma.csv", "code") | column("trades.csv", "code")
    assert keys(programme) - described - codes == set()


def test_names_are_written_in_both_scripts(programme: dict[str, Any]) -> None:
    for person in programme["participants"]:
        for part in (person["given"], person["surname"]):
            assert re.fullmatch(r"[ء-ي ]+", part["ar"])
            assert re.fullmatch(r"[A-Za-z \-']+", part["lat"])
    names = [(row["given"]["ar"], row["surname"]["ar"]) for row in programme["participants"]]
    assert len(names) == len(set(names))


def test_files_use_no_yaml_machinery() -> None:
    def plain(path: Path) -> bool:
        return not re.search(r"(^|[\s\[{,])[&*!][A-Za-z]|<<:", path.read_text(encoding="utf-8"))

    assert all(plain(path) for path in FILES)
