"""The gallery and the error pages in a real browser: no grave accessibility violation, no sideways scroll, no blocked script."""

import threading
from collections.abc import Iterator
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Browser
from tests.journeys.look import chromium, grave_violations, look, one_time_code, scrolls_sideways

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.enable_socket,
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def gallery(settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    # The banner of the register of processing is shown; nothing here asks a database for it.
    monkeypatch.setattr("wasl.web.context.unauthorised", lambda: True)
    settings.ROOT_URLCONF = "tests.web.furniture.gallery_addresses"  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["127.0.0.1"]  # type: ignore[attr-defined]
    settings.MIDDLEWARE = [  # type: ignore[attr-defined]
        "wasl.web.middleware.SecurityHeaders",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "tests.web.furniture.gallery_addresses.a_reader_with_all_sections",
    ]
    with make_server("127.0.0.1", 0, WSGIHandler(), handler_class=_Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_piece_is_accessible_in_both_languages_and_widths(
    chrome: Browser, gallery: str, dark: bool
) -> None:
    seen = look(chrome, gallery, ["/gallery/"], dark=dark)
    assert len(seen) == 4
    assert [(s.language, s.width, s.problems) for s in seen if s.problems] == []


def test_error_pages_are_accessible(chrome: Browser, gallery: str) -> None:
    seen = look(chrome, gallery, ["/errors/403/", "/errors/csrf/"], widths=[360])
    assert [p for s in seen for p in s.problems] == []


def test_the_tool_sees_what_is_wrong(chrome: Browser) -> None:
    page = chrome.new_page(viewport={"width": 360, "height": 600})
    page.set_content(
        "<!doctype html><html lang='fr'><title>x</title><main><img src='x' width='900'><input></main></html>"
    )
    assert scrolls_sideways(page)
    assert any(violation.startswith("label ") for violation in grave_violations(page))
    page.close()


def test_a_half_filled_form_asks_before_it_is_left(chrome: Browser, gallery: str) -> None:
    page = chrome.new_page()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(f"{gallery}/gallery/")
    page.locator("form[data-guard] input[name=name]").press_sequentially("khadija")
    page.goto(f"{gallery}/errors/404/")
    assert asked == ["beforeunload"]
    page.close()


def test_a_password_is_shown_on_request(chrome: Browser, gallery: str) -> None:
    page = chrome.new_page()
    page.goto(f"{gallery}/gallery/")
    secret = page.locator("input[name=password]").first
    assert secret.get_attribute("type") == "password"
    page.locator("button[data-reveal]").first.click()
    assert secret.get_attribute("type") == "text"
    page.close()


@pytest.mark.parametrize(("at", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_one_time_codes_follow_the_standard(at: int, code: str) -> None:
    # Test vectors of RFC 6238, last six digits.
    assert one_time_code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", at) == code
