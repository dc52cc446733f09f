"""The fixture other tests lean on: the demonstration is there, and each test gives it back as it was."""

import pytest

from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.handovers.models import Ceremony, Receipt


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_changes_is_undone(demo: None, demo_actors: dict[str, Actor], time: str) -> None:
    with within(demo_actors["headquarters"].scope):
        assert Ceremony.objects.count() == 2
        assert Receipt.objects.filter(status="scanned").count() == 34
        assert Receipt.objects.exclude(void_note="x").update(void_note="x") == 34


def test_nobody_sees_a_row_without_a_scope(demo: None) -> None:
    assert Receipt.objects.count() == 0


def test_a_database_of_its_own(committed_demo: str, demo_actors: dict[str, Actor]) -> None:
    from django.db import transaction

    with transaction.atomic(), within(demo_actors["coordinator.agadir"].scope):
        assert Receipt.objects.count() == 6
