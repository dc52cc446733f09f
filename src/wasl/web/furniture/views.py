"""Error pages: calm, without details, drawn without database, session or context processors."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def _page(status: int, template: str) -> HttpResponse:
    return HttpResponse(render_to_string(template), status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 400."""
    return _page(400, "400.html")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 403."""
    return _page(403, "403.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Handler of 404; absent and forbidden rows look alike."""
    return _page(404, "404.html")


def failed(request: HttpRequest) -> HttpResponse:
    """Handler of 500."""
    return _page(500, "500.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """``CSRF_FAILURE_VIEW``: mostly a page left open over an idle expiry."""
    return _page(403, "403_csrf.html")
