"""The door: password, second step, traces of failed tries, limits, idle expiry, language, headers."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import actor, user
from tests.web.signed_in import signed_in
from tests.web.words import said

from wasl.accounts.models import User
from wasl.accounts.operations import reset_sign_in, switch_off
from wasl.audit.models import Event
from wasl.database.scope import within

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase que je retiens bien"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN = "/sign-in/"


@pytest.fixture(autouse=True)
def no_tries_before() -> None:
    """Limits count in the cache: each test begins without any try."""
    cache.clear()


def account(role: str = "coordinator", *, second_step: bool = True, **fields: Any) -> User:
    made = user(role, **fields)
    made.set_password(PASSWORD)
    made.save()
    if second_step:
        TOTP.activate(made, SECRET)
    return made


def code(secret: str = SECRET, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def enter(client: Client, who: User, password: str = PASSWORD, **more: str) -> Any:
    return client.post(LOGIN, {"login": who.username, "password": password} | more)


def told(**wanted: Any) -> list[Event]:
    with within(actor("auditor").scope):
        return list(Event.objects.filter(action="accounts.sign_in", **wanted).order_by("at"))


def test_password_and_code_open_home() -> None:
    who, client = account(), Client()
    step = enter(client, who)
    assert step.headers["Location"] == reverse("mfa_authenticate")
    assert client.get("/").headers["Location"].startswith(LOGIN), "half way is not inside"
    inside = client.post(reverse("mfa_authenticate"), {"code": code()})
    assert inside.headers["Location"] == "/"
    assert client.get("/").status_code == 200
    with within(actor("auditor").scope):
        event = Event.objects.get(action="accounts.signed_in")
    assert (event.actor_id, event.label) == (who.pk, who.username)


def test_a_code_opens_once() -> None:
    who, now = account(), code()
    for client, opens in ((Client(), True), (Client(), False)):
        enter(client, who)
        answer = client.post(reverse("mfa_authenticate"), {"code": now})
        assert (answer.status_code == 302) is opens


def test_a_wrong_password_says_so_and_is_told_by_account_name() -> None:
    who = account()
    answer = enter(Client(), who, "not this one")
    assert said("The account name or the password is not right.") in answer.content.decode()
    (event,) = told(outcome="refused")
    assert (event.label, event.changes, event.actor_id) == (who.username, {"code": "wrong_password"}, None)


def test_an_unknown_account_sounds_the_same_and_what_was_typed_is_not_kept() -> None:
    who = account()
    wrong = enter(Client(), who, "not this one").content.decode()
    unknown = Client().post(LOGIN, {"login": "my secret", "password": "x"}).content.decode()
    sentence = said("The account name or the password is not right.")
    assert sentence in wrong
    assert sentence in unknown
    event = told(changes={"code": "unknown_account"})[0]
    assert "secret" not in str(vars(event))


def test_a_wrong_code_is_told_too() -> None:
    who, client = account(), Client()
    enter(client, who)
    answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert answer.status_code == 200
    assert said("The code is not right. Wait for the next one and type it again.") in answer.content.decode()
    (event,) = told(changes={"code": "wrong_code"})
    assert event.label == who.username
    assert client.get("/").status_code == 302


def test_a_recovery_code_opens_once() -> None:
    who = account()
    recovery = RecoveryCodes.activate(who).get_unused_codes()[0]
    for opens in (True, False):
        client = Client()
        enter(client, who)
        answer = client.post(reverse("mfa_authenticate"), {"code": recovery})
        assert (answer.status_code == 302) is opens


def test_too_many_wrong_passwords_shut_the_account_out_for_a_while_even_with_the_right_one() -> None:
    who, client = account(), Client()
    for _ in range(5):
        enter(client, who, "not this one")
    answer = enter(client, who)
    assert answer.status_code == 200
    assert said("Too many tries. Wait five minutes, or ask the administrator.") in answer.content.decode()
    assert told()[-1].changes == {"code": "too_many_tries"}
    other = account()
    assert enter(client, other).status_code == 302, "others go in as ever"


def test_too_many_codes_shut_the_account_out_for_a_while() -> None:
    who, client = account(), Client()
    enter(client, who)
    for _ in range(5):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})
    answer = client.post(reverse("mfa_authenticate"), {"code": code()})
    assert answer.status_code == 200
    assert said("Too many tries. Wait five minutes, or ask the administrator.") in answer.content.decode()
    assert told()[-1].changes == {"code": "too_many_tries"}
    assert client.get("/").status_code == 302


def test_a_machine_that_tries_everybody_is_stopped_with_a_page() -> None:
    client = Client()
    answers = [client.post(LOGIN, {"login": f"somebody{n}", "password": "x"}) for n in range(32)]
    assert answers[-1].status_code == 429
    assert said("Too many tries") in answers[-1].content.decode()


def test_a_switched_off_account_stays_out_and_is_put_out() -> None:
    who = account()
    inside = signed_in(who)
    assert inside.get("/").status_code == 200
    switch_off(by=actor("administrator"), user=who)
    assert inside.get("/").headers["Location"].startswith(LOGIN)
    client = Client()
    enter(client, who)
    assert client.get("/").headers["Location"].startswith(LOGIN)


def test_a_reset_ends_every_session_and_asks_for_everything_again() -> None:
    who = account()
    inside = signed_in(who)
    password = reset_sign_in(by=actor("administrator"), user=who)
    assert inside.get("/").headers["Location"].startswith(LOGIN)
    client = Client()
    assert enter(client, who).status_code == 200, "the old password"
    assert enter(client, who, password).status_code == 302
    assert client.get("/").headers["Location"] == reverse("account_change_password")


def test_the_gate_asks_for_ones_own_password_then_the_second_step() -> None:
    who, client = account(second_step=False, must_change_password=True), Client()
    enter(client, who)
    for path in ("/", "/people/", "/tally/"):
        assert client.get(path).headers["Location"] == reverse("account_change_password")
    again = "une autre phrase que je retiens"
    form = {"current": PASSWORD, "password": again, "again": again}
    assert client.post(reverse("account_change_password"), form).status_code == 302
    for path in ("/", "/people/", "/tally/"):
        assert client.get(path).headers["Location"] == reverse("mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    done = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert len(client.get(done.headers["Location"]).context["unused_codes"]) == 10
    assert client.get("/").status_code == 200
    with within(actor("auditor").scope):
        assert Event.objects.filter(action="accounts.set_second_step", label=who.username).count() == 1


@pytest.mark.parametrize(
    ("role", "asked"), [("caseworker", True), ("headquarters", True), ("auditor", True), ("finance", False)]
)
def test_who_sees_people_needs_a_second_step(role: str, asked: bool) -> None:
    client = Client()
    enter(client, account(role, second_step=False))
    answer = client.get("/")
    assert (answer.status_code == 302 and answer.headers["Location"] == reverse("mfa_activate_totp")) is asked


def test_the_second_step_is_taken_away_only_by_who_proves_themselves() -> None:
    who, client = account(), Client()
    enter(client, who)
    client.post(reverse("mfa_authenticate"), {"code": code()})
    refused = client.post(reverse("mfa_deactivate_totp"), {"confirm": "1"})
    assert "/sign-in/again/" in refused.headers["Location"]
    assert Authenticator.objects.filter(user=who).exists()
    wrong = client.post(reverse("account_reauthenticate"), {"password": "not this one"})
    assert wrong.status_code == 200
    assert told()[-1].actor_id == who.pk, "who is inside is told by name"
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_deactivate_totp"), {"confirm": "1"})
    assert not Authenticator.objects.filter(user=who, type="totp").exists()
    assert client.get("/").headers["Location"] == reverse("mfa_activate_totp"), "the gate asks at once"
    with within(actor("auditor").scope):
        assert Event.objects.filter(action="accounts.remove_second_step").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"current": "not this one"},
        {"again": "something else altogether"},
        {"password": "court", "again": "court"},
    ],
)
def test_ones_own_password_is_changed_with_care(wrong: dict[str, str]) -> None:
    who = account()
    client = signed_in(who)
    again = "une autre phrase que je retiens"
    form = {"current": PASSWORD, "password": again, "again": again} | wrong
    answer = client.post(reverse("account_change_password"), form)
    assert answer.status_code == 200
    who.refresh_from_db()
    assert who.check_password(PASSWORD)


def test_changing_it_keeps_this_session_and_ends_the_others() -> None:
    who = account()
    here, there = signed_in(who), signed_in(who)
    again = "une autre phrase que je retiens"
    form = {"current": PASSWORD, "password": again, "again": again}
    assert here.post(reverse("account_change_password"), form).status_code == 302
    assert here.get("/").status_code == 200
    assert there.get("/").headers["Location"].startswith(LOGIN)


def test_tries_at_a_screen_left_open_are_limited() -> None:
    client = signed_in(account())
    form = {"current": "not this one", "password": "x", "again": "x"}
    statuses = [client.post(reverse("account_change_password"), form).status_code for _ in range(7)]
    assert statuses[-1] == 429


def test_an_idle_session_ends(settings: Any) -> None:
    who = account()
    client = signed_in(who)
    assert client.get("/").status_code == 200
    session = client.session
    session["last_seen"] = int(time.time()) - settings.IDLE_MINUTES * 60 + 30
    session.save()
    assert client.get("/").status_code == 200
    session = client.session
    session["last_seen"] = int(time.time()) - settings.IDLE_MINUTES * 60 - 1
    session.save()
    answer = client.get("/tally/")
    assert answer.headers["Location"] == f"{LOGIN}?next=%2Ftally%2F"
    page = client.get(answer.headers["Location"]).content.decode()
    assert said("You were away for a while, so we signed you out. Nothing was lost.") in page
    assert client.get("/").headers["Location"].startswith(LOGIN)


def test_the_language_is_chosen_before_and_after_the_door() -> None:
    client = Client()
    assert '<html lang="ar" dir="rtl"' in client.get(LOGIN).content.decode()
    answer = client.post("/language/", {"language": "fr", "next": LOGIN})
    assert answer.headers["Location"] == LOGIN
    assert '<html lang="fr" dir="ltr"' in client.get(LOGIN).content.decode()
    who = account("finance")
    inside = signed_in(who)
    inside.post("/language/", {"language": "fr", "next": "/"})
    who.refresh_from_db()
    assert who.language == "fr"
    assert said("Nothing waits for you", language="fr") in inside.get("/").content.decode()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x"])
def test_choosing_a_language_leads_nowhere_else(target: str) -> None:
    answer = Client().post("/language/", {"language": "fr", "next": target})
    assert answer.headers["Location"] == "/"


def test_without_a_choice_the_account_speaks_its_own_language() -> None:
    client = Client()
    client.force_login(user("finance", language="fr"))
    assert '<html lang="fr"' in client.get("/").content.decode()


def test_signing_in_leads_nowhere_else() -> None:
    answer = Client().post(f"{LOGIN}?next=https://elsewhere.example/", {"login": "x", "password": "y"})
    assert "elsewhere.example/" not in answer.headers.get("Location", "")
    who, client = account("finance", second_step=False), Client()
    assert enter(client, who, next="https://elsewhere.example/").headers["Location"] == "/"


def test_every_page_carries_its_headers() -> None:
    door = Client().get(LOGIN)
    inside = signed_in(account("finance")).get("/")
    for answer in (door, inside):
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert inside.headers["Cache-Control"] == "no-store"
    assert "no-store" in door.headers["Cache-Control"]


def test_nobody_opens_an_account_by_themselves() -> None:
    assert Client().get("/sign-up/").status_code in (302, 404)
    assert "sign-up" not in Client().get(LOGIN).content.decode()


def test_a_session_is_not_the_same_before_and_after_the_door() -> None:
    who, client = account("finance", second_step=False), Client()
    client.post("/language/", {"language": "fr"})
    session = client.session
    session["mark"] = "1"
    session.save()
    before = client.session.session_key
    enter(client, who)
    assert client.session.session_key != before
