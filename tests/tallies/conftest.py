"""Asking as somebody of the demonstration."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.database.scope import within
from wasl.tallies.queries import answer
from wasl.tallies.rules import Definition, Tally

Ask = Callable[..., Tally]
FIRST, LAST = datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)


def question(**asked: Any) -> Definition:
    """A question about 2021, unless said."""
    return Definition(**{"since": FIRST, "until": LAST} | asked)


@pytest.fixture
def ask(demo_actors: dict[str, Actor]) -> Ask:
    """``ask("auditor", place="MA-07")``: the tally as that account gets it; the house when the name is empty."""

    def asked(username: str = "", **definition: Any) -> Tally:
        by = demo_actors[username] if username else HOUSE
        with within(by.scope):
            return answer(question(**definition), by)

    return asked
