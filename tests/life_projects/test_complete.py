import pytest
from tests.factories.life_projects import complete
from tests.factories.staff import staff

pytestmark = pytest.mark.django_db

def test_complete() -> None:
    p = complete(staff("caseworker", "MRK"))
    assert p.number.startswith("MRK-") and p.status == "complete"
