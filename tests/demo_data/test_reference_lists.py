"""Reference data and glossary are whole, unique and consistent."""

import csv
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def rows(path: str) -> list[dict[str, str]]:
    with (ROOT / path).open(encoding="utf-8") as lines:
        found = list(csv.DictReader(lines))
    assert found
    assert all(None not in row and None not in row.values() for row in found), (
        f"{path}: a line has the wrong number of cells"
    )
    return found


def unique(found: list[dict[str, str]], key: str) -> set[str]:
    values = [row[key] for row in found]
    assert len(values) == len(set(values)), [value for value, times in Counter(values).items() if times > 1]
    return set(values)


def test_territory_is_the_whole_country() -> None:
    places = rows("data/territory_ma.csv")
    kinds = Counter(row["kind"] for row in places)
    codes = unique(places, "code")
    unique(places, "hcp_code")
    assert kinds["region"] == 12
    assert kinds["province"] + kinds["prefecture"] == 75
    assert kinds["prefecture_of_arrondissements"] == 8
    assert all((row["parent"] in codes) != (row["kind"] == "region") for row in places)
    parent = {row["code"]: row["parent"] for row in places}
    assert (parent["MA-CHT"], parent["MA-NOU"], parent["MA-REH"]) == ("MA-09", "MA-06", "MA-07")
    for row in places:
        if row["kind"] in {"province", "prefecture"}:
            assert row["hcp_code"][:2] == row["parent"][3:], row["code"]


def test_a_name_or_alias_leads_to_one_place_of_a_level() -> None:
    seen: dict[tuple[bool, str], str] = {}
    for row in rows("data/territory_ma.csv"):
        for name in {row["name_ar"], row["name_fr"], *filter(None, row["aliases"].split("|"))}:
            key = (row["kind"] == "region", name.casefold())
            assert seen.setdefault(key, row["code"]) == row["code"], name


def test_communes_lie_in_our_provinces() -> None:
    places = {row["code"]: row for row in rows("data/territory_ma.csv")}
    communes = rows("data/communes_ma.csv")
    unique(communes, "code")
    assert len(communes) == 1503
    assert {row["kind"] for row in communes} == {"urban", "rural"}
    for row in communes:
        assert row["code"].startswith(places[row["province"]]["hcp_code"] + "."), row["code"]
        assert row["name_ar"]
        assert row["name_fr"]


def test_centres_and_what_they_serve() -> None:
    centres = rows("data/centres.csv")
    codes = unique(centres, "code")
    assert {row["seat"] for row in centres} <= {row["code"] for row in rows("data/communes_ma.csv")}
    areas = rows("data/centre_areas.csv")
    assert {row["centre"] for row in areas} == codes
    assert {row["place"] for row in areas} <= {row["code"] for row in rows("data/territory_ma.csv")}
    assert len({(row["centre"], row["place"]) for row in areas}) == len(areas)
    assert {row["basis"] for row in areas} == {"published", "seat", "assumed"}
    assert {row["place"] for row in areas if row["centre"] == "MRK"} >= {"MA-REH", "MA-YUS", "MA-KES"}


def test_trades_have_a_sector_and_words() -> None:
    sectors = unique(rows("data/sectors.csv"), "code")
    trades = rows("data/trades.csv")
    codes = unique(trades, "code")
    assert {row["sector"] for row in trades} == sectors
    assert all(re.fullmatch(r"[a-z][a-z_]+", code) for code in codes | sectors)
    for row in trades:
        assert all(row.values()), row["code"]
        assert re.search(r"[ء-ي]", row["phrase_ar"])
        assert not re.search(r"[ء-ي]", row["phrase_fr"] + row["name_en"])


def test_glossary_is_whole_and_says_a_thing_once() -> None:
    words = rows("docs/glossary/glossary.csv")
    assert all(
        row["ar"].strip() and row["fr"].strip() and row["en"].strip() and row["context"] for row in words
    )
    pairs = Counter((row["context"], row["en"].casefold()) for row in words)
    assert [pair for pair, times in pairs.items() if times > 1] == []
    readme = (ROOT / "docs/glossary/README.md").read_text(encoding="utf-8")
    assert {row["context"] for row in words} <= set(re.findall(r"`([a-z]+)`", readme))
    # Tatweel (but for «بـ» before a place), eastern digits and bidi controls would break search and layout.
    assert not [
        row["en"]
        for row in words
        if re.search(r"(?<!ب)\u0640|[\u0660-\u0669\u200e\u200f\u202a-\u202e\u2066-\u2069]", row["ar"])
    ]
