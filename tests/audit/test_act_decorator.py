"""What an act keeps: keywords, permission, all or nothing, an event inside, the trace of a refusal after the rollback."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.factories.accounts import actor, user
from tests.factories.institutions import institution

from wasl.accounts.models import Scope, User
from wasl.accounts.operations import create_account, switch_off
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE, act, record
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within

pytestmark = pytest.mark.django_db


def journal(**wanted: Any) -> list[Event]:
    """The events an auditor reads."""
    with within(actor("auditor").scope):
        return list(Event.objects.filter(**wanted).order_by("at"))


@act("tests.open", permission="accounts.write")
def opened(*, by: Actor, username: str, role: str = "finance", refuse: bool = False) -> User:
    """Write an account, leave an event, and refuse afterwards when told to."""
    account = user(role, username=username, scoped=False)
    record(by=by, action="tests.open", kind="account", object_id=account.pk, label=username)
    if refuse:
        raise Refusal("no", field="username", code="tests_refused")
    return account


@act("tests.silent")
def silent(*, by: Actor) -> User:
    """Write and leave nothing in the journal: a fault of ours."""
    return user("finance", username="silent", scoped=False)


@act("tests.outer")
def outer(*, by: Actor, refuse: bool = False) -> None:
    """One gesture made of two acts."""
    record(by=by, action="tests.outer")
    opened(by=by, username="inner", refuse=refuse)


@act("tests.faulty")
def faulty(*, by: Actor) -> None:
    """A fault no rule foresaw."""
    record(by=by, action="tests.faulty")
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("positional", "named"),
    [((HOUSE,), {}), ((), {}), ((), {"by": "administrator"}), ((), {"by": None})],
)
def test_an_act_takes_keywords_and_an_actor(positional: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        opened(*positional, username="somebody", **named)
    assert not User.objects.filter(username="somebody").exists()


def test_an_act_leaves_its_event() -> None:
    by = actor("administrator")
    account = opened(by=by, username="somebody")
    (event,) = journal(action="tests.open")
    assert (event.actor_id, event.actor_label, event.outcome) == (by.id, by.label, "done")
    assert (event.kind, event.object_id, event.label) == ("account", str(account.pk), "somebody")


@pytest.mark.parametrize("role", ["coordinator", "headquarters", "auditor", "partner"])
def test_a_role_without_the_permission_is_refused_and_told(role: str) -> None:
    by = actor(role, institution=institution()) if role == "partner" else actor(role)
    with pytest.raises(NotAllowed):
        opened(by=by, username="somebody")
    assert not User.objects.filter(username="somebody").exists()
    (event,) = journal(action="tests.open")
    assert (event.actor_id, event.outcome, event.changes) == (by.id, "refused", {"code": "not_allowed"})


def test_a_refusal_leaves_nothing_half_written_and_its_trace() -> None:
    by = actor("administrator")
    with pytest.raises(Refusal):
        opened(by=by, username="somebody", refuse=True)
    assert not User.objects.filter(username="somebody").exists()
    (event,) = journal(action="tests.open")
    assert (event.outcome, event.changes, event.label) == ("refused", {"code": "tests_refused"}, "")


def test_an_act_without_an_event_fails_loudly_and_writes_nothing() -> None:
    with pytest.raises(RuntimeError, match=r"tests\.silent"):
        silent(by=actor("administrator"))
    assert not User.objects.filter(username="silent").exists()


def test_a_fault_of_ours_is_no_refusal() -> None:
    with pytest.raises(ZeroDivisionError):
        faulty(by=actor("administrator"))
    assert journal(action="tests.faulty") == []


def test_acts_inside_an_act_are_one_gesture() -> None:
    outer(by=actor("administrator"))
    events = journal(action__in=["tests.outer", "tests.open"])
    assert len(events) == 2
    assert len({event.gesture for event in events}) == 1
    opened(by=actor("administrator"), username="apart")
    assert len({event.gesture for event in journal(action="tests.open")}) == 2


def test_a_refusal_inside_undoes_the_whole_gesture_and_is_told_once() -> None:
    with pytest.raises(Refusal):
        outer(by=actor("administrator"), refuse=True)
    assert not User.objects.filter(username="inner").exists()
    (event,) = journal(action__in=["tests.outer", "tests.open"])
    assert (event.action, event.outcome) == ("tests.outer", "refused")


def test_the_scope_of_an_act_ends_with_it() -> None:
    by = actor("administrator")
    opened(by=by, username="somebody")
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(current_setting('app.actor', true), '')")
        assert cursor.fetchone()[0] == ""


def test_a_constraint_of_the_database_is_told_as_a_sentence() -> None:
    by = actor("administrator")

    @act("tests.twice")
    def twice(*, by: Actor) -> None:
        """Two accounts of one name, past the act that would have looked first."""
        record(by=by, action="tests.twice")
        user("finance", username="twin", scoped=False)
        user("finance", username="twin", scoped=False)

    with pytest.raises(Refusal) as refused:
        twice(by=by)
    assert (refused.value.code, refused.value.field) == ("accounts_user_username_key", "username")
    assert not User.objects.filter(username="twin").exists()


def test_a_trigger_of_the_database_is_told_as_a_sentence() -> None:
    @act("tests.wrong_scope")
    def wrong_scope(*, by: Actor, to: User) -> None:
        """The country for an administrator, past the act."""
        record(by=by, action="tests.wrong_scope")
        Scope.objects.create(user=to, kind="national", since=datetime.date(2021, 1, 1), granted_by="x")

    with pytest.raises(Refusal) as refused:
        wrong_scope(by=actor("administrator"), to=user("administrator"))
    assert (refused.value.code, refused.value.field) == ("accounts_scope_fits_role", "kind")


def test_a_row_policy_is_told_as_not_allowed() -> None:
    @act("tests.forge")
    def forge(*, by: Actor) -> None:
        """An event in somebody else's name."""
        record(by=HOUSE, action="tests.forge")

    with pytest.raises(NotAllowed) as refused:
        forge(by=actor("administrator"))
    assert refused.value.code == "row_policy"


def test_an_unknown_error_of_the_database_surfaces() -> None:
    @act("tests.null")
    def null(*, by: Actor) -> None:
        """A fault of ours: a column that may not be empty."""
        record(by=by, action="tests.null")
        User.objects.create(username="x", role="finance", name_ar="x", name_fr="x", created_by=None)

    with pytest.raises(IntegrityError), transaction.atomic():
        null(by=actor("administrator"))


def test_what_is_refused_in_an_act_never_names_anybody() -> None:
    by = actor("administrator")
    with pytest.raises(Refusal):
        create_account(by=by, username="1", name_ar="سلمى بناني", name_fr="Salma Bennani", role="finance")
    (event,) = journal(action="accounts.create_account")
    assert "Bennani" not in str(vars(event))
    assert "سلمى" not in str(vars(event))


def test_a_closed_account_may_nothing_more() -> None:
    account, boss = user("administrator"), actor("administrator")
    switch_off(by=boss, user=account)
    with pytest.raises(NotAllowed):
        opened(by=actor_of(User.objects.get(pk=account.pk)), username="somebody")
