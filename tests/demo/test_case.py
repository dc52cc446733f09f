"""The figures of the published handover, as ``wasl tally --format json`` and the communiqué tell them."""

import datetime
import json
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation
from tests.demo_data.programme_files import CASE, read

from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.database.scope import within
from wasl.exchange.loading import load
from wasl.handovers.models import Receipt
from wasl.handovers.operations import reverse_receipt

pytestmark = pytest.mark.usefixtures("demo")
YEAR = {"since": datetime.date(2021, 1, 1), "until": datetime.date(2021, 12, 31)}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def answered(command: str, *arguments: str, **options: Any) -> dict[str, Any]:
    out = StringIO()
    call_command(command, *arguments, stdout=out, stderr=StringIO(), format="json", **options)
    document: dict[str, Any] = json.loads(out.getvalue())
    return document


def tally(place: str, **options: Any) -> dict[str, Any]:
    return answered("tally", **{**YEAR, "place": place, **options})


def total(place: str, **options: Any) -> tuple[int, str]:
    found = tally(place, **options)["total"]
    return found["people"], found["amount"]


def test_the_region_by_province_and_by_trade() -> None:
    (stated,) = read(CASE)["totals"]
    by_province = tally("MA-07", by="province")
    assert (by_province["total"]["people"], by_province["total"]["amount"]) == (14, "316607.00")
    assert {row["province"]: (row["people"], row["amount"]) for row in by_province["rows"]} == {
        place: (int(row["people"]), row["equipment"]) for place, row in stated["by_province"].items()
    }
    assert [row["people"] for row in by_province["rows"]] == [7, 4, 3]
    by_trade = tally("MA-07", by="trade")
    assert {row["trade"]: row["projects"] for row in by_trade["rows"]} == {
        k: int(v) for k, v in stated["by_trade"].items()
    }
    assert len(by_trade["rows"]) == 11
    assert by_province["rows_add_up"] is by_trade["rows_add_up"] is True


def test_residence_and_ceremony_are_two_places() -> None:
    assert total("MA-REH") == (7, "158100.00")
    assert total("MA-REH", place_axis="ceremony") == (14, "316607.00")
    assert total("MA-REH", place_axis="agreement") == (14, "316607.00")
    assert total("MRK", place_axis="centre") == (14, "316607.00")
    assert total("MA-AGD") == (2, "33685.00")


def test_one_woman_and_cash_apart() -> None:
    rows = tally("MA-07", by="sex")["rows"]
    assert {row["sex"]: row["people"] for row in rows} == {"male": 13, "female": 1}
    assert total("MA-07", money="cash") == (14, "35000.00")
    assert total("MA-07", money="both") == (14, "351607.00")


def test_planned_is_not_delivered() -> None:
    planned = tally("MA-07", basis="planned")["total"]
    assert (planned["people"], planned["amount"], planned["projects"]) == (39, "869130.00", None)


def test_cumulative_is_the_opening_and_the_register() -> None:
    region, province = tally("MA-07"), tally("MA-REH")
    assert region["before_register"]["people"] == 250
    assert region["cumulative"] == {
        "people": 264,
        "amount": "5600000.00",
        "since": "2013-01-01",
        "precision": "about",
    }
    assert province["before_register"]["people"] == 24
    assert province["cumulative"] == {
        "people": 31,
        "amount": "686572.00",
        "since": "2018-01-01",
        "precision": "about",
    }
    assert tally("MA-YUS")["cumulative"] is None
    assert tally("MA-YUS")["reason"]


def test_what_was_published_agrees_with_the_register() -> None:
    said = (
        tally("MA-07")["assertions"]
        + tally("MA-REH")["assertions"]
        + tally("MA-REH", place_axis="ceremony")["assertions"]
    )
    assert len(said) == 4
    assert {one["verdict"] for one in said} == {"agrees"}


def test_people_are_not_projects() -> None:
    found = tally("MA-09", unit="projects")["total"]
    assert (found["people"], found["projects"]) == (3, 2)


@pytest.mark.parametrize("axis", ["residence", "ceremony", "agreement"])
@pytest.mark.parametrize("money", ["equipment", "cash", "both"])
def test_vehicles_are_in_no_figure(axis: str, money: str) -> None:
    found = tally("MA-07", place_axis=axis, money=money, by="trade")
    assert len(found["rows"]) == 11
    assert (found["total"]["people"], found["total"]["projects"]) == (14, 14)


def test_approved_is_what_was_approved_for_people() -> None:
    assert total("MA-07", basis="approved", place_axis="agreement") == (14, "316607.00")


