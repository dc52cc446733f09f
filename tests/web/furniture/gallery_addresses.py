"""Addresses of the browser test of the furniture: the gallery and the error pages, without sign-in or database."""

from collections.abc import Callable
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from wasl.web.furniture import views


class Everyone:
    """An actor who may open every section, so that the bar is at its longest."""

    id = 1
    role = "headquarters"

    def may(self, permission: str) -> bool:
        return True


def a_reader_with_all_sections(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: somebody is signed in, without session and database."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.actor = Everyone()  # type: ignore[attr-defined]
        request.user = SimpleNamespace(
            is_authenticated=True, name="سعاد العمراني", get_role_display="Coordonnatrice du centre"
        )  # type: ignore[assignment]
        return get_response(request)

    return respond


def nothing(request: HttpRequest) -> HttpResponse:
    """A page with nothing on it."""
    return HttpResponse()


SECTIONS = [
    "home",
    "people",
    "agreements",
    "grants",
    "ceremonies",
    "tally",
    "communiques",
    "audit",
    "accounts",
    "projects",
    "processing",
]
SIGN_IN = ["people_search", "account_logout", "account_change_password", "mfa_index", "set_language"]

urlpatterns = [
    path("", include("wasl.web.gallery.urls")),
    path("errors/400/", views.bad_request),
    path("errors/403/", views.forbidden),
    path("errors/404/", views.not_found),
    path("errors/csrf/", views.csrf_failure),
    *[path(f"{name}/", nothing, name=name) for name in SECTIONS + SIGN_IN],
]
