"""Drafting, approving, withdrawing: two people, one text, and what the database refuses whoever asks it."""

import pytest
from tests.communiques.direct_sql import refused_by_the_database
from tests.communiques.held import held
from tests.factories.handovers import HELD, Scene, approved_grant, ceremony, scene
from tests.factories.staff import staff

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.communiques import queries
from wasl.communiques.models import Communique
from wasl.communiques.operations import approve, draft, issue_erratum, withdraw
from wasl.database.scope import within
from wasl.handovers.models import Receipt
from wasl.handovers.operations import reverse_receipt

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def at() -> Scene:
    return scene()


@pytest.fixture
def drafted(at: Scene) -> Communique:
    return draft(by=at.coordinator, ceremony=held(at))


def test_a_draft_freezes_texts_figures_and_their_definitions(at: Scene, drafted: Communique) -> None:
    with at.reading():
        found = queries.visible().get(pk=drafted.pk)
        assert found.status == "draft"
        assert found.drafted_by == at.coordinator.label
        assert queries.text_of(found, "ar").figures[0].value == 2
        first = found.figures["fr"][0]
        assert (first["role"], first["value"], first["definition"]["ceremony"]) == (
            "people",
            2,
            found.ceremony.reference,
        )
        assert all(check.holds for check in queries.checks_of(found))
        assert {"people", "province_people"} >= {
            c["role"] for c in found.small_cells if c["unit"] == "people"
        }
        assert "cash_amount" not in {figure["role"] for figure in found.figures["ar"]}


def test_only_a_finished_ceremony_where_somebody_signed_is_written_about(at: Scene) -> None:
    with pytest.raises(Refusal) as refused:
        draft(by=at.coordinator, ceremony=held(at, finished=False))
    assert refused.value.code == "communiques_ceremony_not_finished"
    with at.reading(), pytest.raises(Refusal) as refused:
        queries.compose(ceremony(at, approved_grant(at)), at.coordinator)
    assert refused.value.code == "communiques_nobody"


def test_a_text_may_be_read_before_anybody_drafts_it(at: Scene) -> None:
    prepared = held(at, finished=False)
    with at.reading():
        text = queries.compose(prepared, at.coordinator, publish_cash=True).texts["fr"]
    assert text.plain.count("2\u202f000") == 0
    assert "d'un montant total de 4\u202f000\u00a0dirhams" in text.plain


def test_a_new_draft_withdraws_the_earlier_one(at: Scene, drafted: Communique) -> None:
    again = draft(by=at.coordinator, ceremony=drafted.ceremony, publish_cash=True)
    with at.reading():
        assert queries.visible().get(pk=drafted.pk).status == "withdrawn"
        assert queries.live_of(drafted.ceremony) == again
        assert again.reference != drafted.reference
        assert "cash_amount" in {figure["role"] for figure in again.figures["fr"]}
    assert withdraw(by=at.coordinator, communique=again).status == "withdrawn"
    with at.reading():
        assert queries.live_of(drafted.ceremony) is None


def test_the_drafter_does_not_approve(at: Scene) -> None:
    own = draft(by=at.headquarters, ceremony=held(at))
    with pytest.raises(Refusal) as refused:
        approve(by=at.headquarters, communique=own, reason="because")
    assert refused.value.code == "communiques_communique_not_approved_by_its_drafter"
    with refused_by_the_database("not_approved_by_its_drafter", at.headquarters) as cursor:
        cursor.execute(
            "update communiques_communique set status = 'approved', approved_by = drafted_by, approved_at = now(), "
            "approval_reason = 'x', document_ar_id = f.id, document_fr_id = f.id from attachments_storedfile f "
            "where communiques_communique.id = %s",
            [own.pk],
        )


def test_a_coordinator_does_not_approve(at: Scene) -> None:
    own = draft(by=at.headquarters, ceremony=held(at))
    with pytest.raises(NotAllowed):
        approve(by=at.coordinator, communique=own, reason="because")


