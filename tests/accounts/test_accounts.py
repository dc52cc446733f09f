"""Opening, scoping, closing and resetting accounts: what administrators may, and what nobody may, also by direct SQL."""

import datetime
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import override
from tests.factories.accounts import actor, user
from tests.factories.institutions import institution
from tests.factories.territory import centre

from wasl.accounts import operations
from wasl.accounts.enums import DESCRIPTIONS, PERMISSIONS, SCOPE_KINDS, RoleName, ScopeKind
from wasl.accounts.models import Scope, User
from wasl.accounts.queries import actor_named, actor_of, held_scopes, names_of
from wasl.audit.acts import HOUSE
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.wording.dates import today

pytestmark = pytest.mark.django_db
LONG = "une phrase que je retiens bien"


def opened(**changes: Any) -> tuple[User, str]:
    written: dict[str, Any] = {
        "by": actor("administrator"),
        "username": "n.cherkaoui",
        "name_ar": "نادية الشرقاوي",
        "name_fr": "Nadia Cherkaoui",
        "role": "caseworker",
        "language": "fr",
    }
    return operations.create_account(**written | changes)


def told(action: str) -> list[Event]:
    with within(actor("auditor").scope):
        return list(Event.objects.filter(action=action))


def test_an_account_is_opened_with_a_password_for_one_use() -> None:
    account, password = opened()
    account.refresh_from_db()
    assert account.check_password(password)
    assert account.must_change_password
    assert account.is_active
    assert password not in account.password
    assert len({operations.temporary_password() for _ in range(50)}) == 50
    (event,) = told("accounts.create_account")
    assert (event.label, event.changes) == ("n.cherkaoui", {"role": "caseworker"})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"username": "ab"}, "username"),
        ({"username": "9lives"}, "username"),
        ({"username": "نادية"}, "username"),
        ({"username": "two words"}, "username"),
        ({"role": "king"}, "role"),
        ({"name_ar": " "}, "name_ar"),
        ({"name_fr": ""}, "name_fr"),
    ],
)
def test_what_is_wrong_is_told_by_its_field(wrong: dict[str, str], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        opened(**wrong)
    assert refused.value.field == field
    assert not User.objects.filter(name_fr="Nadia Cherkaoui").exists()


def test_a_name_is_taken_whatever_its_letters() -> None:
    opened()
    with pytest.raises(Refusal) as refused:
        opened(username=" N.Cherkaoui ")
    assert (refused.value.code, refused.value.field) == ("username_taken", "username")


@pytest.mark.parametrize("role", [r for r in RoleName if r not in {"administrator", "partner"}])
def test_only_administrators_manage_accounts(role: str) -> None:
    by, account = actor(role), user("finance")
    for attempt in (
        lambda: opened(by=by),
        lambda: operations.grant_scope(by=by, user=account, kind="national"),
        lambda: operations.end_scope(by=by, scope=account.scopes.get()),
        lambda: operations.switch_off(by=by, user=account),
        lambda: operations.reset_sign_in(by=by, user=account),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_the_first_administrator_comes_from_the_terminal_and_only_once() -> None:
    names = {"username": "admin", "name_ar": "سلمى", "name_fr": "Salma"}
    with pytest.raises(NotAllowed):
        operations.create_first_administrator(by=actor("headquarters"), **names)
    account, _password = operations.create_first_administrator(by=HOUSE, **names)
    assert account.role == RoleName.ADMINISTRATOR
    with pytest.raises(Refusal) as refused:
        operations.create_first_administrator(by=HOUSE, **names | {"username": "admin2"})
    assert refused.value.code == "administrator_exists"


@pytest.mark.parametrize("role", RoleName.values)
@pytest.mark.parametrize("kind", ScopeKind.values)
def test_scopes_fit_roles_in_the_act_and_in_the_database(role: str, kind: str) -> None:
    account = user(role, scoped=False)
    where: dict[str, Any] = {
        "centre": centre() if kind == "centre" else None,
        "institution_code": institution("ins").pk if kind == "institution" else "",
    }
    fits = SCOPE_KINDS[role] == kind
    if fits:
        operations.grant_scope(by=actor("administrator"), user=account, kind=kind, **where)
    else:
        with pytest.raises(Refusal) as refused:
            operations.grant_scope(by=actor("administrator"), user=account, kind=kind, **where)
        assert refused.value.field == "kind"
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "insert into accounts_scope (user_id, kind, centre_id, institution_code, since, granted_at, granted_by,"
                " ended_by) values (%s, %s, %s, %s, now(), now(), 'x', '')",
                [account.pk, kind, where["centre"] and where["centre"].pk, where["institution_code"]],
            )
    assert len(held_scopes(account)) == int(fits)


def test_an_institution_nobody_knows_has_no_scope() -> None:
    with pytest.raises(Refusal) as refused:
        operations.grant_scope(
            by=actor("administrator"),
            user=user("partner", scoped=False),
            kind="institution",
            institution_code="nowhere",
        )
    assert refused.value.field == "institution_code"


def test_a_centre_scope_names_its_centre() -> None:
    with pytest.raises(Refusal) as refused:
        operations.grant_scope(
            by=actor("administrator"), user=user("coordinator", scoped=False), kind="centre"
        )
    assert refused.value.field == "centre"


def test_a_role_does_not_change_under_its_scopes() -> None:
    account = user("coordinator")
    with pytest.raises(DatabaseError), transaction.atomic():
        User.objects.filter(pk=account.pk).update(role="caseworker")
    operations.end_scope(by=actor("administrator"), scope=account.scopes.get())
    User.objects.filter(pk=account.pk).update(role="caseworker")
    account.refresh_from_db()
    assert account.role == "caseworker"


def test_nobody_scopes_closes_or_resets_their_own_account() -> None:
    account = user("administrator")
    by = actor_of(account)
    for attempt in (
        lambda: operations.grant_scope(by=by, user=account, kind="national"),
        lambda: operations.switch_off(by=by, user=account),
        lambda: operations.reset_sign_in(by=by, user=account),
    ):
        with pytest.raises(Refusal):
            attempt()
    account.refresh_from_db()
    assert account.is_active
    assert not account.scopes.exists()


def test_a_reset_takes_the_password_and_the_second_step_away() -> None:
    account = user("coordinator")
    account.set_password(LONG)
    account.save()
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    password = operations.reset_sign_in(by=actor("administrator"), user=account)
    account.refresh_from_db()
    assert account.check_password(password)
    assert not account.check_password(LONG)
    assert account.must_change_password
    assert not Authenticator.objects.filter(user=account).exists()


def test_the_last_administrator_is_reset_from_the_machine_alone() -> None:
    account = user("administrator")
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    with pytest.raises(NotAllowed):
        operations.reset_administrator(by=actor("administrator"), username=account.username)
    with pytest.raises(Refusal):
        operations.reset_administrator(by=HOUSE, username=user("coordinator").username)
    password = operations.reset_administrator(by=HOUSE, username=account.username)
    account.refresh_from_db()
    assert account.check_password(password)
    assert account.must_change_password
    assert not Authenticator.objects.filter(user=account).exists()


def test_a_closed_account_reaches_nothing_and_comes_back_with_its_scopes() -> None:
    account, boss = user("coordinator"), actor("administrator")
    assert actor_of(account).scope.read_centres
    operations.switch_off(by=boss, user=account)
    closed = actor_named(account.username)
    assert closed.permissions == frozenset()
    assert closed.scope.read_centres == closed.scope.write_ledgers == frozenset()
    with pytest.raises(Refusal):
        operations.switch_off(by=boss, user=User.objects.get(pk=account.pk))
    operations.switch_on(by=boss, user=User.objects.get(pk=account.pk))
    assert actor_named(account.username).scope.read_centres


def test_closed_at_and_by_go_together_in_the_database() -> None:
    account = user("finance")
    for half in ({"is_active": False}, {"closed_by": "x"}, {"closed_at": timezone.now()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            User.objects.filter(pk=account.pk).update(**half)


def test_staff_are_named_in_the_script_of_the_reader() -> None:
    account = user("finance", name_ar="سعيد", name_fr="Saïd")
    with override("fr"):
        assert names_of([account.username, "wasl", ""]) == {account.username: "Saïd", "wasl": "wasl"}
    with override("ar"):
        assert names_of([account.username]) == {account.username: "سعيد"}
    assert names_of([]) == {}


@pytest.mark.parametrize(
    ("since", "until", "held"),
    [(-10, None, True), (0, 0, True), (1, None, False), (-10, -1, False)],
)
def test_a_scope_counts_from_its_first_day_to_its_last(since: int, until: int | None, held: bool) -> None:
    account = user("coordinator", scoped=False)
    day = today()
    operations.grant_scope(
        by=actor("administrator"),
        user=account,
        kind="centre",
        centre=centre(),
        since=day + datetime.timedelta(days=since),
        until=None if until is None else day + datetime.timedelta(days=until),
    )
    assert bool(actor_of(account).scope.read_centres) is held


def test_an_ended_scope_stays_in_the_history_and_ends_once() -> None:
    account, boss = user("coordinator"), actor("administrator")
    scope = operations.end_scope(by=boss, scope=account.scopes.get())
    assert held_scopes(account) == []
    assert Scope.objects.get().ended_by == boss.label
    with pytest.raises(Refusal):
        operations.end_scope(by=boss, scope=scope)


@pytest.mark.parametrize("weak", ["short", "123456789012", "n.cherkaoui1"])
def test_ones_own_password_is_strong(weak: str) -> None:
    account = user("coordinator", username="n.cherkaoui1")
    with pytest.raises(Refusal) as refused:
        operations.choose_password(by=actor_of(account), user=account, password=weak)
    assert refused.value.field == "password"


def test_ones_own_password_and_language_are_nobody_elses() -> None:
    account, other = user("coordinator"), actor("administrator")
    operations.choose_password(by=actor_of(account), user=account, password=LONG)
    operations.choose_language(by=actor_of(account), user=account, language="fr")
    account.refresh_from_db()
    assert account.check_password(LONG)
    assert (account.must_change_password, account.language) == (False, "fr")
    with pytest.raises(NotAllowed):
        operations.choose_password(by=other, user=account, password=LONG)
    with pytest.raises(NotAllowed):
        operations.choose_language(by=other, user=account, language="ar")
    with pytest.raises(NotAllowed):
        operations.choose_language(by=actor_of(account), user=account, language="en")


def test_no_role_holds_what_excludes_it() -> None:
    administrator = PERMISSIONS[RoleName.ADMINISTRATOR]
    for role, permissions in PERMISSIONS.items():
        assert role == RoleName.ADMINISTRATOR or not permissions & administrator
    assert not any(p.endswith((".write", ".approve")) for p in PERMISSIONS[RoleName.AUDITOR])
    assert set(DESCRIPTIONS) == set(PERMISSIONS) == set(SCOPE_KINDS) == set(RoleName)


@pytest.mark.parametrize(
    ("role", "reads", "writes", "reads_money", "writes_money"),
    [
        ("administrator", 0, 0, 0, 0),
        ("caseworker", 1, 1, 1, 0),
        ("coordinator", 1, 1, 1, 1),
        ("headquarters", 9, 9, 9, 9),
        ("finance", 0, 0, 9, 9),
        ("partner", 0, 0, 0, 0),
        ("auditor", 9, 0, 9, 0),
    ],
)
def test_each_role_reaches_what_the_table_says(
    role: str, reads: int, writes: int, reads_money: int, writes_money: int
) -> None:
    by = actor(role, institution=institution("ins")) if role == "partner" else actor(role)
    scope = by.scope
    found = [
        len(s) for s in (scope.read_centres, scope.write_centres, scope.read_ledgers, scope.write_ledgers)
    ]
    assert found == [reads, writes, reads_money, writes_money]
    assert scope.partners == (frozenset({"ins"}) if role == "partner" else frozenset())
    assert scope.reads_audit is (role == "auditor")
    assert not scope.reads_sealed
