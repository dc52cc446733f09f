"""The ledger: what fits, what is refused and in which words, who may write which entry, what a reversal does."""

import datetime
from decimal import Decimal

import pytest
from tests.factories import funding
from tests.factories.accounts import actor
from tests.factories.funding import DATED, line, put, reference
from tests.factories.institutions import institution

from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.funding import queries
from wasl.funding.models import Entry, FundingLine
from wasl.funding.operations import Balance, Reference, enter, open_line, reverse_entry

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_balance_is_the_sum_of_the_entries():
    opened = line(1000)
    put(opened, "contribution", Decimal("250.50"))
    put(opened, "commitment", 600)
    put(opened, "payment", 200)
    put(opened, "release", 100)
    assert queries.balance(opened) == Balance(Decimal("1250.50"), Decimal("500.00"), Decimal("200.00"))
    assert queries.balance(opened).free == Decimal("750.50")
    assert queries.balance(opened).owed == Decimal("300.00")


def test_one_centime_more_than_the_line_holds_is_refused_with_what_is_left():
    opened = line(1000)
    put(opened, "commitment", Decimal("999.99"))
    with pytest.raises(Refusal) as told:
        put(opened, "commitment", Decimal("0.02"))
    assert told.value.code == "funding_commitments_exceed_contributions"
    assert told.value.field == "amount"
    assert opened.code in str(told.value)
    put(opened, "commitment", Decimal("0.01"))
    assert queries.balance(opened).free == 0


def test_more_than_what_is_committed_is_never_paid():
    opened = line(1000)
    put(opened, "commitment", 300)
    with pytest.raises(Refusal) as told:
        put(opened, "payment", 301)
    assert told.value.code == "funding_payments_exceed_commitments"


@pytest.mark.parametrize("amount", [0, -1])
def test_an_entry_is_more_than_nothing(amount):
    opened = line(1000)
    with pytest.raises(Refusal) as told:
        put(opened, "contribution", amount)
    assert told.value.code == "funding_entry_amount_positive"


def test_a_refused_entry_leaves_its_trace_and_nothing_else():
    opened = line(1000)
    by = actor("headquarters")
    with pytest.raises(Refusal):
        put(opened, "commitment", 2000, by=by)
    with within(actor("auditor").scope):
        event = Event.objects.get(actor_label=by.label, outcome="refused")
    assert event.action == "funding.enter"
    assert event.changes == {"code": "funding_commitments_exceed_contributions"}
    with within(by.scope):
        assert Entry.objects.filter(line=opened).count() == 1


def test_a_reversal_gives_back_what_its_entry_took():
    opened = line(1000)
    commitment = put(opened, "commitment", 400)
    by = actor("headquarters")
    undone = reverse_entry(by=by, entry=commitment, dated=DATED, reason="typed twice")
    assert (undone.reference_id, undone.amount, undone.reason) == (
        commitment.reference_id,
        400,
        "typed twice",
    )
    assert queries.balance(opened) == Balance(contributed=Decimal(1000))
    with pytest.raises(Refusal) as told:
        reverse_entry(by=by, entry=commitment, dated=DATED)
    assert told.value.code == "funding_entry_reverses_id_key"


def test_a_reversal_is_not_reversed():
    opened = line(1000)
    by = actor("headquarters")
    undone = reverse_entry(by=by, entry=put(opened, "commitment", 400), dated=DATED)
    with pytest.raises(NotAllowed):
        reverse_entry(by=by, entry=undone, dated=DATED)


def test_a_contribution_others_stand_on_is_not_undone():
    opened = line()
    given = put(opened, "contribution", 1000)
    put(opened, "contribution", 100)
    put(opened, "commitment", 101)
    with pytest.raises(Refusal) as told:
        reverse_entry(by=actor("finance"), entry=given, dated=DATED)
    assert told.value.code == "funding_commitments_exceed_contributions"