def test_small_cells_need_a_reason(at: Scene, drafted: Communique) -> None:
    assert drafted.small_cells
    with pytest.raises(Refusal) as refused:
        approve(by=at.headquarters, communique=drafted, reason="  ")
    assert refused.value.field == "reason"
    done = approve(by=at.headquarters, communique=drafted, reason="already in the press")
    assert (done.status, done.approved_by, done.approval_reason) == (
        "approved",
        at.headquarters.label,
        "already in the press",
    )
    for stored in (done.document_ar, done.document_fr):
        assert bytes(stored.content).startswith(b"%PDF")


def test_no_reason_is_kept_where_no_cell_is_small(at: Scene) -> None:
    drafted = draft(by=at.coordinator, ceremony=held(at, people=5))
    assert drafted.small_cells == []
    assert approve(by=at.headquarters, communique=drafted).approval_reason == ""


def test_a_draft_the_register_contradicts_is_not_approved(at: Scene, drafted: Communique) -> None:
    with at.reading():
        receipt = Receipt.objects.filter(ceremony=drafted.ceremony, kind="equipment").first()
    reverse_receipt(by=at.headquarters, receipt=receipt, dated=HELD, reason="recorded twice")
    with pytest.raises(Refusal) as refused:
        approve(by=at.headquarters, communique=drafted, reason="already in the press")
    assert refused.value.code == "communiques_figures_changed"


def test_a_draft_takes_no_erratum(at: Scene, drafted: Communique) -> None:
    with pytest.raises(Refusal) as refused:
        issue_erratum(by=at.headquarters, communique=drafted)
    assert refused.value.code == "communiques_erratum_of_approved"


@pytest.mark.parametrize(
    "change",
    [
        "text_ar = '{}'",
        "text_fr = '{}'",
        "figures = '{}'",
        "small_cells = '[]'",
        "drafted_by = 'x'",
        "reference = 'x'",
    ],
)
def test_a_draft_is_not_rewritten(at: Scene, drafted: Communique, change: str) -> None:
    with refused_by_the_database("communiques_approved_is_frozen", at.headquarters) as cursor:
        cursor.execute(f"update communiques_communique set {change} where id = %s", [drafted.pk])


def test_direct_sql_approves_nothing_without_its_papers(at: Scene, drafted: Communique) -> None:
    with refused_by_the_database("approved_has_papers", at.headquarters) as cursor:
        cursor.execute(
            "update communiques_communique set status = 'approved', approved_by = 'x', approved_at = now(), "
            "approval_reason = 'x' where id = %s",
            [drafted.pk],
        )


def test_direct_sql_gives_a_draft_no_erratum(at: Scene, drafted: Communique) -> None:
    with refused_by_the_database("communiques_erratum_of_approved", at.headquarters) as cursor:
        cursor.execute(
            "insert into communiques_erratum (id, communique_id, number, differences, issued_at, issued_by) "
            "values (gen_random_uuid(), %s, 1, '[]', now(), 'x')",
            [drafted.pk],
        )


def test_a_communique_is_not_born_approved(at: Scene, drafted: Communique) -> None:
    with refused_by_the_database("communiques_begins_as_draft", at.headquarters) as cursor:
        cursor.execute(
            "insert into communiques_communique select (jsonb_populate_record(t, jsonb_build_object("
            "'id', gen_random_uuid(), 'reference', 'x', 'status', 'approved'))).* "
            "from communiques_communique t where id = %s",
            [drafted.pk],
        )


def test_whose_turn_it_is(at: Scene, drafted: Communique) -> None:
    with within(at.headquarters.scope):
        (turn,) = queries.waiting(at.headquarters)
    assert (turn.kind, turn.object_id, turn.label) == ("communique", str(drafted.pk), drafted.reference)
    with at.reading():
        assert queries.waiting(at.coordinator) == []
    withdraw(by=at.coordinator, communique=drafted)
    with at.reading():
        (turn,) = queries.waiting(at.coordinator)
    assert (turn.kind, turn.object_id) == ("ceremony", str(drafted.ceremony_id))
    other = staff("coordinator", "AGD")
    with within(other.scope):
        assert queries.waiting(other) == []


def test_a_restricted_programme_is_not_named(at: Scene) -> None:
    sealed = scene("AGD", restricted=True)
    with within(sealed.coordinator.scope):
        text = queries.compose(held(sealed), sealed.coordinator).texts["ar"].plain
    assert "استفاد نزيلان سابقان" in text
    assert "اتفاقية" not in text
    assert "مشروع حياة" not in text
