"""Deny by default, proved: each role on each address; absent and forbidden look alike."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from tests.web.addresses import ACCOUNTS, MADE, ROLES, Address, made, objects, table
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.audit.actors import Actor

TABLE = table()
IDS = [address.name for address in TABLE]


def patterns() -> dict[str, URLPattern]:
    """Every address the house answers to."""
    return {p.name: p for area in get_resolver().url_patterns for p in area.url_patterns}


def test_every_address_stands_in_the_table_once() -> None:
    names = [address.name for address in TABLE]
    assert len(names) == len(set(names))
    assert set(names) == set(patterns())


def address_of(address: Address, by: Actor) -> str:
    """The path, with one object of its kind."""
    found = objects(by)
    if address.of in MADE:
        found[address.of] = made(address.of, by)
    if not address.of:
        return reverse(address.name)
    arguments = found[address.of]
    wanted = set(patterns()[address.name].pattern.converters)
    return reverse(address.name, kwargs={name: arguments.get(name, arguments.get("pk")) for name in wanted})


def asked(client: Client, address: Address, path: str) -> int:
    """The answer to the address's own method, with an empty form where it takes one."""
    return (client.get(path) if "GET" in address.methods else client.post(path)).status_code


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", TABLE, ids=IDS)
@pytest.mark.usefixtures("demo")
def test_a_role_opens_what_the_table_says(address: Address, role: str, demo_actors: dict[str, Actor]) -> None:
    path = address_of(address, demo_actors["coordinator.marrakech"])
    client = signed_in(User.objects.get(username=ACCOUNTS[role]))
    status = asked(client, address, path)
    if address.open_to(role):
        assert status in (200, 302, 400, 422), status
    else:
        assert status == 404


@pytest.mark.parametrize("address", TABLE, ids=IDS)
@pytest.mark.usefixtures("demo")
def test_nobody_opens_anything_without_signing_in(address: Address, demo_actors: dict[str, Actor]) -> None:
    path = address_of(address, demo_actors["headquarters"])
    response = Client().get(path) if "GET" in address.methods else Client().post(path)
    if address.roles == "everyone":
        assert response.status_code in (200, 302, 404)
        assert not response.headers.get("Location", "").startswith(
            reverse("account_login")
        ) or address.name.startswith(("account", "mfa"))
    else:
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("account_login"))


# What belongs to a centre: the other centre's coordinator, whose role may open such pages, does not find it.
OWNED = [a for a in TABLE if a.roles != "everyone" and a.of in {"file", "project", "grant", "ceremony", "receipt", "paper", "gift", "communique",
                                      "communique_pdf", "ceremony_line", "agreement", "line", "entry"}]  # fmt: skip


@pytest.mark.parametrize("address", OWNED, ids=[a.name for a in OWNED])
@pytest.mark.usefixtures("demo")
def test_the_other_centre_does_not_find_it(address: Address, demo_actors: dict[str, Actor]) -> None:
    path = address_of(address, demo_actors["coordinator.marrakech"])
    if address.open_to("coordinator"):
        mine = signed_in(User.objects.get(username="coordinator.marrakech"))
        assert asked(mine, address, path) in (200, 302, 400, 422)
    theirs = signed_in(User.objects.get(username="coordinator.agadir"))
    assert asked(theirs, address, path) == 404


@pytest.mark.parametrize("address", [a for a in TABLE if a.methods == {"POST"}], ids=lambda a: a.name)
@pytest.mark.usefixtures("demo")
def test_what_only_takes_a_form_is_not_there_to_read(address: Address, demo_actors: dict[str, Actor]) -> None:
    path = address_of(address, demo_actors["headquarters"])
    client = signed_in(User.objects.get(username=ACCOUNTS["headquarters"]))
    assert client.get(path).status_code in (404, 405)