def test_a_commitment_already_paid_is_not_undone():
    opened = line(1000)
    commitment = put(opened, "commitment", 500)
    put(opened, "payment", 1)
    with pytest.raises(Refusal) as told:
        reverse_entry(by=actor("headquarters"), entry=commitment, dated=DATED)
    assert told.value.code == "funding_payments_exceed_commitments"


def test_a_commitment_already_released_is_not_undone():
    opened = line(1000)
    commitment = put(opened, "commitment", 500)
    put(opened, "release", 500)
    with pytest.raises(Refusal) as told:
        reverse_entry(by=actor("headquarters"), entry=commitment, dated=DATED)
    assert told.value.code == "funding_payments_exceed_commitments"


def test_a_reversal_is_for_the_same_thing_as_its_entry():
    commitment = put(line(1000), "commitment", 500)
    with pytest.raises(ValueError, match="same thing"):
        reverse_entry(by=actor("headquarters"), entry=commitment, dated=DATED, reference=reference())
    other_number = Reference(commitment.reference_kind, commitment.reference_id, "REV-1")
    undone = reverse_entry(by=actor("headquarters"), entry=commitment, dated=DATED, reference=other_number)
    assert undone.reference_label == "REV-1"


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("finance", {"contribution"}),
        ("coordinator", {"payment"}),
        ("headquarters", {"contribution", "commitment", "release", "payment"}),
        ("caseworker", set()),
        ("auditor", set()),
        ("administrator", set()),
    ],
)
def test_each_role_writes_the_entries_of_its_own_acts(role, kinds):
    opened = line(1000)
    put(opened, "commitment", 500)
    by = actor(role)
    written = set()
    for kind in ("contribution", "commitment", "payment", "release", "reversal"):
        try:
            put(opened, kind, 10, by=by)
            written.add(kind)
        except NotAllowed:
            pass
    assert written == kinds


def test_a_line_of_another_centre_is_not_written():
    opened = line(1000, centre="MRK")
    put(opened, "commitment", 500)
    with pytest.raises(NotAllowed):
        put(opened, "payment", 10, by=actor("coordinator", centre="AGD"))
    put(opened, "payment", 10, by=actor("coordinator", centre="MRK"))


def test_a_line_and_its_entries_are_seen_by_its_centre_and_the_country_only():
    opened = line(1000, centre="MRK")
    for role in ("headquarters", "finance", "auditor", "coordinator", "caseworker"):
        with within(actor(role).scope):
            assert FundingLine.objects.filter(pk=opened.pk).exists(), role
            assert Entry.objects.filter(line=opened).count() == 1, role
    for stranger in (actor("coordinator", centre="AGD"), actor("administrator")):
        with within(stranger.scope):
            assert not FundingLine.objects.exists()
            assert not Entry.objects.exists()


def test_a_code_is_given_to_one_line_only():
    first = line()
    with pytest.raises(Refusal) as told:
        open_line(
            by=actor("headquarters"),
            code=first.code,
            centre=first.centre,
            funder=institution("province_rehamna"),
            money="cash",
            budget_year=2021,
            label_ar="بند",
            label_fr="ligne",
        )
    assert (told.value.code, told.value.field) == ("funding_fundingline_code_key", "code")


def test_balances_of_many_lines_are_one_question(django_assert_num_queries):
    opened = [line(amount) for amount in (100, 200, 0)]
    with django_assert_num_queries(1):
        found = queries.balances(one.pk for one in opened)
    assert [found[one.pk].contributed for one in opened] == [100, 200, 0]
    assert queries.balances([]) == {}


def test_the_entries_of_a_thing_are_found_by_it():
    opened, about = line(1000), funding.reference("grant", "SUB/MRK/2021/009")
    put(opened, "commitment", 10, reference=about)
    put(opened, "commitment", 20)
    with within(actor("finance").scope):
        assert [entry.amount for entry in queries.entries_of(about.id)] == [10]


def test_a_float_is_not_a_sum():
    with pytest.raises(TypeError):
        enter(
            by=actor("finance"),
            line=line(),
            kind="contribution",
            amount=10.5,
            dated=datetime.date(2021, 1, 1),
            reference=reference(),
        )
