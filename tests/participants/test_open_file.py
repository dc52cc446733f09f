"""Opening a file."""

import pytest
from tests.factories.participants import file
from tests.factories.staff import staff

pytestmark = pytest.mark.django_db


def test_a_file_is_opened() -> None:
    opened = file(staff("caseworker", "MRK"))
    assert opened.number == "MRK-2021-0001"
