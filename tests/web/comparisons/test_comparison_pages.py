"""From the desk to the decision, in pages: shown who looks alike, joined, undone, answered."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.participants import file
from tests.web.signed_in import signed_in
from tests.web.words import said

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.participants.models import File, Inquiry, Record

pytestmark = pytest.mark.django_db

ALAOUI: dict[str, Any] = {
    "given_ar": "محمد", "surname_ar": "العلوي", "given_lat": "Mohammed", "surname_lat": "El Alaoui", "father_ar": "إدريس",
    "birth_date": datetime.date(1988, 5, 2),
}  # fmt: skip
AGAIN = ALAOUI | {"surname_ar": "علوي", "given_lat": "Mhamed", "surname_lat": "Alaoui", "cin": ""}
AGADIR: dict[str, Any] = {"centre_code": "AGD", "residence": "MA-AGD", "commune": None}


def at_work(role: str, **where: Any) -> tuple[User, Actor, Client]:
    who = user(role, **where)
    return who, actor_of(who), signed_in(who, language="fr")


def typed(centre: int, **changes: Any) -> dict[str, Any]:
    return {
        "given_ar": "محمد", "surname_ar": "علوي", "given_lat": "Mhamed", "surname_lat": "Alaoui", "father_ar": "إدريس",
        "sex": "male", "cin": "", "birth_date": "1988-05-02", "residence": "MA-REH", "opened_on": "2021-02-01",
        "centre": centre,
    } | changes  # fmt: skip


def pair_address(by: Actor) -> str:
    with within(by.scope):
        first, second = Record.objects.order_by("pk")
    return reverse("comparison", args=[first.pk, second.pk])


def test_the_desk_reads_who_sounds_the_same_and_says_why_it_is_another() -> None:
    _who, by, client = at_work("caseworker")
    known = file(by, **ALAOUI)
    centre = known.centre_id
    shown = client.post(reverse("file_new"), typed(centre)).content.decode()
    assert known.number in shown
    assert reverse("person", args=[known.pk]) in shown
    assert 'name="other_person"' in shown
    assert 'value="Mhamed"' in shown
    answer = client.post(reverse("file_new"), typed(centre, other_person="frères"))
    assert answer.status_code == 302
    with within(by.scope):
        assert File.objects.count() == 2


def test_headquarters_join_across_centres_and_undo() -> None:
    here = file(at_work("coordinator")[1], **ALAOUI)
    there = file(at_work("coordinator", centre="AGD")[1], **(AGAIN | AGADIR))
    _who, by, client = at_work("headquarters")
    assert here.number in client.get(reverse("comparisons")).content.decode()
    address = pair_address(by)
    page = client.get(address).content.decode()
    assert "العلوي" in page or "El Alaoui" in page
    assert page.count(said("sounds the same", "fact", language="fr")) == 2, (
        "in either script, however spelled"
    )

    refused = client.post(address, {"decision": "join", "reason": "même père"})
    assert refused.status_code == 200
    assert f'value="{there.pk}"' in refused.content.decode()
    assert (
        client.post(address, {"decision": "join", "reason": "même père", "kept": str(here.pk)}).status_code
        == 302
    )
    with within(by.scope):
        assert Record.objects.values("person").distinct().count() == 1
        assert File.objects.get(pk=there.pk).status == "closed"
    assert client.post(address, {"decision": "undo", "reason": "frères"}).status_code == 302
    with within(by.scope):
        assert Record.objects.values("person").distinct().count() == 2


def test_another_centre_finds_no_pair() -> None:
    file(at_work("coordinator")[1], **ALAOUI)
    file(at_work("coordinator")[1], **AGAIN)
    address = pair_address(at_work("headquarters")[1])
    assert at_work("coordinator")[2].get(address).status_code == 200
    assert at_work("coordinator", centre="AGD")[2].get(address).status_code == 404
    assert at_work("auditor")[2].get(address).status_code == 404


def test_a_desk_asks_and_headquarters_answer() -> None:
    file(at_work("coordinator")[1], **ALAOUI, cin="ZZ777001")
    _who, by, client = at_work("caseworker", centre="AGD")
    centre = next(iter(by.scope.write_centres))
    refused = client.post(
        reverse("file_new"), typed(centre, cin="ZZ777001", residence="MA-AGD")
    ).content.decode()
    assert "MRK" not in refused
    assert 'id="asked"' in refused, "the desk reads what it can do meanwhile"
    headquarters, answering = at_work("headquarters")[1:]
    with within(headquarters.scope):
        (asked,) = Inquiry.objects.all()
    address = reverse("inquiry", args=[asked.pk])
    assert "MRK-2021-0001" in answering.get(address).content.decode()
    assert answering.post(address, {"answer": "another", "note": "carte mal copiée"}).status_code == 302
    assert "carte mal copiée" in client.get(reverse("home")).content.decode()
    assert (
        client.post(reverse("file_new"), typed(centre, cin="ZZ777001", residence="MA-AGD")).status_code == 302
    )
