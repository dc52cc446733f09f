"""Names, cards and what is looked for are posted: an address is kept by browsers, proxies and logs."""

import re

import pytest
from tests.web.addresses import table
from tests.web.signed_in import signed_in
from tests.web.test_role_address_table import address_of

from wasl.accounts.models import User
from wasl.audit.actors import Actor

# Fields a form may put into an address: choices, days, numbers of papers and accounts; never a person's words.
PLAIN = {
    "page", "show", "centre", "year", "kind", "status", "agreement", "place", "place_axis", "since", "until", "date_axis",
    "basis", "unit", "money", "by", "account", "reference", "outcome", "code", "lang", "line", "what",
}  # fmt: skip


@pytest.mark.parametrize("username", ["coordinator.marrakech", "headquarters", "auditor"])
@pytest.mark.usefixtures("demo")
def test_a_form_that_asks_by_address_asks_for_nothing_personal(
    username: str, demo_actors: dict[str, Actor]
) -> None:
    client = signed_in(User.objects.get(username=username))
    found: set[str] = set()
    for address in table():
        if "GET" not in address.methods or address.name in {"gallery", "gallery_acts"}:
            continue
        response = client.get(address_of(address, demo_actors["coordinator.marrakech"]))
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            continue
        for form in re.findall(r"<form\b.*?</form>", response.content.decode(), re.DOTALL):
            opening = form.partition(">")[0]
            if "gallery" not in address.name and 'method="post"' not in opening:
                found |= set(re.findall(r'name="([^"]+)"', form))
    assert found, "no form was read"
    assert found <= PLAIN
