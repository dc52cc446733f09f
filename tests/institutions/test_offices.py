"""Institutions, offices and who held them when."""

import datetime

import pytest
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.institutions import foundation

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.institutions.models import OfficeHolder
from wasl.institutions.operations import add_institution, add_office, appoint, end_term
from wasl.institutions.queries import holder_on, holders_on
from wasl.institutions.rules import title_of

pytestmark = pytest.mark.django_db
SINCE, UNTIL = datetime.date(2017, 1, 2), datetime.date(2021, 6, 30)


@pytest.fixture
def by():
    return actor("headquarters")


@pytest.fixture
def office(by):
    return add_office(
        by=by,
        code="governor_rehamna",
        institution=foundation(),
        title_ar="عامل إقليم الرحامنة",
        title_fr="gouverneur de la province de Rehamna",
        title_feminine_ar="عاملة إقليم الرحامنة",
        rank=1,
    )


def held(by, office, since=SINCE, until=UNTIL, **changes):
    person = {"name_ar": "محمد الأمين الزهراوي", "name_fr": "Mohamed Amine Zahraoui", "sex": "male"} | changes
    return appoint(by=by, office=office, since=since, until=until, **person)


def test_the_holder_is_who_held_the_office_that_day(by, office):
    first = held(by, office)
    second = held(
        by, office, since=datetime.date(2021, 7, 1), until=None, name_fr="Samira Dahbi", sex="female"
    )
    for day, holder in (
        (SINCE - datetime.timedelta(days=1), None),
        (SINCE, first),
        (UNTIL, first),
        (UNTIL + datetime.timedelta(days=1), second),
        (datetime.date(2030, 1, 1), second),
    ):
        assert holder_on(office, day) == holder, day
    assert list(holders_on(UNTIL)) == [first]


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (UNTIL, None),
        (datetime.date(2016, 1, 1), SINCE),
        (datetime.date(2018, 1, 1), datetime.date(2018, 12, 31)),
        (datetime.date(2016, 1, 1), None),
    ],
)
def test_two_do_not_hold_an_office_on_one_day(by, office, since, until):
    held(by, office)
    with pytest.raises(Refusal) as told:
        held(by, office, since=since, until=until)
    assert (told.value.code, told.value.field) == ("institutions_officeholder_one_at_a_time", "since")
    with refused("institutions_officeholder_one_at_a_time", by):
        OfficeHolder.objects.create(
            office=office, name_ar="س", name_fr="X", sex="male", since=since, until=until
        )


def test_a_time_without_an_end_is_ended_before_another_begins(by, office):
    first = held(by, office, until=None)
    with pytest.raises(Refusal):
        held(by, office, since=UNTIL, until=None)
    with pytest.raises(Refusal) as told:
        end_term(by=by, holder=first, until=SINCE - datetime.timedelta(days=1))
    assert told.value.field == "until"
    end_term(by=by, holder=first, until=UNTIL - datetime.timedelta(days=1))
    held(by, office, since=UNTIL, until=None)


def test_a_time_does_not_end_before_it_begins(by, office):
    with pytest.raises(Refusal) as told:
        held(by, office, since=UNTIL, until=SINCE)
    assert told.value.code == "institutions_officeholder_dates_in_order"


def test_titles_follow_the_person_where_the_feminine_is_written(office):
    assert title_of(office, "female", "ar") == "عاملة إقليم الرحامنة"
    assert title_of(office, "male", "ar") == "عامل إقليم الرحامنة"
    assert title_of(office, "female", "fr") == "gouverneur de la province de Rehamna"


def test_codes_are_given_once(by, office):
    wanted = {"code": "council_rehamna", "kind": "council", "name_ar": "المجلس", "name_fr": "conseil"}
    add_institution(by=by, **wanted)
    with pytest.raises(Refusal) as told:
        add_institution(by=by, **wanted)
    assert (told.value.code, told.value.field) == ("institutions_institution_pkey", "code")
    with pytest.raises(Refusal) as told:
        add_office(by=by, code=office.code, institution=foundation(), title_ar="س", title_fr="x")
    assert told.value.code == "institutions_office_pkey"


@pytest.mark.parametrize("role", ["coordinator", "finance", "auditor", "administrator"])
def test_only_headquarters_keeps_institutions(role, office):
    with pytest.raises(NotAllowed):
        held(actor(role), office)


def test_a_scope_names_an_institution_that_exists(by):
    partner = actor("partner", institution=foundation())
    with within(by.scope):
        assert partner.scope.partners == {"foundation"}
    with refused("institutions_scope_names_one", by) as cursor:
        cursor.execute(
            "insert into accounts_scope (user_id, kind, institution_code, since, granted_at, granted_by, ended_by) "
            "values (%s, 'institution', 'nowhere', '2021-01-01', now(), 'x', '')",
            [partner.id],
        )
