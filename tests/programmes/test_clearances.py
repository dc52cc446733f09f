"""Who may read a restricted programme: two of the central services, never oneself, for a time, and it ends by itself."""

import datetime
from dataclasses import replace

import pytest
from django.db import connection
from tests.direct_sql import refused
from tests.factories.accounts import actor, user
from tests.factories.clearances import clearance, cleared
from tests.factories.programmes import programme

from wasl.accounts.models import Clearance, User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.programmes import queries
from wasl.programmes.models import Programme
from wasl.programmes.operations import confirm_clearance, end_clearance, propose_clearance, restrict
from wasl.wording.dates import today

pytestmark = [pytest.mark.django_db, pytest.mark.database]

A_MONTH = datetime.timedelta(days=30)
INSERT = (
    "insert into accounts_clearance (id, user_id, programme_code, since, until, reason, proposed_at, proposed_by, "
    "confirmed_at, confirmed_by, ended_by) values (gen_random_uuid(), %s, %s, current_date, current_date + {days}, 'سبب', now(), %s, "
    "{confirmed}, '')"
)


@pytest.fixture
def sealed() -> Programme:
    return programme("reconciliation", restricted=True, rules_settled=False)


def open_to(reader: Actor) -> list[str]:
    """What the database opens to an actor whose account is read again now."""
    with within(actor_of(User.objects.get(pk=reader.id)).scope), connection.cursor() as cursor:
        cursor.execute("select accounts_open_seals()")
        return list(cursor.fetchone()[0])


def test_two_of_the_central_services_give_it_and_one_takes_it_away(sealed: Programme) -> None:
    reader = actor("caseworker")
    proposed = clearance(reader, sealed, confirmed=False)
    assert open_to(reader) == []
    proposer = actor_of(User.objects.get(username=proposed.proposed_by))
    other = actor("headquarters")
    assert [turn.object_id for turn in queries.waiting(other)] == [str(proposed.pk)]
    assert queries.waiting(proposer) == []
    confirm_clearance(by=other, clearance=proposed)
    assert open_to(reader) == ["reconciliation"]
    end_clearance(by=actor("headquarters"), clearance=proposed)
    assert open_to(reader) == []


def test_it_opens_from_its_first_day_to_its_last(sealed: Programme) -> None:
    tomorrow = actor("caseworker")
    clearance(tomorrow, sealed, since=today() + datetime.timedelta(days=1))
    assert open_to(tomorrow) == []
    over = actor("caseworker")
    clearance(over, sealed, since=today(), until=today())
    assert open_to(over) == ["reconciliation"]
    held = cleared(actor("caseworker"), sealed)
    User.objects.filter(pk=held.id).update(is_active=False, closed_at="2026-01-01T00:00Z", closed_by="tests")
    assert open_to(held) == []


def test_what_is_past_opens_nothing(sealed: Programme) -> None:
    """The database asks the day of itself: whoever still claims the programme on the connection reads nothing of it."""
    reader, proposer, other = actor("caseworker"), actor("headquarters"), actor("headquarters")
    with within(proposer.scope):
        past = Clearance.objects.create(
            user_id=reader.id, programme_code=sealed.pk, since=today() - A_MONTH, until=today() - datetime.timedelta(days=1),
            reason="سبب", proposed_by=proposer.label,
        )  # fmt: skip
    with within(other.scope), connection.cursor() as cursor:
        cursor.execute(CONFIRM, [other.label, past.pk])
    with within(replace(reader.scope, reads_sealed=frozenset({sealed.pk}))), connection.cursor() as cursor:
        cursor.execute("select accounts_open_seals()")
        assert cursor.fetchone() == ([],)


def test_nobody_proposes_for_oneself_nor_confirms_alone(sealed: Programme) -> None:
    boss, receiver = actor("headquarters"), actor("headquarters")
    given = {"programme": sealed, "since": today(), "until": today() + A_MONTH, "reason": "سبب"}
    refusals = {
        "accounts_clearance_by_two": lambda: propose_clearance(by=boss, user=User.objects.get(pk=boss.id), **given),
        "accounts_clearance_for_no_administrator": lambda: propose_clearance(by=boss, user=user("administrator"), **given),
        "clearance_days": lambda: propose_clearance(
            by=boss, user=User.objects.get(pk=receiver.id), **given | {"until": today() - A_MONTH}
        ),
        "clearance_reason": lambda: propose_clearance(by=boss, user=User.objects.get(pk=receiver.id), **given | {"reason": " "}),
        "accounts_clearance_for_a_time": lambda: propose_clearance(
            by=boss, user=User.objects.get(pk=receiver.id), **given | {"until": today() + 13 * A_MONTH}
        ),
        "programmes_clearance_names_restricted": lambda: propose_clearance(
            by=boss, user=User.objects.get(pk=receiver.id), **given | {"programme": programme("ordinary")}
        ),
    }  # fmt: skip
    for code, act in refusals.items():
        with pytest.raises(Refusal) as said:
            act()
        assert said.value.code == code
    proposed = propose_clearance(by=boss, user=User.objects.get(pk=receiver.id), **given)
    for alone in (boss, receiver):
        with pytest.raises(Refusal) as said:
            confirm_clearance(by=alone, clearance=proposed)
        assert said.value.code == "accounts_clearance_by_two"


