"""Preparing, changing, completing and reopening a micro-project."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.factories import grants
from tests.factories.accounts import actor, user
from tests.factories.life_projects import complete, draft, items
from tests.factories.participants import eligible_file, file
from tests.factories.territory import place

from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.catalogue.models import Trade
from wasl.database.scope import Scope, within
from wasl.grants.operations import cancel_grant
from wasl.life_projects.models import Holder, MicroProject
from wasl.life_projects.operations import complete_project, reopen_project, revise_project, set_equipment
from wasl.life_projects.queries import missing, priced, projects, projects_of, waiting
from wasl.participants.operations import close_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return actor("caseworker")


def as_it_is(project: MicroProject, **changes: Any) -> dict[str, Any]:
    names = ("trade", "site", "title_ar", "title_fr", "cash_amount", "cash_nature")
    return {name: getattr(project, name) for name in names} | changes


def test_a_project_is_prepared_as_a_draft_of_its_file(by: Actor) -> None:
    opened = eligible_file(by)
    project = draft(
        by,
        opened,
        prepared_on=datetime.date(2021, 2, 1),
        cash_amount=Decimal("2500"),
        cash_nature="working_capital",
    )
    assert (project.number, project.status, project.revision) == ("MRK-2021-P001", "draft", 0)
    assert (project.cash_amount, project.prepared_by) == (Decimal("2500.00"), by.label)
    with within(by.scope):
        assert [(h.file_id, h.parts, h.rank) for h in Holder.objects.filter(project=project)] == [
            (opened.pk, 1, 1)
        ]


def test_numbers_follow_each_other_by_centre_and_year(by: Actor) -> None:
    agadir = actor("caseworker", centre="AGD")
    theirs = eligible_file(agadir, centre_code="AGD", residence="MA-AGD", commune=None)
    day = datetime.date(2021, 2, 1)
    numbers = [
        draft(by, prepared_on=day).number,
        draft(by, prepared_on=day).number,
        draft(by, prepared_on=datetime.date(2022, 2, 1)).number,
        draft(agadir, theirs, prepared_on=day).number,
    ]
    assert numbers == ["MRK-2021-P001", "MRK-2021-P002", "MRK-2022-P001", "AGD-2021-P001"]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"title_ar": " "}, "title_ar", "title_missing"),
        ({"title_fr": ""}, "title_fr", "title_missing"),
        ({"cash_amount": Decimal("-1"), "cash_nature": "cash_aid"}, "cash_amount", "cash_negative"),
        ({"cash_amount": Decimal("100")}, "cash_nature", "cash_without_nature"),
        ({"cash_amount": Decimal("100"), "cash_nature": "gift"}, "cash_nature", "cash_without_nature"),
        ({"prepared_on": datetime.date(2999, 1, 1)}, "prepared_on", "day_in_future"),
    ],
)
def test_a_refusal_names_the_field_to_change(
    by: Actor, changes: dict[str, Any], field: str, code: str
) -> None:
    with pytest.raises(Refusal) as refused:
        draft(by, **changes)
    assert (refused.value.field, refused.value.code) == (field, code)


def test_a_region_is_too_wide_for_a_site(by: Actor) -> None:
    with pytest.raises(Refusal) as refused:
        draft(by, site=place("MA-07"))
    assert refused.value.field == "site"


def test_a_nature_without_cash_is_dropped(by: Actor) -> None:
    assert draft(by, cash_nature="cash_aid").cash_nature == ""


def test_a_closed_file_prepares_no_project(by: Actor) -> None:
    closed = close_file(by=by, kind="moved", file=eligible_file(by), reason="انتقل")
    with pytest.raises(Refusal) as refused:
        draft(by, closed)
    assert refused.value.code == "file_closed"


def test_holders_stand_in_their_order_the_file_first(by: Actor) -> None:
    first, second, third = (eligible_file(by) for _ in range(3))
    for holders, code in (
        ([(second, 1), (first, 1)], "first_holder"),
        ([(first, 1), (second, 1), (second, 2)], "holder_twice"),
        ([(first, 1), (second, 0)], "parts_missing"),
    ):
        with pytest.raises(Refusal) as refused:
            draft(by, first, holders=holders)
        assert (refused.value.field, refused.value.code) == ("holders", code)
    project = draft(by, first, holders=[(first, 2), (second, 1)])
    with within(by.scope):
        assert list(projects_of(second)) == [project]
        assert list(projects_of(third)) == []


def test_a_file_of_another_centre_is_no_holder(by: Actor) -> None:
    agadir = actor("caseworker", centre="AGD")
    theirs = eligible_file(agadir, centre_code="AGD", residence="MA-AGD", commune=None)
    mine = eligible_file(by)
    with pytest.raises(Refusal) as refused:
        draft(by, mine, holders=[(mine, 1), (theirs, 1)])
    assert refused.value.code == "holder_unknown"
    with pytest.raises(NotAllowed):
        draft(by, theirs)


def test_a_draft_is_revised_and_its_journal_keeps_no_title(by: Actor) -> None:
    project = draft(by)
    other = eligible_file(by)
    revised = revise_project(
        by=by, project=project, holders=[(project.file, 3), (other, 1)],
        **as_it_is(project, title_ar="حلاقة خديجة", trade=Trade.objects.get(code="pastry"), cash_amount=Decimal("900"), cash_nature="cash_aid"),
    )  # fmt: skip
    assert (revised.trade_id, revised.cash_amount) == ("pastry", Decimal("900.00"))
    with within(by.scope):
        assert [h.parts for h in Holder.objects.filter(project=project)] == [3, 1]
    with within(Scope(reads_audit=True)):
        event = Event.objects.get(action="life_projects.revise_project")
    assert event.changes == {
        "title_ar": "changed", "trade": ["bakery", "pastry"], "cash_amount": ["0.00", "900.00"],
        "cash_nature": ["", "cash_aid"], "holders": "changed",
    }  # fmt: skip


def test_a_revision_leaves_no_holder_out_and_changes_something(by: Actor) -> None:
    first, second = eligible_file(by), eligible_file(by)
    project = draft(by, first, holders=[(first, 1), (second, 1)])
    with pytest.raises(Refusal) as refused:
        revise_project(by=by, project=project, holders=[(first, 1)], **as_it_is(project))
    assert refused.value.code == "holder_left_out"
    with pytest.raises(Refusal) as refused:
        revise_project(by=by, project=project, holders=[(first, 1), (second, 1)], **as_it_is(project))
    assert refused.value.code == "nothing_changed"


def test_what_a_draft_lacks_is_told_all_at_once_and_refused_one_by_one(by: Actor) -> None:
    first, second = file(by), eligible_file(by)
    project = draft(by, first, holders=[(first, 1), (second, 1)])
    with within(by.scope):
        assert [lack.code for lack in missing(project)] == ["eligibility_missing", "equipment_missing"]
    with pytest.raises(Refusal) as refused:
        complete_project(by=by, project=project)
    assert refused.value.code == "eligibility_missing"
    assert first.number in str(refused.value.message)

    whole = draft(by, second)
    with pytest.raises(Refusal) as refused:
        complete_project(by=by, project=whole)
    assert refused.value.code == "equipment_missing"
    whole = complete_project(by=by, project=set_equipment(by=by, project=whole, items=items()))
    assert (whole.status, whole.completed_by) == ("complete", by.label)


def test_nothing_of_a_complete_project_moves(by: Actor) -> None:
    project = complete(by)
    for act in (
        lambda: set_equipment(by=by, project=project, items=items()),
        lambda: revise_project(by=by, project=project, **as_it_is(project, title_ar="آخر")),
        lambda: complete_project(by=by, project=project),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "project_complete"


def test_a_project_is_reopened_while_no_grant_stands(by: Actor) -> None:
    project = complete(by)
    reopened = reopen_project(by=by, project=project)
    assert (reopened.status, reopened.completed_on, reopened.completed_by) == ("draft", None, "")
    with pytest.raises(Refusal) as refused:
        reopen_project(by=by, project=project)
    assert refused.value.code == "not_complete"


def test_a_grant_holds_its_project_until_it_is_cancelled() -> None:
    by = actor("coordinator")
    headquarters = actor("headquarters")
    grant = grants.approved(by=by, decider=headquarters)
    with within(by.scope):
        project = MicroProject.objects.get(pk=grant.project_id)
    with pytest.raises(Refusal) as refused:
        reopen_project(by=by, project=project)
    assert refused.value.code == "life_projects_reopened_while_granted"

    cancel_grant(by=headquarters, grant=grant, decided_on=grants.DECIDED, reason="تنازل صاحب المشروع")
    assert reopen_project(by=by, project=project).status == "draft"


@pytest.mark.parametrize(("role", "where"), [("caseworker", "AGD"), ("auditor", None), ("finance", None)])
def test_others_write_nothing(by: Actor, role: str, where: str | None) -> None:
    project, stranger = draft(by), actor(role, centre=where)
    for act in (
        lambda: draft(stranger, project.file),
        lambda: set_equipment(by=stranger, project=project, items=items()),
        lambda: revise_project(by=stranger, project=project, **as_it_is(project, title_ar="آخر")),
        lambda: complete_project(by=stranger, project=project),
        lambda: reopen_project(by=stranger, project=project),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_it_is_the_caseworkers_turn_to_prepare_and_to_complete() -> None:
    follower = user("caseworker")
    by = actor_of(follower)
    opened = eligible_file(by, caseworker=follower)
    with within(by.scope):
        assert [(t.kind, t.object_id) for t in waiting(by)] == [("file", str(opened.pk))]
    project = draft(by, opened)
    with within(by.scope):
        assert [(t.kind, t.label) for t in waiting(by)] == [("project", project.number)]
    for other in (actor("caseworker"), actor("coordinator"), actor("auditor")):
        with within(other.scope):
            assert waiting(other) == []
    complete_project(by=by, project=set_equipment(by=by, project=project, items=items()))
    with within(by.scope):
        assert waiting(by) == []


def test_projects_are_priced_together(by: Actor, django_assert_num_queries: Any) -> None:
    with_equipment, without = complete(by), draft(by)
    with within(by.scope):
        found = list(projects())
        with django_assert_num_queries(1):
            sums = {project.pk: project.equipment_sum for project in priced(found)}
    assert sums == {with_equipment.pk: Decimal("21410.00"), without.pk: Decimal("0.00")}
