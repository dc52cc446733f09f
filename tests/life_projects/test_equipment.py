"""The equipment list: rows that may be, revisions kept, totals, shares to the centime."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.accounts import actor
from tests.factories.life_projects import draft, items
from tests.factories.participants import eligible_file

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import Refusal
from wasl.database.scope import Scope, within
from wasl.life_projects.models import EquipmentLine, Holder, MicroProject
from wasl.life_projects.operations import NewItem, set_equipment
from wasl.life_projects.queries import current_equipment, equipment_total
from wasl.life_projects.rules import Share, amounts, shares

database = pytest.mark.django_db


@pytest.fixture
def by(db: None) -> Actor:
    return actor("caseworker")


@database
def test_the_list_is_kept_in_its_order_with_its_total(by: Actor) -> None:
    project = set_equipment(by=by, project=draft(by), items=items())
    with within(by.scope):
        lines = list(current_equipment(project))
        assert equipment_total(project) == Decimal("21410.00")
    assert [line.item_fr for line in lines] == ["four à pain à gaz", "pétrin de 25 kg", "plaque à pain"]
    assert [(line.rank, line.revision) for line in lines] == [(1, 1), (2, 1), (3, 1)]


@database
def test_no_equipment_adds_up_to_nothing(by: Actor) -> None:
    project = draft(by)
    with within(by.scope):
        assert equipment_total(project) == Decimal("0.00")
        assert str(equipment_total(project)) == "0.00"


@database
def test_a_new_list_replaces_the_old_one_which_stays_as_history(by: Actor) -> None:
    project = set_equipment(by=by, project=draft(by), items=items())
    project = set_equipment(by=by, project=project, items=items()[:1])
    with within(by.scope):
        assert [line.item_fr for line in current_equipment(project)] == ["four à pain à gaz"]
        assert EquipmentLine.objects.filter(project=project, revision=1).count() == 3
    with within(Scope(reads_audit=True)):
        event = Event.objects.filter(action="life_projects.set_equipment").order_by("-at").first()
    assert event is not None
    assert event.changes == {"revision": [1, 2], "equipment_total": ["21410.00", "12400.00"]}


@database
def test_a_list_is_not_written_over_another(by: Actor) -> None:
    project = set_equipment(by=by, project=draft(by), items=items(), revision=0)
    with pytest.raises(Refusal) as refused:
        set_equipment(by=by, project=project, items=items()[:1], revision=0)
    assert refused.value.code == "equipment_rewritten"
    assert set_equipment(by=by, project=project, items=items()[:1], revision=1).revision == 2


@database
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"item_ar": " "}, "item_missing"),
        ({"item_fr": ""}, "item_missing"),
        ({"quantity": 0}, "quantity_missing"),
        ({"unit_price": Decimal("0.00")}, "price_not_positive"),
        ({"unit_price": Decimal("-5")}, "price_not_positive"),
        ({"serial_number": "S1", "quantity": 2}, "serial_quantity"),
        ({"kind": "car"}, "kind_unknown"),
        ({"condition": "broken"}, "kind_unknown"),
    ],
)
def test_a_refusal_names_the_row(by: Actor, changes: dict[str, Any], code: str) -> None:
    wrong = NewItem(**({"item_ar": "فرن", "item_fr": "four", "unit_price": Decimal("100")} | changes))
    with pytest.raises(Refusal) as refused:
        set_equipment(by=by, project=draft(by), items=[items()[1], wrong])
    assert (refused.value.field, refused.value.code) == ("items", code)
    assert "2" in str(refused.value.message)


@database
def test_shares_follow_the_parts_and_leftover_centimes_go_to_the_first(by: Actor) -> None:
    first, second, third = (eligible_file(by) for _ in range(3))
    project = draft(by, first, holders=[(first, 1), (second, 1), (third, 1)])
    with within(by.scope):
        found = [(holder.file_id, amount) for holder, amount in amounts(project, Decimal("100.00"))]
    assert found == [
        (first.pk, Decimal("33.34")),
        (second.pk, Decimal("33.33")),
        (third.pk, Decimal("33.33")),
    ]


class Stub:
    """A project with holders in memory."""

    def __init__(self, parts: list[int]) -> None:
        rows = [Holder(parts=number, rank=rank) for rank, number in enumerate(parts, start=1)]
        self.holders = type("Rows", (), {"all": lambda _self: rows})()


@given(st.lists(st.integers(1, 100), min_size=1, max_size=8), st.integers(0, 10**11))
def test_shares_sum_to_one_and_amounts_to_the_whole(parts: list[int], centimes: int) -> None:
    project: MicroProject = Stub(parts)  # type: ignore[assignment]
    total = Decimal(centimes).scaleb(-2)
    found: list[Share] = shares(project)
    assert sum(share.fraction for share in found) == 1
    assert sum(amount for _holder, amount in amounts(project, total)) == total


def test_a_project_without_holders_has_no_shares() -> None:
    project: MicroProject = Stub([])  # type: ignore[assignment]
    assert amounts(project, Decimal("10.00")) == []
