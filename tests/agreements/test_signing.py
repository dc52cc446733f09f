"""Recording a signed agreement: what comes with it, and what is refused in words one can act on."""

import datetime
from decimal import Decimal

import pytest
from tests.factories.accounts import actor
from tests.factories.agreements import SIGNED, agreement, gift_agreement, line_of
from tests.factories.institutions import foundation, institution

from wasl.agreements import queries
from wasl.agreements.models import Agreement
from wasl.agreements.operations import NewLine
from wasl.agreements.rules import is_season
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.funding.operations import Balance

pytestmark = pytest.mark.django_db


def test_an_agreement_comes_with_its_parties_in_order_and_its_lines_filled():
    by = actor("headquarters")
    signed = agreement(by=by, equipment=350_000, cash=42_000)
    with within(by.scope):
        assert [(p.institution_id, p.role) for p in signed.parties.all()] == [
            ("province_rehamna", "funder"),
            ("foundation", "signatory"),
        ]
        assert [line.money for line in queries.lines_of(signed)] == ["equipment", "cash"]
        assert queries.balance_of(signed) == Balance(contributed=Decimal(392_000))
        entry = queries.entries_of(signed).first()
        assert (entry.kind, entry.dated, entry.reference_label) == ("contribution", SIGNED, signed.number)
        assert (signed.season, signed.budget_year) == ("2019-2020", 2021)
    with within(actor("auditor").scope):
        assert set(Event.objects.filter(actor_label=by.label).values_list("action", flat=True)) == {
            "agreements.sign_agreement",
            "funding.open_line",
            "funding.enter",
        }


def test_an_institutional_gift_needs_no_line_and_no_programme():
    signed = gift_agreement()
    with within(actor("headquarters").scope):
        assert queries.lines_of(signed) == []
        assert queries.balance_of(signed) == Balance()


def wrong_funder():
    return [NewLine("X-EQ", "equipment", institution("council_x", "council"), Decimal(10), "بند", "ligne")]


def two(*roles):
    return [(institution(f"party_{n}"), role) for n, role in enumerate(roles)]


REFUSED = {
    "end before start": ({"ends_on": datetime.date(2019, 1, 1)}, "ends_on", "agreements_agreement_dates_in_order"),
    "season": ({"season": "2019-2021"}, "season", "agreements_agreement_season_shape"),
    "budget year": ({"budget_year": 21}, "budget_year", "agreements_budget_year"),
    "no programme": ({"programme": None}, "programme", "agreements_agreement_partnership_has_programme"),
    "one party": (lambda: {"parties": two("signatory")}, "parties", "agreements_two_parties"),
    "party twice": (
        lambda: {"parties": [*two("funder", "signatory"), *two("funder")]}, "parties", "agreements_party_once",
    ),
    "recipient": (lambda: {"parties": two("funder", "recipient")}, "parties", "agreements_recipient_of_gift"),
    "funder is no party": (lambda: {"lines": wrong_funder()}, "lines", "agreements_wrong_funder"),
    "no line": ({"lines": []}, "lines", "agreements_has_lines"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_whole(case):
    changes, field, code = REFUSED[case]
    by = actor("headquarters")
    with pytest.raises(Refusal) as told:
        agreement(by=by, **(changes() if callable(changes) else changes))
    assert (told.value.field, told.value.code) == (field, code)
    with within(by.scope):
        assert not Agreement.objects.exists()


def test_a_gift_names_its_recipient():
    with pytest.raises(Refusal) as told:
        gift_agreement(parties=[(foundation(), "signatory"), (institution("province_rehamna"), "funder")])
    assert told.value.code == "agreements_gift_has_recipient"


def test_a_number_is_given_once():
    agreement(number="REH-1")
    with pytest.raises(Refusal) as told:
        agreement(number="REH-1", lines=[], kind="institutional", parties=two("funder", "recipient"))
    assert (told.value.field, told.value.code) == ("number", "agreements_agreement_number_key")


def test_a_line_code_taken_rolls_the_whole_agreement_back():
    agreement(number="A-1")
    by = actor("headquarters")
    payer = institution("province_rehamna")
    with pytest.raises(Refusal) as told:
        agreement(
            by=by,
            number="A-2",
            lines=[
                NewLine("A-2-EQ", "equipment", payer, Decimal(10), "بند", "ligne"),
                NewLine("A-1-EQ", "equipment", payer, Decimal(10), "بند", "ligne"),
            ],
        )
    assert told.value.code == "funding_fundingline_code_key"
    with within(by.scope):
        assert set(Agreement.objects.values_list("number", flat=True)) == {"A-1"}


@pytest.mark.parametrize(
    "role", ["caseworker", "coordinator", "finance", "partner", "auditor", "administrator"]
)
def test_only_headquarters_records_agreements(role):
    by = actor(role, institution=institution("province_rehamna")) if role == "partner" else actor(role)
    with pytest.raises(NotAllowed):
        agreement(by=by)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2019-2020", True),
        ("2020-2019", False),
        ("2019-2021", False),
        ("2019", False),
        ("2019/2020", False),
        ("٢٠١٩-٢٠٢٠", False),
        ("", False),
    ],
)
def test_a_season_is_two_years_that_follow(text, is_one):
    assert is_season(text) is is_one


def test_the_line_of_an_agreement_keeps_its_budget_year_and_centre():
    signed = agreement()
    with within(actor("headquarters").scope):
        line = line_of(signed)
    assert (line.budget_year, line.centre_id) == (signed.budget_year, signed.centre_id)
