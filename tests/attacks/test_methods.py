"""What a form alone may do, nothing else does: no other method carries an act out, or breaks on the way."""

import pytest
from tests.web.addresses import ACCOUNTS, Address, table
from tests.web.signed_in import signed_in
from tests.web.test_role_address_table import address_of

from wasl.accounts.models import User
from wasl.audit.actors import Actor

FORMS_ONLY = [address for address in table() if address.methods == {"POST"} and address.roles != "everyone"]


@pytest.mark.parametrize("method", ["head", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", FORMS_ONLY, ids=lambda address: address.name)
@pytest.mark.usefixtures("demo")
def test_another_method_finds_nothing(address: Address, method: str, demo_actors: dict[str, Actor]) -> None:
    role = next((r for r in ("headquarters", "administrator") if address.open_to(r)), "coordinator")
    client = signed_in(User.objects.get(username=ACCOUNTS[role]))
    path = address_of(address, demo_actors["coordinator.marrakech"])
    assert getattr(client, method)(path).status_code in (404, 405)
