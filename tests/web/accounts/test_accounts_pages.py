"""The administrator's pages: open, scope, end, switch, reset; nothing of a person, a figure or a password kept."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.institutions import institution
from tests.factories.territory import centre
from tests.web.signed_in import signed_in
from tests.web.words import said

from wasl.accounts.models import Scope, User
from wasl.accounts.queries import held_scopes

pytestmark = pytest.mark.django_db
GIVEN = re.compile(r"\b(?:[a-z0-9]{4}-){3}[a-z0-9]{4}\b")
FORM = {
    "username": "n.cherkaoui",
    "name_ar": "نادية الشرقاوي",
    "name_fr": "Nadia Cherkaoui",
    "role": "caseworker",
    "language": "ar",
}


@pytest.fixture
def administrator() -> Client:
    return signed_in(user("administrator", username="boss"))


def text(answer: Any) -> str:
    return answer.content.decode()


def test_an_account_is_opened_and_its_password_shown_once_and_kept_nowhere(administrator: Client) -> None:
    answer = administrator.post(reverse("account_new"), FORM)
    given = GIVEN.search(text(answer))
    assert given
    account = User.objects.get(username="n.cherkaoui")
    assert account.check_password(given.group())
    assert answer.headers["Cache-Control"] == "no-store"
    assert given.group() not in text(administrator.get(reverse("account", args=[account.pk])))
    kept = [session.get_decoded() for session in Session.objects.all()]
    assert given.group() not in str(kept)


def test_what_is_wrong_stays_in_the_form_with_its_sentence(administrator: Client) -> None:
    answer = administrator.post(reverse("account_new"), FORM | {"username": "9"})
    assert answer.status_code == 200
    assert said(
        "The account name has 3 to 60 small Latin letters, digits, dots or dashes, and begins with a letter."
    ) in text(answer)
    assert "نادية الشرقاوي" in text(answer)
    assert not User.objects.filter(name_fr="Nadia Cherkaoui").exists()


def test_scopes_are_given_and_ended(administrator: Client) -> None:
    account = user("coordinator", scoped=False)
    where = {"centre": centre("MRK").pk}
    administrator.post(reverse("scope_new", args=[account.pk]), where)
    (scope,) = held_scopes(account)
    assert scope.centre == centre("MRK")
    page = text(administrator.get(reverse("account", args=[account.pk])))
    assert centre("MRK").name_ar in page
    administrator.post(reverse("scope_end", args=[account.pk, scope.pk]))
    assert held_scopes(account) == []
    assert said("ended", "scope") in text(administrator.get(reverse("account", args=[account.pk])))


def test_a_partner_gets_an_institution_and_an_auditor_the_country(administrator: Client) -> None:
    partner, auditor = user("partner", scoped=False), user("auditor", scoped=False)
    institution("ins", name_ar="مجلس الإقليم")
    administrator.post(reverse("scope_new", args=[partner.pk]), {"institution": "ins"})
    administrator.post(reverse("scope_new", args=[auditor.pk]), {})
    assert [s.institution_code for s in held_scopes(partner)] == ["ins"]
    assert [s.kind for s in held_scopes(auditor)] == ["national"]
    listed = text(administrator.get(reverse("accounts")))
    assert "مجلس الإقليم" in listed
    assert said("the whole country") in listed


def test_a_scope_without_a_choice_is_asked_for_again(administrator: Client) -> None:
    account = user("coordinator", scoped=False)
    answer = administrator.post(reverse("scope_new", args=[account.pk]), {}, follow=True)
    assert said("Choose the scope to give.") in text(answer)
    assert held_scopes(account) == []


def test_a_scope_of_another_account_is_not_found(administrator: Client) -> None:
    mine, other = user("coordinator"), user("coordinator")
    scope = other.scopes.get()
    assert administrator.post(reverse("scope_end", args=[mine.pk, scope.pk])).status_code == 404
    assert Scope.objects.get(pk=scope.pk).ended_at is None


def test_an_account_is_switched_off_and_on(administrator: Client) -> None:
    account = user("finance")
    address = reverse("account_switch", args=[account.pk])
    for active in (False, True):
        answer = administrator.post(address, follow=True)
        account.refresh_from_db()
        assert account.is_active is active
        assert answer.status_code == 200


def test_a_reset_shows_a_new_password_once(administrator: Client) -> None:
    account = user("finance")
    given = GIVEN.search(text(administrator.post(reverse("account_reset", args=[account.pk]))))
    assert given
    account.refresh_from_db()
    assert account.check_password(given.group())


def test_nothing_of_ones_own_account_is_offered_or_done(administrator: Client) -> None:
    own = User.objects.get(username="boss")
    page = text(administrator.get(reverse("account", args=[own.pk])))
    assert reverse("account_switch", args=[own.pk]) not in page
    assert reverse("account_reset", args=[own.pk]) not in page
    administrator.post(reverse("account_switch", args=[own.pk]))
    own.refresh_from_db()
    assert own.is_active
    refused = administrator.post(reverse("account_reset", args=[own.pk]), follow=True)
    assert not GIVEN.search(text(refused))


def test_an_account_that_is_not_there(administrator: Client) -> None:
    assert administrator.get(reverse("account", args=[999999])).status_code == 404


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "headquarters", "finance", "auditor"])
def test_for_all_others_there_is_no_such_page(role: str) -> None:
    client, account = signed_in(user(role)), user("finance")
    for address in (
        reverse("accounts"),
        reverse("account_new"),
        reverse("account", args=[account.pk]),
    ):
        assert client.get(address).status_code == 404
    assert client.post(reverse("account_new"), FORM).status_code == 404
    assert client.post(reverse("account_switch", args=[account.pk])).status_code == 404
    account.refresh_from_db()
    assert account.is_active
    assert not User.objects.filter(username="n.cherkaoui").exists()


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_pages_read_in_both_languages(language: str) -> None:
    client = signed_in(user("administrator"), language=language)
    account = user("coordinator")
    for address in (reverse("accounts"), reverse("account_new"), reverse("account", args=[account.pk])):
        page = text(client.get(address))
        assert f'<html lang="{language}"' in page
        assert said("Accounts", "navigation", language=language) in page