@pytest.mark.parametrize("username", ["headquarters", "coordinator.marrakech", "auditor"])
def test_every_reader_gets_the_same_total(username: str) -> None:
    assert total("MA-07", username=username) == (14, "316607.00")


SECOND = """
wasl: 1
name: second_handover
demonstration: true
entered_by: headquarters
users:
  - {{username: headquarters, role: headquarters, name: {{ar: "عبد العالي بنشقرون", fr: "Abdelali Benchekroun"}}}}
  - {{username: caseworker.marrakech, role: caseworker, name: {{ar: "نادية الشرقاوي", fr: "Nadia Cherkaoui"}}, centres: [MRK]}}
  - {{username: coordinator.marrakech, role: coordinator, name: {{ar: "هدى العمراني", fr: "Houda Amrani"}}, centres: [MRK]}}
participants: [{participants}]
projects: [{projects}]
grants: [{grants}]
ceremonies:
  - reference: BEN-GUERIR-2021-2
    centre: MRK
    place: "07.427.01.01"
    venue: {{ar: "دار الشباب", fr: "maison des jeunes"}}
    held_on: 2021-11-18
    prepared_by: coordinator.marrakech
    issued_by: coordinator.marrakech
    handovers: [{handovers}]
    finished_by: coordinator.marrakech
"""
PERSON = """{{reference: REH-5{n}, centre: MRK, caseworker: caseworker.marrakech, opened_on: 2021-06-07,
  given: {{ar: "{ar}", lat: "{lat}"}}, surname: {{ar: "المختلق", lat: "Moukhtalaq"}}, cin: ZZ{n}4{n}80{n}, birth_year: 1988,
  sex: male, province: MA-REH, eligibility: {{on: 2021-06-14, by: coordinator.marrakech, paper: release_slip}}}}"""
NAMES = ((1, "كريم", "Karim"), (2, "سعيد", "Said"))
PROJECT = """{{reference: PR-5{n}, trade: bakery, title: {{ar: "مخبزة", fr: "boulangerie"}}, site: MA-REH, holders: [{{participant: REH-5{n}}}],
  equipment: [{{item: {{ar: "فرن", fr: "four"}}, unit_price: "20000.00"}}], prepared_by: caseworker.marrakech}}"""
GRANT = """{{reference: GR-5{n}, project: PR-5{n}, agreement: REH-2020-01, equipment_line: REH-2020-01-EQ,
  proposed_by: coordinator.marrakech, proposed_on: 2021-09-06, approved_by: headquarters, approved_on: 2021-10-04}}"""
HANDOVER = (
    "{{grant: GR-5{n}, signed: {{on: 2021-11-18, proof: signature, recorded_by: coordinator.marrakech}}}}"
)


def test_a_second_handover_of_two_people_is_counted_at_once() -> None:
    parts = {"participants": PERSON, "projects": PROJECT, "grants": GRANT, "handovers": HANDOVER}
    text = SECOND.format(
        **{
            name: ", ".join(part.format(n=n, ar=ar, lat=lat) for n, ar, lat in NAMES)
            for name, part in parts.items()
        }
    )
    outcome = load(by=HOUSE, content=text.encode())
    assert outcome.unchanged == {"users": 3}
    assert outcome.created["handovers"] == 2
    assert total("MA-07") == (16, "356607.00")
    assert tally("MA-REH")["cumulative"]["people"] == 33
    assert tally("MA-07")["cumulative"]["people"] == 266


def test_a_reversed_receipt_leaves_every_figure_and_no_published_text(demo_actors: dict[str, Actor]) -> None:
    before = answered("communique", "BEN-GUERIR-2021", lang="ar")
    assert before["later_correction"] is False
    headquarters = demo_actors["headquarters"]
    with within(headquarters.scope):
        receipt = Receipt.objects.filter(residence="MA-REH", kind="equipment", status="scanned").order_by(
            "sequence"
        )[0]
    reverse_receipt(by=headquarters, receipt=receipt, dated=datetime.date(2021, 8, 2), reason="خطأ في الهوية")
    assert total("MA-07")[0] == 13
    assert tally("MA-REH")["cumulative"]["people"] == 30
    assert tally("MA-07")["cumulative"]["people"] == 263
    after = answered("communique", "BEN-GUERIR-2021", lang="ar")
    assert after["text"] == before["text"]
    assert after["later_correction"] is True


def test_loading_the_files_again_changes_no_figure(demo_actors: dict[str, Actor]) -> None:
    before = tally("MA-07", by="province,trade")
    assert not load(by=HOUSE, content=CASE.read_bytes()).changed
    assert tally("MA-07", by="province,trade") == before
