"""The list and the search: who is there, how much it costs, what an address may hold."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.accounts import actor, user
from tests.factories.life_projects import complete, draft
from tests.factories.participants import eligible_file, file
from tests.web.signed_in import signed_in

from wasl.accounts.queries import actor_of
from wasl.participants.operations import close_file

pytestmark = pytest.mark.django_db


def queries_of(client: Any, address: str, **posted: Any) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        answer = client.post(address, posted) if posted else client.get(address)
        assert answer.status_code == 200
    return len(caught)


def test_an_empty_list_says_what_to_do() -> None:
    page = signed_in(user("caseworker")).get(reverse("people")).content.decode()
    assert reverse("file_new") in page
    assert "<table" not in page


def test_someone_who_may_not_write_is_not_invited_to() -> None:
    page = signed_in(user("auditor")).get(reverse("people")).content.decode()
    assert reverse("file_new") not in page


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_row_tells_name_number_residence_project_and_turn(language: str) -> None:
    who = user("coordinator")
    project = complete(actor_of(who))
    page = signed_in(who, language=language).get(reverse("people")).content.decode()
    expected = {
        "ar": ["يونس البحراوي", "الرحامنة", "الخبازة", "منسق المركز", "اقتراح الدعم"],
        "fr": [
            "Younes El Bahraoui",
            "Rehamna",
            "Boulangerie",
            "coordonnateur du centre",
            "proposer l’appui",
        ],
    }[language]
    for words in [*expected, project.file.number, project.number]:
        assert words in page, words


def test_the_list_tells_no_judicial_fact() -> None:
    who = user("coordinator")
    eligible_file(actor_of(who))
    page = signed_in(who, language="fr").get(reverse("people")).content.decode()
    assert "éligibilité vérifiée" in page
    assert "billet de sortie" not in page
    assert "release_slip" not in page


def test_the_list_costs_the_same_with_more_rows() -> None:
    who = user("coordinator")
    by = actor_of(who)
    client = signed_in(who)
    for _ in range(2):
        complete(by)
        draft(by)
    queries_of(client, reverse("people"))  # The first page of a session also remembers its second step.
    few = queries_of(client, reverse("people"))
    few_found = queries_of(client, reverse("people_search"), q="البحراوي")
    for _ in range(4):
        complete(by)
        draft(by)
    assert queries_of(client, reverse("people")) == few
    assert queries_of(client, reverse("people_search"), q="البحراوي") == few_found


def test_a_long_list_has_pages() -> None:
    who = user("coordinator")
    by = actor_of(who)
    numbers = [file(by, cin="").number for _ in range(27)]
    client = signed_in(who)
    first = client.get(reverse("people")).content.decode()
    second = client.get(reverse("people"), {"page": 2}).content.decode()
    assert "27" in first
    assert sum(number in first for number in numbers) == 25
    assert sum(number in second for number in numbers) == 2


def test_the_state_of_a_file_narrows_the_list() -> None:
    who = user("coordinator")
    by = actor_of(who)
    opened, verified = file(by), eligible_file(by)
    closed = close_file(by=by, kind="moved", file=file(by), reason="انتقل")
    client = signed_in(who)

    def shown(show: str) -> set[str]:
        page = client.get(reverse("people"), {"show": show}).content.decode()
        return {row.number for row in (opened, verified, closed) if row.number in page}

    assert shown("") == {opened.number, verified.number}
    assert shown("unverified") == {opened.number}
    assert shown("closed") == {closed.number}
    assert shown("all") == {opened.number, verified.number, closed.number}
    assert shown("nonsense") == {opened.number, verified.number}


def test_agadir_sees_nothing_of_marrakech() -> None:
    here, there = user("coordinator"), user("coordinator", centre="AGD")
    opened = file(actor_of(here), cin="EA204118")
    for who, seen in ((here, True), (user("auditor"), True), (there, False)):
        client = signed_in(who)
        lists = client.get(reverse("people"), {"show": "all"}).content.decode()
        assert (opened.number in lists) is seen
        for text in ("البحراوي", "EA204118", opened.number):
            found = client.post(reverse("people_search"), {"q": text}).content.decode()
            assert (str(opened.pk) in found) is seen
            assert ("الجيلالي" in found) is False


def test_only_several_centres_are_told_apart() -> None:
    file(actor("coordinator"))
    agadir = actor("coordinator", centre="AGD")
    theirs = file(agadir, centre_code="AGD", residence="MA-AGD", commune=None)
    client = signed_in(user("headquarters"))
    page = client.get(reverse("people")).content.decode()
    assert "MRK-2021-0001" in page
    assert theirs.number in page
    narrowed = client.get(reverse("people"), {"centre": theirs.centre_id}).content.decode()
    assert "MRK-2021-0001" not in narrowed
    assert theirs.number in narrowed
    assert 'name="centre"' not in signed_in(user("coordinator")).get(reverse("people")).content.decode()


@pytest.mark.parametrize("role", ["finance", "administrator", "partner"])
def test_other_roles_find_no_such_page(role: str) -> None:
    client = signed_in(user(role, scoped=False))
    assert client.get(reverse("people")).status_code == 404
    assert client.post(reverse("people_search"), {"q": "البحراوي"}).status_code == 404


def test_a_search_is_posted_and_stands_in_no_address() -> None:
    who = user("coordinator")
    opened = file(actor_of(who))
    client = signed_in(who)
    page = client.get(reverse("people")).content.decode()
    assert f'action="{reverse("people_search")}"' in page
    for form in page.split("<form")[1:]:
        head, body = form.split(">", 1)
        if 'name="q"' in body.split("</form>")[0]:
            assert 'method="post"' in head

    answer = client.post(reverse("people_search"), {"q": "بحراوي يونس"})
    found = answer.content.decode()
    assert str(opened.pk) in found
    for address in found.split('href="')[1:]:
        assert "q=" not in address.split('"')[0]
    assert client.get(reverse("people_search"), {"q": "بحراوي"}).headers["Location"] == reverse("people")


def test_the_search_answers_in_part_when_a_part_is_asked() -> None:
    who = user("coordinator")
    opened = file(actor_of(who))
    client = signed_in(who)
    part = client.post(
        reverse("people_search"), {"q": "younes"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert str(opened.pk) in part
    assert "<html" not in part
    nobody = client.post(
        reverse("people_search"), {"q": "zzzz"}, headers={"HX-Request": "true"}
    ).content.decode()
    assert str(opened.pk) not in nobody
    assert client.post(reverse("people_search"), {"q": ""}).status_code == 200


def test_what_is_searched_is_kept_in_the_field_and_escaped() -> None:
    client = signed_in(user("coordinator"))
    page = client.post(reverse("people_search"), {"q": '"><script>x'}).content.decode()
    assert "<script>x" not in page
    assert "&quot;&gt;&lt;script&gt;x" in page
