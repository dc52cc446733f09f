"""Rules are versions in force since a day; a decision takes that of its date, and none is ever rewritten."""

import datetime
from decimal import Decimal

import psycopg
import pytest
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.programmes import programme

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.programmes.models import Programme
from wasl.programmes.operations import add_programme, settle_rules
from wasl.programmes.queries import programmes, rules_on

pytestmark = pytest.mark.django_db
TEXTS = {
    f"{name}_{language}": "نص" if language == "ar" else "texte"
    for name in ("name", "strategy", "purpose", "life_project")
    for language in ("ar", "fr")
}


@pytest.fixture
def by():
    return actor("headquarters")


@pytest.fixture
def empty(by):
    return add_programme(by=by, code="p", **TEXTS)


def settle(by, programme, year, **changes):
    return settle_rules(
        by=by,
        programme=programme,
        since=datetime.date(year, 1, 1),
        **{"disclosure_threshold": 5, "undertaking_months": 24} | changes,
    )


def test_a_decision_takes_the_version_of_its_date(by, empty):
    first = settle(by, empty, 2019)
    second = settle(by, empty, 2021, equipment_ceiling=Decimal("40000"))
    assert (first.version, second.version) == (1, 2)
    assert rules_on(empty, datetime.date(2020, 12, 31)) == first
    assert rules_on(empty, datetime.date(2021, 1, 1)) == second
    with pytest.raises(Refusal) as told:
        rules_on(empty, datetime.date(2018, 12, 31))
    assert told.value.code == "programmes_no_rules_in_force"


def test_two_versions_of_one_day_give_the_later(by, empty):
    settle(by, empty, 2021)
    later = settle(by, empty, 2021)
    assert rules_on(empty, datetime.date(2021, 1, 1)) == later


def test_a_newer_version_does_not_begin_before_the_last(by, empty):
    settle(by, empty, 2021)
    with pytest.raises(Refusal) as told:
        settle(by, empty, 2020)
    assert told.value.field == "since"


@pytest.mark.parametrize("name", ["equipment_ceiling", "cash_ceiling"])
def test_a_ceiling_is_not_negative(by, empty, name):
    with pytest.raises(Refusal) as told:
        settle(by, empty, 2021, **{name: Decimal("-1")})
    assert told.value.field == name


def test_a_version_is_never_rewritten(by):
    version = programme().rules.get()
    for statement in (
        "update programmes_ruleversion set undertaking_months = 1",
        "delete from programmes_ruleversion",
    ):
        with refused("append_only" if statement.startswith("update") else "row_policy", by) as cursor:
            cursor.execute(statement)
    version.refresh_from_db()
    assert version.undertaking_months == 24


def test_not_even_the_owner_empties_the_rules(owner_sql):
    with pytest.raises(psycopg.DatabaseError, match="append_only:programmes_ruleversion"):
        owner_sql("truncate programmes_ruleversion cascade")


def test_a_code_is_given_once_and_by_headquarters(by, empty):
    assert list(programmes()) == [empty]
    with pytest.raises(Refusal) as told:
        add_programme(by=by, code="p", **TEXTS)
    assert (told.value.code, told.value.field) == ("programmes_programme_pkey", "code")
    for role in ("coordinator", "finance", "auditor"):
        with pytest.raises(NotAllowed):
            settle(actor(role), empty, 2021)
    assert not Programme.objects.get().rules.exists()
