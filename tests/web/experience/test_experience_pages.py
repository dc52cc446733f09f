"""A working life on its page: added to, corrected, and silent about where it was learnt until somebody asks."""

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.participants import file
from tests.web.signed_in import signed_in
from tests.web.words import french

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.database.scope import within
from wasl.participants.models import Attainment, File

pytestmark = pytest.mark.django_db
TRAINING = {"title": "الخبازة العصرية", "issuer": "مكتب التكوين المهني", "level": "qualification", "since": "2017", "until": "06/2018",
            "inside": "yes"}  # fmt: skip


@pytest.fixture
def who() -> User:
    return user("caseworker")


@pytest.fixture
def person(who: User) -> File:
    return file(actor_of(who))


@pytest.fixture
def client(who: User) -> Client:
    return signed_in(who, language="fr")


def test_an_entry_is_added_read_corrected_and_taken_out(who: User, client: Client, person: File) -> None:
    home = reverse("experience", args=[person.pk])
    assert (
        client.post(reverse("attainment_new", args=[person.pk]) + "?kind=training", TRAINING).headers[
            "Location"
        ]
        == home
    )
    shown = client.get(home).content.decode()
    assert "الخبازة العصرية" in shown
    assert "de 2017 à juin 2018" in shown
    assert "détention" not in shown, "where it was learnt stands on no page of the life"
    with within(actor_of(who).scope):
        entry = Attainment.objects.get()
    edit = reverse("attainment_edit", args=[person.pk]) + f"?entry={entry.pk}"
    form = client.get(edit).content.decode()
    assert 'value="06/2018"' in form
    assert "pendant la détention" not in form.replace("Pendant la détention", "")
    read = client.post(reverse("attainment_place", args=[person.pk]), {"entry": entry.pk}).content.decode()
    assert french("This reading was recorded.") in read
    refused = client.post(edit, TRAINING | {"since": "2019"}).content.decode()
    assert "id_until_error" in refused
    assert client.post(edit, TRAINING | {"until": "2019", "inside": ""}).status_code == 302
    assert client.get(edit).status_code == 302, "what was replaced is no longer there to correct"
    with within(actor_of(who).scope):
        standing = Attainment.objects.get(replaces=entry)
    assert (
        "juin 2018"
        in client.get(reverse("attainment_edit", args=[person.pk]) + f"?entry={standing.pk}").content.decode()
    )
    client.post(reverse("attainment_remove", args=[person.pk]), {"entry": standing.pk})
    assert "Rien n’est encore écrit" in client.get(home).content.decode()


def test_each_kind_has_its_own_form(client: Client, person: File) -> None:
    new = reverse("attainment_new", args=[person.pk])
    for kind, field in {
        "work": "title",
        "skill": "title",
        "language": "level",
        "licence": "code",
        "card": "number",
    }.items():
        assert f'name="{field}"' in client.get(f"{new}?kind={kind}").content.decode()
    assert client.get(f"{new}?kind=crime").status_code == 404
