"""Who may ask, and that whoever may gets the same figure."""

import datetime

import pytest
from django.db import connection
from tests.tallies.conftest import Ask, question

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.tallies.queries import receipts_behind

pytestmark = pytest.mark.usefixtures("demo")
AGREEMENT = {"place": "MA-REH", "place_axis": "agreement"}


def test_the_same_question_has_the_same_total_for_everybody(ask: Ask) -> None:
    readers = ["", "headquarters", "finance", "auditor", "coordinator.marrakech", "caseworker.marrakech"]
    totals = {username: ask(username, **AGREEMENT).total for username in [*readers, "partner.rehamna"]}
    assert len(set(totals.values())) == 1
    assert totals[""].people == 14
    region = {ask(username, place="MA-07").total for username in readers}
    assert len(region) == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "MA-REH"},
        {"place": "MA-07"},
        {"place": "MRK", "place_axis": "centre"},
        {"place": "MA"},
        {"place": "MA", "agreement": "REH-2020-01"},
        {"place": "MA", "ceremony": "BEN-GUERIR-2021"},
        AGREEMENT,
    ],
)
def test_agadir_gets_nothing_of_marrakech(ask: Ask, asked: dict) -> None:
    assert ask("coordinator.marrakech", **({"place": "MA-07"} if asked == {"place": "MA"} else asked))
    with pytest.raises(NotAllowed):
        ask("coordinator.agadir", **asked)


def test_agadir_asks_about_its_own(ask: Ask) -> None:
    assert ask("coordinator.agadir", place="MA-AGD").total.people == 2
    assert ask("coordinator.agadir", place="MA-09").total.people == 3


def test_an_administrator_asks_nothing(ask: Ask) -> None:
    with pytest.raises(NotAllowed):
        ask("administrator", place="MA-07")


@pytest.mark.parametrize(
    "asked",
    [
        {"place": "MA-REH"},
        {"place": "MA-REH", "place_axis": "ceremony"},
        {"place": "MA-AGD", "place_axis": "agreement"},
        {"place": "MA", "place_axis": "agreement"},
        AGREEMENT | {"agreement": "AGD-2021-01"},
        AGREEMENT | {"ceremony": "BEN-GUERIR-2021"},
    ],
)
def test_a_partner_asks_only_about_its_agreements(ask: Ask, asked: dict) -> None:
    assert ask("partner.rehamna", **AGREEMENT).total.people == 14
    with pytest.raises(NotAllowed):
        ask("partner.rehamna", **asked)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"since": datetime.date(2021, 7, 8), "until": datetime.date(2021, 12, 31)}, "since"),
        ({"since": datetime.date(2021, 1, 1), "until": datetime.date(2021, 7, 8)}, "since"),
        ({"by": ("trade", "sex")}, "by"),
        ({"date_axis": "budget_year"}, "date_axis"),
        ({"basis": "approved"}, "basis"),
    ],
)
def test_a_partner_is_told_the_shape_of_their_questions(ask: Ask, asked: dict, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        ask("partner.rehamna", **AGREEMENT, **asked)
    assert refused.value.field == field


def test_a_forbidden_figure_has_no_way_down_either(demo_actors: dict[str, Actor]) -> None:
    by = demo_actors["coordinator.agadir"]
    with within(by.scope), pytest.raises(NotAllowed):
        receipts_behind(question(place="MA-REH"), by)


def test_absent_and_forbidden_sound_alike(ask: Ask) -> None:
    sentences = set()
    for agreement in ("REH-2020-01", "NEVER-WAS"):
        with pytest.raises(NotAllowed) as refused:
            ask("coordinator.agadir", place="MA", agreement=agreement)
        sentences.add((refused.value.code, str(refused.value)))
    assert len(sentences) == 1


def test_no_key_of_the_view_is_found_in_another_table(demo_actors: dict[str, Actor]) -> None:
    with within(demo_actors["headquarters"].scope), connection.cursor() as cursor:
        cursor.execute(
            "select count(distinct f.person) = count(distinct r.person_id) and count(distinct f.project) = count(distinct g.project_id),"
            " count(*) filter (where f.person = r.person_id or f.project = g.project_id)"
            " from tally_facts f join handovers_receipt r on r.id = f.fact join grants_grant g on g.id = r.grant_id"
        )
        assert cursor.fetchone() == (True, 0)
        cursor.execute(
            "select count(*) from participants_person p join tally_facts f on f.person = p.id"
            " or f.person = encode(substr(sha256(uuid_send(p.id)), 1, 16), 'hex')::uuid"
        )
        assert cursor.fetchone() == (0,)
