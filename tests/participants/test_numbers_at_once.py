"""Two desks opening files at the same time."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from tests.conftest import OwnerSql
from tests.factories.accounts import actor
from tests.factories.participants import file, person
from tests.factories.territory import centre

from wasl.participants.operations import open_file


@pytest.mark.database
def test_two_desks_at_once_get_two_numbers_and_a_rollback_leaves_no_hole(
    committed_database: str, in_thread: Callable[[Callable[[], Any]], Any]
) -> None:
    by = actor("caseworker")
    whom = [person(), person(), person()]
    where = centre()
    opened_on = datetime.date(2021, 1, 11)

    def desk(who: dict[str, Any]) -> str:
        return open_file(by=by, centre=where, opened_on=opened_on, other_person="أخ", **who).number

    with transaction.atomic():
        first = desk(whom[0])
        second = in_thread(lambda: desk(whom[1]))
        with pytest.raises(TimeoutError):
            second.result(timeout=0.5)  # It waits for the number this transaction holds.
        transaction.set_rollback(True)
    assert first == "MRK-2021-0001"
    assert second.result() == "MRK-2021-0001", "the number that was rolled back is given again"
    assert desk(whom[2]) == "MRK-2021-0002"


@pytest.mark.database
def test_numbers_go_past_9999(committed_database: str, owner_sql: OwnerSql) -> None:
    by = actor("caseworker")
    file(by)
    owner_sql("alter table participants_file no force row level security")
    owner_sql("alter table participants_file disable trigger user")
    owner_sql("update participants_file set number = 'MRK-2021-9999'")
    owner_sql("alter table participants_file enable trigger user")
    owner_sql("alter table participants_file force row level security")
    assert file(by).number == "MRK-2021-10000"
    assert file(by).number == "MRK-2021-10001"
