"""The questions that must stay empty, and that they can fail."""

import pytest
from django.db import connection
from tests.factories.accounts import actor
from tests.factories.participants import file
from tests.factories.territory import centre

from wasl.database.scope import within
from wasl.participants.consistency import (
    files_without_record,
    people_with_two_open_files,
    records_with_stale_keys,
)
from wasl.participants.models import File

pytestmark = pytest.mark.django_db


def test_a_sound_register_has_nothing_to_tell() -> None:
    by = actor("caseworker")
    file(by)
    with within(by.scope):
        assert list(files_without_record()) == []
        assert records_with_stale_keys() == []
        assert list(people_with_two_open_files()) == []


def test_what_is_unsound_is_found() -> None:
    by = actor("caseworker")
    record = file(by).record
    with within(by.scope):
        empty = File(number="MRK-2021-0002", centre=centre(), opened_on="2021-01-11", opened_by=by.label)
        empty.save(force_insert=True)
        with connection.cursor() as cursor:
            cursor.execute("update participants_record set search_key = 'of another name'")
        assert list(files_without_record()) == [empty]
        assert records_with_stale_keys() == [record]
