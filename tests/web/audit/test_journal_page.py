"""The journal's page: for auditors, narrowed, in pages of fifty, without a name in it."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.accounts import actor, user
from tests.factories.institutions import institution
from tests.factories.participants import eligible_file
from tests.web.signed_in import signed_in
from tests.web.words import said

import wasl
from wasl.accounts.operations import create_account, switch_off
from wasl.audit.acts import HOUSE, record
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.participants.models import Record
from wasl.web.audit.references import KINDS

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


def recorded_kinds() -> set[str]:
    """Every kind of thing an event is about, as the rooms write it."""
    found: set[str] = set()
    for module in Path(wasl.__path__[0]).glob("*/**/*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record":
                given = {k.arg: k.value for k in node.keywords}
                if isinstance(kind := given.get("kind"), ast.Constant):
                    found.add(kind.value)
    return found


def test_every_kind_of_thing_has_a_word() -> None:
    kinds = recorded_kinds()
    assert {"file", "grant", "account"} <= kinds
    assert kinds <= set(KINDS)


def test_a_reference_is_told_in_words_and_leads_where_the_reader_may_go() -> None:
    by = actor("coordinator")
    file = eligible_file(by)
    record(
        by=HOUSE,
        action="institutions.add_office",
        kind="institution",
        object_id="x",
        label=institution("ins").pk,
    )
    record(
        by=HOUSE,
        action="attachments.store_paper",
        kind="stored_file",
        object_id="y",
        label="minutes 0123456789ab",
    )
    page = read()
    assert reverse("person", args=[file.pk]) in page
    assert institution("ins").name_ar in page
    assert said("handover minutes", "in the journal") in page
    assert "minutes 0123" not in page
    assert "0123456789ab" in page
