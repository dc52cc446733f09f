"""Whom the server believes about where a request came from: nobody, or the installer's own proxy."""

import http.client
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from waitress.server import create_server

from wasl.database.management.commands.serve import believed


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answers with what an application is told of its asker."""
    start_response("200 OK", [("Content-Type", "application/json")])
    return [
        json.dumps(
            {
                "address": environ["REMOTE_ADDR"],
                "scheme": environ.get("HTTP_X_FORWARDED_PROTO", environ["wsgi.url_scheme"]),
                "host": environ["HTTP_HOST"],
            }
        ).encode()
    ]


@pytest.fixture(params=[False, True], ids=["alone", "behind a proxy"])
def answer(request: pytest.FixtureRequest) -> Iterator[tuple[bool, Callable[..., dict[str, str]]]]:
    server = create_server(echo, host="127.0.0.1", port=0, threads=1, **believed(request.param))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()

    def ask(**headers: str) -> dict[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", server.effective_port, timeout=10)
        sent = {name.replace("_", "-"): value for name, value in headers.items()} | {"Connection": "close"}
        connection.request("GET", "/", headers=sent)
        with connection.getresponse() as response:
            told: dict[str, str] = json.loads(response.read())
        connection.close()
        return told

    yield request.param, ask
    server.task_dispatcher.shutdown()
    server.close()
    thread.join(10)


def test_forwarded_words_count_only_behind_a_proxy(
    answer: tuple[bool, Callable[..., dict[str, str]]],
) -> None:
    behind, ask = answer
    told = ask(X_Forwarded_For="203.0.113.9, 198.51.100.7", X_Forwarded_Proto="https", Host="wasl.example")
    # Of the addresses forwarded only the last is the proxy's word; the others are the asker's own invention.
    assert told["address"] == ("198.51.100.7" if behind else "127.0.0.1")
    assert told["scheme"] == ("https" if behind else "http")


def test_nobody_forwards_another_host(answer: tuple[bool, Callable[..., dict[str, str]]]) -> None:
    _behind, ask = answer
    told = ask(
        X_Forwarded_Host="evil.example", Forwarded="host=evil.example;proto=https", Host="wasl.example"
    )
    assert told["host"] == "wasl.example"
    assert told["scheme"] == "http"
