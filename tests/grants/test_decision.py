import pytest
from tests.factories import grants
from wasl.grants.models import Grant

pytestmark = pytest.mark.django_db


def test_smoke():
    grant = grants.approved()
    assert grant.status == "approved"
