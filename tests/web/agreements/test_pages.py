"""Pages of the agreements: who sees what, what the forms do, how many questions the list asks the database."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import agreements, funding, grants
from tests.factories.accounts import actor, user
from tests.factories.institutions import foundation, institution
from tests.factories.programmes import programme
from tests.web.agreements.addresses import ADDRESSES
from tests.web.signed_in import signed_in
from wasl.agreements.models import Agreement
from wasl.database.scope import within
from wasl.funding import queries as ledger
from wasl.funding.models import Entry

pytestmark = pytest.mark.django_db
ROLES = ("administrator", "caseworker", "coordinator", "headquarters", "finance", "partner", "auditor")


def reader(role, **wanted):
    """An account of the role that may see the agreements of Marrakech paid by the province."""
    payer = institution("province_rehamna")
    return user(role, institution=payer, **wanted) if role == "partner" else user(role, **wanted)


def objects():
    """What each address is about, in one agreement of Marrakech."""
    signed = agreements.agreement()
    with within(actor("headquarters").scope):
        line = agreements.line_of(signed)
        return {"agreement": signed.pk, "line": line.pk, "entry": Entry.objects.get(line=line).pk}


def path(address, about):
    return reverse(address["name"], args=[about[address["of"]]] if "of" in address else [])


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address["name"])
def test_each_address_opens_for_its_roles_and_is_absent_for_the_others(address):
    about = objects()
    for role in ROLES:
        answer = signed_in(reader(role)).get(path(address, about))
        expected = 200 if role in address["roles"] else 404
        assert answer.status_code == expected, (role, answer.status_code)


@pytest.mark.parametrize("address", [a for a in ADDRESSES if "of" in a], ids=lambda address: address["name"])
def test_an_agreement_of_another_centre_or_partner_looks_absent(address):
    about = objects()
    for stranger in (
        user("coordinator", centre="AGD"),
        user("caseworker", centre="AGD"),
        user("partner", institution=institution("province_agadir")),
    ):
        client = signed_in(stranger)
        assert client.get(path(address, about)).status_code == 404
        assert "T-2020" not in client.get(reverse("agreements")).content.decode()
