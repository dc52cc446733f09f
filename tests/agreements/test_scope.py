"""Who sees an agreement: its centre, the country, and the partners that are parties of it. First the right reader."""

import datetime
import uuid

import pytest
from django.db import connection
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.agreements import agreement, line_of
from tests.factories.institutions import institution

from wasl.agreements import queries
from wasl.agreements.models import Agreement, AgreementLine, Amendment, Party
from wasl.agreements.operations import amend
from wasl.database.scope import within
from wasl.funding import queries as ledger
from wasl.funding.models import Entry, FundingLine
from wasl.grants.models import Cohort, Grant

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def signed():
    """An agreement of Marrakech with its province, amended once."""
    by = actor("headquarters")
    one = agreement(by=by, equipment=1000, cash=0)
    amend(by=by, agreement=one, signed_on=datetime.date(2021, 1, 15), subject_ar="ملحق", subject_fr="avenant")
    return one


def seen(by):
    with within(by.scope):
        return {model: model.objects.count() for model in (Agreement, Party, AgreementLine, Amendment)}


WHOLE = {Agreement: 1, Party: 2, AgreementLine: 1, Amendment: 1}
NOTHING = dict.fromkeys(WHOLE, 0)


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "headquarters", "finance", "auditor"])
def test_its_centre_and_the_country_see_it_whole(signed, role):
    assert seen(actor(role)) == WHOLE


def test_another_centre_sees_nothing(signed):
    assert seen(actor("coordinator", centre="MRK")) == WHOLE
    assert seen(actor("coordinator", centre="AGD")) == NOTHING
    assert seen(actor("administrator")) == NOTHING


def test_a_partner_sees_the_agreements_it_is_a_party_of_and_their_sums_only(signed):
    partner = actor("partner", institution=institution("province_rehamna"))
    assert seen(partner) == WHOLE
    with within(partner.scope):
        assert queries.balance_of(signed).contributed == 1000
        assert ledger.balance(FundingLine.objects.get()).free == 1000
        assert not Entry.objects.exists()
        assert not Grant.objects.exists()
        assert not Cohort.objects.exists()
    stranger = actor("partner", institution=institution("province_agadir"))
    assert seen(stranger) == NOTHING
    with within(stranger.scope):
        assert not FundingLine.objects.exists()


def test_a_partner_and_another_centre_write_nothing(signed):
    statements = [
        (
            "insert into agreements_party (id, agreement_id, institution_id, role, rank) "
            "values (gen_random_uuid(), %s, 'foundation', 'funder', 3)",
            [signed.pk],
        ),
        (
            "insert into agreements_amendment (id, agreement_id, number, signed_on, subject_ar, subject_fr, recorded_at, "
            "recorded_by) select gen_random_uuid(), %s, 2, '2021-02-01', 'x', 'x', now(), username from accounts_user "
            "where id::text = current_setting('app.actor')",
            [signed.pk],
        ),
    ]
    writer = actor("headquarters")
    strangers = [
        actor("partner", institution=institution("province_rehamna")),
        actor("coordinator", centre="AGD"),
        actor("auditor"),
    ]
    for by in strangers:
        with within(by.scope), connection.cursor() as cursor:
            cursor.execute("update agreements_agreement set title_fr = 'x'")
            assert cursor.rowcount == 0
        for statement, values in statements:
            with refused("row_policy", by) as cursor:
                cursor.execute(statement, values)
    with within(writer.scope), connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)
            assert cursor.rowcount == 1
    # What was signed is rewritten by nobody: an amendment adds a row of its own.
    with refused("append_only", writer) as cursor:
        cursor.execute("update agreements_agreement set title_fr = 'x'")


def test_lines_are_added_to_agreements_of_ones_own_centre_only(signed):
    with within(actor("headquarters").scope):
        line = line_of(signed)
    insert = (
        "insert into agreements_agreementline (id, agreement_id, line_id) values (gen_random_uuid(), %s, %s)"
    )
    with refused("row_policy", actor("coordinator", centre="AGD")) as cursor:
        cursor.execute(insert, [signed.pk, line.pk])


def test_an_agreement_of_another_centre_is_not_recorded(signed):
    def another(by):
        return Agreement(
            **{field.attname: getattr(signed, field.attname) for field in Agreement._meta.fields}
            | {"id": uuid.uuid4(), "number": "T-X", "recorded_by": by.label}
        )

    theirs, mine = actor("coordinator", centre="AGD"), actor("coordinator", centre="MRK")
    with refused("row_policy", theirs):
        another(theirs).save(force_insert=True)
    with within(mine.scope):
        another(mine).save(force_insert=True)


def test_balances_of_a_list_are_two_questions(signed, django_assert_num_queries):
    for _ in range(3):
        agreement()
    with within(actor("headquarters").scope):
        found = list(queries.visible())
        with django_assert_num_queries(2):
            sums = queries.balances_of(found)
    assert len(sums) == 4
    assert sums[signed.pk].contributed == 1000
