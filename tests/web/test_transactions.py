"""What stands around every page: one transaction, reading pages that cannot write, traces of refusals that stay."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import URLPattern, path
from tests.factories.accounts import actor, user
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.accounts.operations import create_account
from wasl.audit.models import Event
from wasl.database.scope import within
from wasl.web.pages import page
from wasl.web.requests import Request
from wasl.web.urls import urlpatterns as house

pytestmark = pytest.mark.django_db


def open_account(request: Request, role: str = "finance") -> None:
    create_account(by=request.actor, username="written", name_ar="اسم", name_fr="Nom", role=role)


def writing(then: Callable[[], Any], *, methods: tuple[str, ...] = ("GET", "POST")) -> Callable:
    """A page that opens an account and then does something else."""

    @page(methods=methods)
    def view(request: Request) -> HttpResponse:
        open_account(request)
        return then() or HttpResponse("written")

    return view


def fail() -> None:
    raise ZeroDivisionError


def hide() -> None:
    raise Http404


@page(methods=("POST",))
def refused(request: Request) -> HttpResponse:
    """An act the account may not do."""
    open_account(request)
    return HttpResponse("not reached")


urlpatterns: list[URLPattern] = [
    *house,
    path("x/writes/", writing(lambda: None), name="x_writes"),
    path("x/fails/", writing(fail), name="x_fails"),
    path("x/hides/", writing(hide), name="x_hides"),
    path("x/says-500/", writing(lambda: HttpResponse(status=500)), name="x_says_500"),
    path("x/refused/", refused, name="x_refused"),
]


@pytest.fixture
def administrator(settings: Any) -> Client:
    settings.ROOT_URLCONF = __name__
    client = signed_in(user("administrator"))
    client.raise_request_exception = False
    return client


def written() -> bool:
    return User.objects.filter(username="written").exists()


def test_a_page_writes_when_it_is_posted_and_never_when_it_is_read(administrator: Client) -> None:
    administrator.raise_request_exception = True
    with pytest.raises(DatabaseError, match="read-only"):
        administrator.get("/x/writes/")
    assert not written()
    assert administrator.post("/x/writes/").status_code == 200
    assert written()


@pytest.mark.parametrize("path", ["/x/fails/", "/x/hides/", "/x/says-500/"])
def test_a_page_that_does_not_succeed_leaves_nothing(administrator: Client, path: str) -> None:
    assert administrator.post(path).status_code in (404, 500)
    assert not written()


def test_a_refused_act_is_not_found_and_its_trace_stays(administrator: Client) -> None:
    other = user("finance")
    assert signed_in(other).post("/x/refused/").status_code == 404
    assert not written()
    with within(actor("auditor").scope):
        event = Event.objects.get(action="accounts.create_account")
    assert (event.actor_label, event.outcome, event.changes) == (
        other.username,
        "refused",
        {"code": "not_allowed"},
    )


def test_the_scope_of_a_reader_ends_with_the_page(administrator: Client) -> None:
    signed_in(user("auditor")).get("/journal/")
    assert Event.objects.count() == 0


def test_a_form_from_elsewhere_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/sign-in/", {"login": "x", "password": "y"}).status_code == 403


def test_a_page_takes_only_its_methods(administrator: Client) -> None:
    assert administrator.get("/x/refused/").status_code == 404
    assert administrator.delete("/x/writes/").status_code == 404
