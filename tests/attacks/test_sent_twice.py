"""A form sent twice, by two clicks or a page loaded again, is carried out once."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.funding.models import Entry, FundingLine


@pytest.mark.usefixtures("demo")
def test_a_contribution_sent_twice_enters_the_ledger_once(demo_actors: dict[str, Actor]) -> None:
    with within(demo_actors["headquarters"].scope):
        line = FundingLine.objects.exclude(agreement_line=None).first()
        assert line is not None
    client = signed_in(User.objects.get(username="headquarters"))
    address = reverse("entry_new", args=[line.pk])
    word = re.search(r'name="once" value="([^"]+)"', client.get(address).content.decode())
    assert word is not None

    def entered() -> int:
        with within(demo_actors["headquarters"].scope):
            return Entry.objects.filter(line=line, amount=Decimal("4321.00")).count()

    form = {"amount": "4321", "dated": "2021-06-01", "paper": "T-1", "once": word[1]}
    # What is refused may be sent again as it is.
    assert client.post(address, form | {"amount": "0"}).status_code == 200
    assert entered() == 0
    assert client.post(address, form).status_code == 302
    assert entered() == 1
    again = client.post(address, form, follow=True)
    assert again.status_code == 200
    assert entered() == 1
    another = re.search(r'name="once" value="([^"]+)"', client.get(address).content.decode())
    assert another is not None
    assert another[1] != word[1]
    client.post(address, form | {"once": another[1]})
    assert entered() == 2
