"""Every kind of answer carries what keeps it from being framed, guessed at or kept: pages, refusals, downloads."""

import pytest
from tests.web.addresses import ACCOUNTS, table
from tests.web.signed_in import signed_in
from tests.web.test_role_address_table import address_of

from wasl.accounts.models import User
from wasl.audit.actors import Actor

READ = [a for a in table() if "GET" in a.methods]


@pytest.mark.parametrize("role", ["coordinator", "partner"])
@pytest.mark.usefixtures("demo")
def test_every_answer_is_guarded(role: str, demo_actors: dict[str, Actor]) -> None:
    client = signed_in(User.objects.get(username=ACCOUNTS[role]))
    for address in READ:
        response = client.get(address_of(address, demo_actors["coordinator.marrakech"]))
        headers = response.headers
        assert headers["X-Frame-Options"] == "DENY", address.name
        assert headers["X-Content-Type-Options"] == "nosniff", address.name
        assert headers["Referrer-Policy"] == "same-origin", address.name
        policy = headers["Content-Security-Policy"]
        # Downloads drop scripts altogether; a picture's own style is all a paper may bring.
        assert policy.startswith(("default-src 'self';", "default-src 'none';")), address.name
        assert "script-src" not in policy, address.name
        assert "no-store" in headers["Cache-Control"], address.name
