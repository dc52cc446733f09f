"""The journal's page: for auditors, narrowed, in pages of fifty, without a name in it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.accounts import actor, user
from tests.factories.participants import eligible_file
from tests.web.signed_in import signed_in
from tests.web.words import said

from wasl.accounts.operations import create_account, switch_off
from wasl.audit.acts import HOUSE, record
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.participants.models import Record

pytestmark = pytest.mark.django_db


def read(**asked: str) -> str:
    answer: Any = signed_in(user("auditor")).get("/journal/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_acts_and_refusals_are_told_in_words() -> None:
    by = actor("administrator")
    switch_off(by=by, user=user("finance", username="m.sekkat"))
    with pytest.raises(Refusal):
        create_account(by=by, username="1", name_ar="ا", name_fr="a", role="finance")
    page = read()
    assert said("switched an account off") in page
    assert "m.sekkat" in page
    assert said("refused", "journal") in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, True),
        ({"outcome": "done"}, True),
        ({"outcome": "refused"}, False),
        ({"reference": "0007"}, True),
        ({"reference": "0008"}, False),
        ({"account": "boss"}, True),
        ({"account": "nobody"}, False),
        ({"outcome": "unheard"}, True),
    ],
)
def test_it_is_narrowed(asked: dict[str, str], found: bool) -> None:
    by = actor("administrator", username="boss")
    switch_off(by=by, user=user("finance", username="kept-0007"))
    assert ("kept-0007" in read(**asked)) is found


def test_nobody_is_named_in_it() -> None:
    by = actor("coordinator")
    file = eligible_file(by)
    with within(by.scope):
        person = Record.objects.get(file=file)
    page = read()
    assert file.number in page
    assert person.surname_ar not in page
    assert person.surname_lat not in page


def test_long_journals_come_in_pages_and_few_questions() -> None:
    for _ in range(60):
        record(by=HOUSE, action="accounts.sign_in", label="many")
    client = signed_in(user("auditor"))
    client.get("/journal/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = client.get("/journal/").content.decode()
    assert len(asked) < 25
    assert first.count("<tr>") == 51
    assert "page=2" in first


@pytest.mark.parametrize("role", ["administrator", "coordinator", "headquarters", "finance"])
def test_for_all_others_there_is_no_journal(role: str) -> None:
    client = signed_in(user(role))
    assert client.get("/journal/").status_code == 404
    assert "/journal/" not in client.get("/").content.decode()
