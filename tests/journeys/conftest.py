"""What journeys of a browser stand on: a server on a database of the test's own, a browser, somebody at its keyboard."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page
from tests.journeys.look import chromium
from tests.serving import serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder is a journey; without Chromium it is skipped, and says so."""
    for item in items:
        if item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.enable_socket)
            item.add_marker(pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"))


@pytest.fixture
def live(committed_database: str, settings: LazySettings) -> Iterator[str]:
    """The address of the pages, on an empty database of the test's own (reference data only)."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with serving() as address:
        yield address


@pytest.fixture
def live_demo(committed_demo: str, settings: LazySettings) -> Iterator[str]:
    """The address of the pages, on the demonstration."""
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    with serving() as address:
        yield address


@pytest.fixture
def arabic_page(chrome: Browser) -> Iterator[Page]:
    """An empty window that reads Arabic."""
    context = chrome.new_context(locale="ar")
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
