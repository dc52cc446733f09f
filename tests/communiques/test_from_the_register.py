"""The communiqué of the loaded demonstration: composed from the tally, approved by somebody else, then it stands."""

import datetime

import pytest
from tests.communiques.cases import BEN_GUERIR_2021
from tests.communiques.direct_sql import refused_by_the_database

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.communiques import queries
from wasl.communiques.models import Communique
from wasl.communiques.operations import approve, draft, issue_erratum, withdraw
from wasl.database.scope import within
from wasl.handovers.models import Ceremony, Receipt
from wasl.handovers.operations import reverse_receipt

Actors = dict[str, Actor]
pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def ceremony(demo_actors: Actors) -> Ceremony:
    with within(demo_actors["headquarters"].scope):
        return Ceremony.objects.select_related("place", "centre").get(
            place__parent_id__isnull=False, centre__code="MRK"
        )


@pytest.fixture
def approved(demo_actors: Actors, ceremony: Ceremony) -> Communique:
    """The communiqué the demonstration's file approved."""
    with within(demo_actors["communication"].scope):
        found = queries.live_of(ceremony)
    assert found is not None
    assert found.status == "approved"
    return found


def test_the_facts_are_those_of_the_case(demo_actors: Actors, ceremony: Ceremony) -> None:
    by = demo_actors["coordinator.marrakech"]
    with within(by.scope):
        facts = queries.facts_of(ceremony, by)
    for name in ("people", "women", "amount", "provinces", "projects", "seasons", "budget_years", "cash", "planned",
                 "balances", "partners", "presiding", "speaker", "agreements", "day", "place"):  # fmt: skip
        assert getattr(facts, name) == getattr(BEN_GUERIR_2021, name), name
    assert {(t.code, t.projects) for t in facts.trades} == {
        (t.code, t.projects) for t in BEN_GUERIR_2021.trades
    }
    assert facts.gifts == BEN_GUERIR_2021.gifts


def test_whoever_asks_the_text_is_the_same(demo_actors: Actors, ceremony: Ceremony) -> None:
    texts = []
    for name in ("coordinator.marrakech", "headquarters", "auditor"):
        with within(demo_actors[name].scope):
            texts.append(queries.compose(ceremony, demo_actors[name]).texts["ar"].plain)
    assert texts[0] == texts[1] == texts[2]


def test_the_other_centre_finds_no_ceremony_and_no_communique(
    demo_actors: Actors, ceremony: Ceremony, approved: Communique
) -> None:
    coordinator, other = demo_actors["coordinator.marrakech"], demo_actors["coordinator.agadir"]
    with within(coordinator.scope):
        assert queries.visible().filter(pk=approved.pk).exists()
    with within(other.scope):
        assert not queries.visible().filter(pk=approved.pk).exists()
        with pytest.raises(Refusal):
            queries.compose(ceremony, other)
    with pytest.raises(NotAllowed):
        draft(by=other, ceremony=ceremony)


@pytest.mark.parametrize("name", ["partner.rehamna", "finance", "administrator", "caseworker.marrakech"])
def test_nobody_else_reads_or_drafts(demo_actors: Actors, ceremony: Ceremony, name: str) -> None:
    by = demo_actors[name]
    with within(by.scope), pytest.raises(Refusal):
        queries.compose(ceremony, by)
    with pytest.raises(NotAllowed):
        draft(by=by, ceremony=ceremony)


def test_the_approved_text_stands_and_its_papers_are_kept(demo_actors: Actors, approved: Communique) -> None:
    with within(demo_actors["auditor"].scope):
        found = queries.visible().get(pk=approved.pk)
        assert found.drafted_by != found.approved_by
        assert found.approval_reason
        assert {(cell["role"], cell["cell"]) for cell in found.small_cells} >= {
            ("women", "female"), ("province_people", "MA-YUS"), ("province_people", "MA-KES"), ("trade_projects", "car_washing"),
        }  # fmt: skip
        assert not [cell for cell in found.small_cells if cell["cell"] == "MA-REH"]
        for language in ("ar", "fr"):
            assert bytes(getattr(found, f"document_{language}").content).startswith(b"%PDF")
        assert all(
            figure["definition"] for figure in found.figures["ar"] if figure["role"] != "institutional_items"
        )
        assert [check.holds for check in queries.checks_of(found)] == [True] * 4
        assert queries.corrections(found) == []


def test_an_approved_communique_is_neither_drafted_again_nor_changed(
    demo_actors: Actors, ceremony: Ceremony, approved: Communique
) -> None:
    by = demo_actors["coordinator.marrakech"]
    for attempt in (
        lambda: draft(by=by, ceremony=ceremony),
        lambda: withdraw(by=by, communique=approved),
        lambda: approve(by=demo_actors["headquarters"], communique=approved, reason="once more"),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        assert refused.value.code == "communiques_moves_forward"
    with refused_by_the_database("communiques_approved_is_frozen", demo_actors["headquarters"]) as cursor:
        cursor.execute("update communiques_communique set approval_reason = 'x' where id = %s", [approved.pk])


def reverse_one_of_rehamna(by: Actor, ceremony: Ceremony) -> Receipt:
    with within(by.scope):
        receipt = Receipt.objects.filter(
            ceremony=ceremony, kind="equipment", residence_id="MA-REH", sex="male", status="scanned"
        ).first()
    assert receipt is not None
    reverse_receipt(
        by=by, receipt=receipt, dated=datetime.date(2021, 8, 2), reason="a holder gave the kit back"
    )
    return receipt


def test_a_later_correction_is_told_and_the_text_stays(
    demo_actors: Actors, ceremony: Ceremony, approved: Communique
) -> None:
    by = demo_actors["headquarters"]
    receipt = reverse_one_of_rehamna(by, ceremony)
    with within(by.scope):
        changed = {(d.role, d.cell, d.printed, d.now) for d in queries.corrections(approved)}
        assert changed >= {
            ("people", "", 14, 13),
            ("province_people", "MA-REH", 7, 6),
            ("cumulative_people", "", 31, 30),
            ("total_amount", "", BEN_GUERIR_2021.amount, BEN_GUERIR_2021.amount - receipt.equipment_amount),
        }
        assert ("cumulative_people", "", 264, 263) not in changed, "263 is about 264"
        assert "14 نزيلا سابقا" in queries.text_of(queries.visible().get(pk=approved.pk), "ar").plain
    erratum = issue_erratum(by=by, communique=approved)
    assert erratum.number == 1
    assert len(erratum.differences) == len(changed)
    with pytest.raises(Refusal) as refused:
        issue_erratum(by=by, communique=approved)
    assert refused.value.code == "communiques_nothing_to_correct"
    reverse_one_of_rehamna(by, ceremony)
    assert issue_erratum(by=by, communique=approved).number == 2


def test_an_erratum_needs_an_approved_text_and_a_correction(
    demo_actors: Actors, approved: Communique
) -> None:
    with pytest.raises(Refusal) as refused:
        issue_erratum(by=demo_actors["headquarters"], communique=approved)
    assert refused.value.code == "communiques_nothing_to_correct"
    with pytest.raises(NotAllowed):
        issue_erratum(by=demo_actors["coordinator.marrakech"], communique=approved)
