"""Pages of the grants: who sees what, proposing, deciding, cancelling."""

import pytest
from django.urls import reverse
from tests.factories import grants
from tests.factories.accounts import actor, user
from tests.factories.institutions import institution
from tests.web.grants.addresses import ADDRESSES
from tests.web.signed_in import signed_in

pytestmark = pytest.mark.django_db
ROLES = ("administrator", "caseworker", "coordinator", "headquarters", "finance", "partner", "auditor")


def objects():
    """A grant proposed in Marrakech, and its project."""
    proposed = grants.proposed()
    return {"grant": proposed.pk, "project": proposed.project_id}


def path(address, about):
    return reverse(address["name"], args=[about[address["of"]]] if "of" in address else [])


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address["name"])
def test_each_address_opens_for_its_roles_and_is_absent_for_the_others(address):
    about = objects()
    for role in ROLES:
        reader = user(role, institution=institution("province_rehamna")) if role == "partner" else user(role)
        answer = signed_in(reader).get(path(address, about))
        assert answer.status_code == (200 if role in address["roles"] else 404), (role, answer.status_code)
