"""A centre at work, for the tests of this room."""

import pytest
from tests.factories.handovers import Scene, scene


@pytest.fixture
def marrakech(db: None) -> Scene:
    """Marrakech, with an agreement in Rehamna."""
    return scene("MRK")
