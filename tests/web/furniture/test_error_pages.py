"""Error pages are calm, say what to do, and need neither database, session nor context processors."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from wasl.web.furniture import views

PAGES = [
    (views.bad_request, 400),
    (views.forbidden, 403),
    (views.not_found, 404),
    (views.failed, 500),
    (views.csrf_failure, 403),
]


@pytest.mark.parametrize(("view", "status"), PAGES)
@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("fr", "ltr")])
def test_an_error_page_speaks_the_language_and_offers_a_way_on(
    view: Callable[[HttpRequest], HttpResponse], status: int, language: str, direction: str
) -> None:
    with translation.override(language):
        response = view(RequestFactory().get("/files/MRK-2024-0173/?q=secret"))
    text = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}" dir="{direction}">' in text
    assert 'href="/"' in text
    assert "MRK-2024" not in text
    assert "secret" not in text


def test_error_pages_are_translated() -> None:
    def page(language: str) -> str:
        with translation.override(language):
            return views.not_found(RequestFactory().get("/")).content.decode()

    assert len({page(language) for language in ("ar", "fr", "en")}) == 3


def test_a_missing_manifest_does_not_break_the_error_page(settings: pytest.FixtureRequest) -> None:
    settings.STORAGES = {  # type: ignore[attr-defined]
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
    }
    assert b"css/tokens.css" in views.failed(RequestFactory().get("/")).content


def test_absent_and_forbidden_rows_answer_the_same_page() -> None:
    request = RequestFactory().get("/")
    assert (
        views.not_found(request, KeyError("a")).content
        == views.not_found(request, PermissionError("b")).content
    )
