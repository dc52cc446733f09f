"""What a failure leaves in the log: the place in the code, and nothing anybody typed."""

import io
import logging

import pytest
from django.db import connection
from django.urls import reverse
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.web.people import views

CARD = "ZZ000101"


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the handler of the settings writes."""
    written = io.StringIO()
    (handler,) = [h for h in logging.getLogger().handlers if h.name == "console"]
    monkeypatch.setattr(handler, "stream", written)
    return written


@pytest.mark.usefixtures("demo")
def test_a_failure_of_the_database_tells_the_place_and_no_value(
    log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_text: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select %s::int", [CARD])

    monkeypatch.setattr(views, "search", fails)
    client = signed_in(User.objects.get(username="caseworker.marrakech"))
    client.raise_request_exception = False
    response = client.post(reverse("people_search"), {"q": CARD})
    assert response.status_code == 500
    assert CARD not in response.content.decode()
    told = log.getvalue()
    assert "test_logs.py" in told
    assert "InvalidTextRepresentation" in told
    assert CARD not in told


def test_every_cause_is_told_by_its_kind_only(log: io.StringIO) -> None:
    try:
        try:
            raise ValueError(f"card {CARD}")
        except ValueError as error:
            raise RuntimeError(f"of {CARD}") from error
    except RuntimeError:
        logging.getLogger("wasl").exception("A page failed.")
    told = log.getvalue()
    assert told.index("builtins.ValueError") < told.index("builtins.RuntimeError")
    assert told.count(CARD) == 0