def test_the_database_refuses_what_one_person_writes_alone(sealed: Programme) -> None:
    boss, reader = actor("headquarters"), actor("caseworker")
    with refused("accounts_clearance_by_two", boss) as cursor:
        cursor.execute(
            INSERT.format(days=9, confirmed="now(), 'another'"), [reader.id, sealed.pk, boss.label]
        )
    with refused("accounts_clearance_by_two", boss) as cursor:
        cursor.execute(INSERT.format(days=9, confirmed="null, ''"), [boss.id, sealed.pk, boss.label])
    with refused("accounts_clearance_by_two", reader) as cursor:
        cursor.execute(INSERT.format(days=9, confirmed="null, ''"), [boss.id, sealed.pk, reader.label])
    with refused("row_policy", boss) as cursor:
        cursor.execute(
            INSERT.format(days=9, confirmed="null, ''"), [reader.id, sealed.pk, actor("headquarters").label]
        )
    with refused("accounts_clearance_for_a_time", boss) as cursor:
        cursor.execute(INSERT.format(days=400, confirmed="null, ''"), [reader.id, sealed.pk, boss.label])
    with refused("accounts_clearance_for_no_administrator", boss) as cursor:
        cursor.execute(
            INSERT.format(days=9, confirmed="null, ''"), [user("administrator").pk, sealed.pk, boss.label]
        )
    with refused("programmes_clearance_names_restricted", boss) as cursor:
        cursor.execute(
            INSERT.format(days=9, confirmed="null, ''"), [reader.id, programme("plain").pk, boss.label]
        )


CONFIRM = "update accounts_clearance set confirmed_at = now(), confirmed_by = %s where id = %s"


def test_the_database_refuses_a_confirmation_by_the_wrong_person(sealed: Programme) -> None:
    reader = actor("headquarters")
    proposed = clearance(reader, sealed, confirmed=False)
    proposer = actor_of(User.objects.get(username=proposed.proposed_by))
    for by, code in (
        (proposer, "accounts_clearance_confirmed_by_another"),
        (reader, "accounts_clearance_by_two"),
        (actor("auditor"), "accounts_clearance_by_two"),
    ):
        with refused(code, by) as cursor:
            cursor.execute(CONFIRM, [by.label, proposed.pk])
    with refused("row_policy", proposer) as cursor:
        cursor.execute(CONFIRM, [actor("headquarters").label, proposed.pk])


@pytest.mark.parametrize("change", ["until = until + 1", "user_id = user_id + 1", "ended_at = null, ended_by = ''", "confirmed_at = now()"])  # fmt: skip
def test_what_was_given_stands(change: str, sealed: Programme) -> None:
    held = clearance(actor("caseworker"), sealed)
    boss = actor("headquarters")
    if "ended" in change:
        end_clearance(by=boss, clearance=held)
    with refused("accounts_clearance_stands", boss) as cursor:
        cursor.execute(f"update accounts_clearance set {change} where id = %s", [held.pk])
    assert Clearance.objects.count() == 1


def test_a_programme_is_restricted_before_its_first_agreement_only() -> None:
    from tests.factories.agreements import agreement

    boss, plain = actor("headquarters"), programme("plain")
    assert restrict(by=boss, programme=plain, restricted=True, reason="سبب").restricted
    assert not restrict(by=boss, programme=plain, restricted=False, reason="سبب").restricted
    agreement(programme=plain)
    with pytest.raises(Refusal) as said:
        restrict(by=boss, programme=plain, restricted=True, reason="سبب")
    assert said.value.code == "programmes_restricted_before_agreements"
    with refused("programmes_restricted_before_agreements", boss) as cursor:
        cursor.execute("update programmes_programme set restricted = true where code = 'plain'")
