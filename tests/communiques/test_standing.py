"""What corrects an approved text, and what only makes the register grow."""

import datetime
from decimal import Decimal

import pytest
from tests.communiques.held import held
from tests.factories.handovers import Scene, scene

from wasl.audit.actors import Actor
from wasl.communiques import queries
from wasl.communiques.models import Communique
from wasl.communiques.operations import approve, draft, issue_erratum
from wasl.database.scope import within
from wasl.handovers.models import Receipt
from wasl.handovers.operations import reissue_receipt, reverse_receipt, sign_receipt
from wasl.tallies.operations import record_opening
from wasl.territory.models import Place

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LATER = datetime.date(2021, 8, 2)


@pytest.fixture
def at() -> Scene:
    return scene()


@pytest.fixture
def approved(at: Scene) -> Communique:
    """A text about two people, that tells the balance of their province."""
    record_opening(
        by=at.headquarters,
        place=Place.objects.get(code="MA-REH"),
        count=12,
        amount=Decimal("90000.00"),
        since=datetime.date(2015, 1, 1),
        until=datetime.date(2019, 12, 31),
        precision="exact",
        printed="12",
        source="سجل المركز",
    )
    drafted = draft(by=at.coordinator, ceremony=held(at))
    return approve(by=at.headquarters, communique=drafted, reason="already in the press")


def reverse_one(at: Scene, text: Communique) -> Receipt:
    with at.reading():
        receipt = Receipt.objects.filter(ceremony=text.ceremony, kind="equipment", status="signed").first()
    assert receipt is not None
    reverse_receipt(by=at.headquarters, receipt=receipt, dated=LATER, reason="recorded twice")
    return receipt


def turns(by: Actor) -> list[tuple[str, str]]:
    with within(by.scope):
        return [(turn.object_id, turn.sentence) for turn in queries.waiting(by)]


def changed(at: Scene, text: Communique) -> dict[str, tuple[object, object]]:
    with at.reading():
        return {line.role: (line.printed, line.now) for line in queries.corrections(text)}


def test_a_second_ceremony_of_the_place_and_year_corrects_nothing(at: Scene, approved: Communique) -> None:
    held(at)
    with at.reading():
        assert {line.role for line in queries.changes_since_draft(approved)} == {
            "cumulative_people",
            "cumulative_amount",
        }
    assert changed(at, approved) == {}
    assert turns(at.headquarters) == []


def test_a_reversal_corrects_what_was_stated_and_waits_for_an_erratum(
    at: Scene, approved: Communique
) -> None:
    held(at)
    receipt = reverse_one(at, approved)
    found = changed(at, approved)
    assert found["people"] == (2, 1)
    assert found["cumulative_people"] == (14, 13), "without the two of the second ceremony"
    assert found["total_amount"][0] - found["total_amount"][1] == receipt.equipment_amount  # type: ignore[operator]
    assert turns(at.headquarters) == [(str(approved.pk), "إصدار استدراك: السجل يخالف ما جاء في البلاغ")]
    with within(at.headquarters.scope):
        assert queries.standing_of([approved])[approved.pk].untold
    erratum = issue_erratum(by=at.headquarters, communique=approved)
    assert turns(at.headquarters) == []
    assert changed(at, approved) == found, "the communiqué keeps saying that a correction exists"
    assert erratum.reference == f"{approved.reference}/R-1"
    for language, said in (("ar", "استدراك رقم 1"), ("fr", "Rectificatif n°\u00a01")):
        assert getattr(erratum, f"text_{language}")["title"].startswith(said)
        assert bytes(getattr(erratum, f"document_{language}").content).startswith(b"%PDF")
    first = erratum.text_fr["lines"][0]
    assert (first["label"], first["printed"], first["now"]) == ("Nombre de bénéficiaires", "2", "1")


def test_a_misprint_reversed_and_signed_again_corrects_nothing(at: Scene, approved: Communique) -> None:
    again = reissue_receipt(by=at.coordinator, receipt=reverse_one(at, approved), issued_on=LATER)
    assert changed(at, approved)
    sign_receipt(by=at.coordinator, receipt=again, signed_on=LATER, proof="signature")
    assert changed(at, approved) == {}


def test_a_printed_figure_keeps_the_receipts_it_was_made_of(at: Scene, approved: Communique) -> None:
    people = queries.text_of(approved, "ar").figures[0]
    with at.reading():
        before = set(queries.behind(approved, people).receipts)
    held(at)
    receipt = reverse_one(at, approved)
    with at.reading():
        after = queries.behind(approved, people)
        assert (set(after.receipts), after.others) == (before, 0)
        assert {r.status for r in after.receipts if r.pk == receipt.pk} == {"reversed"}
        standing, today = queries.figure_today(approved, people) or (None, None)
    assert standing is not None
    assert today is not None
    assert (standing.total.people, today.total.people) == (1, 1)
