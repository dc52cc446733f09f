"""The questions that must stay empty, and that they can fail."""

import pytest
from django.db import connection
from tests.factories.accounts import actor
from tests.factories.life_projects import complete, draft

from wasl.database.scope import within
from wasl.life_projects.consistency import (
    complete_without_equipment,
    complete_without_verified_eligibility,
    equipment_of_a_later_revision,
    projects_without_first_holder,
)

pytestmark = pytest.mark.django_db


def test_a_sound_register_has_nothing_to_tell() -> None:
    by = actor("caseworker")
    complete(by)
    with within(by.scope):
        assert list(complete_without_equipment()) == []
        assert list(complete_without_verified_eligibility()) == []
        assert list(projects_without_first_holder()) == []
        assert list(equipment_of_a_later_revision()) == []


def test_a_first_holder_who_comes_second_is_found() -> None:
    by = actor("caseworker")
    project = draft(by)
    with within(by.scope):
        with connection.cursor() as cursor:
            cursor.execute("update life_projects_holder set rank = 2")
        assert list(projects_without_first_holder()) == [project]
