"""Home: what waits for each, with an address for every kind of turn a room knows."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from tests.factories import grants as grants_made
from tests.factories.accounts import user
from tests.factories.handovers import approved_grant, ceremony, scene
from tests.factories.institutions import institution
from tests.web.signed_in import signed_in
from tests.web.words import said

import wasl
from wasl.accounts.enums import RoleName
from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.database.scope import within
from wasl.web.home.views import ADDRESSES, LISTS, turns_of

pytestmark = pytest.mark.django_db


def kinds_of_turns() -> set[str]:
    """Every kind a room's ``queries`` hands to a Turn, as written."""
    found: set[str] = set()
    for module in Path(wasl.__path__[0]).glob("*/queries.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Turn":
                named = [k.value for k in node.keywords if k.arg == "kind"] or node.args[:1]
                found |= {value.value for value in named if isinstance(value, ast.Constant)}
    return found


def test_every_kind_of_turn_has_an_address() -> None:
    kinds = kinds_of_turns()
    assert {"grant_decision", "grant_propose", "ceremony"} <= kinds
    assert kinds <= set(ADDRESSES)
    for name in ADDRESSES.values():
        assert reverse(name, args=[] if name in LISTS else ["00000000-0000-0000-0000-000000000000"])


@pytest.mark.parametrize("role", RoleName.values)
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_everybody_has_a_home(role: str, language: str) -> None:
    who = user(role, institution=institution("ins")) if role == "partner" else user(role)
    page = signed_in(who, language=language).get("/").content.decode()
    assert said("Nothing waits for you", language=language) in page


def test_a_proposed_grant_waits_for_whoever_may_decide_and_no_other() -> None:
    grant = grants_made.proposed()
    decider = user("headquarters")
    page = signed_in(decider).get("/").content.decode()
    assert reverse("grant_decide", args=[grant.pk]) in page
    assert grant.number in page
    proposer = User.objects.get(username=grant.proposed_by)
    assert reverse("grant_decide", args=[grant.pk]) not in signed_in(proposer).get("/").content.decode()


def test_a_complete_project_waits_to_be_proposed_at_its_own_centre() -> None:
    here, there = user("coordinator"), user("coordinator", centre="AGD")
    project = grants_made.complete_project(actor_of(here))
    address = reverse("grant_propose", args=[project.pk])
    assert address in signed_in(here).get("/").content.decode()
    assert address not in signed_in(there).get("/").content.decode()


def test_a_ceremony_past_its_day_is_late_and_stands_beside() -> None:
    at = scene()
    held = ceremony(at, approved_grant(at))
    who = User.objects.get(username=at.coordinator.label)
    page: Any = signed_in(who).get("/")
    assert [w.turn.kind for w in page.context["late"]] == ["ceremony"]
    assert reverse("ceremony", args=[held.pk]) in page.content.decode()
    assert page.context["ceremony"] == held
    other = signed_in(user("coordinator", centre="AGD")).get("/")
    assert other.context["ceremony"] is None
    assert held.reference not in other.content.decode()


def test_turns_come_the_late_and_old_first() -> None:
    at = scene()
    ceremony(at, approved_grant(at))
    grants_made.complete_project(at.coordinator)
    with within(at.coordinator.scope):
        turns = turns_of(at.coordinator)
    assert turns[0].turn.late
    assert [w.turn.since for w in turns[1:]] == sorted(w.turn.since for w in turns[1:])


@pytest.mark.parametrize("role", RoleName.values)
def test_what_a_role_uses_most_is_in_sight_and_all_the_rest_in_the_menu(role: str) -> None:
    who = user(role, institution=institution("ins")) if role == "partner" else user(role)
    page: Any = signed_in(who).get("/")
    nav = [entry["name"] for entry in page.context["nav"]]
    in_sight = [entry["name"] for entry in page.context["nav_shown"]]
    menu = [entry["name"] for entry in page.context["nav_menu"]]
    assert len(in_sight) <= 5
    # On a phone the menu begins with the fifth, which a wide screen shows.
    assert in_sight[: 4 if menu else 5] + menu == nav
    if role in {"caseworker", "coordinator", "headquarters"}:
        assert {"home", "ceremonies", "grants"} <= set(in_sight[:4])
