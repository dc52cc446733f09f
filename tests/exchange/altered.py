"""Programme files with one thing changed, and what loading them says."""

from dataclasses import dataclass

import pytest
from django.apps import apps
from tests.demo_data.programme_files import CASE, EXAMPLE

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.audit.acts import HOUSE
from wasl.exchange.faults import Fault, FileRefused
from wasl.exchange.models import LoadedRow
from wasl.exchange.operations import load_programme
from wasl.exchange.queries import memory
from wasl.institutions.models import Institution

CASE_TEXT = CASE.read_text(encoding="utf-8")
EXAMPLE_TEXT = EXAMPLE.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Altered:
    """A text with ``old`` (which stands there once) replaced by ``new``; ``line`` is where the change ends."""

    text: str
    line: int


def altered(text: str, old: str, new: str) -> Altered:
    """Replace the one place where ``old`` stands. The line told is that of the last line of ``new``."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    before = text.partition(old)[0]
    return Altered(text.replace(old, new), (before + new).count("\n") + 1)


def inside(text: str, anchor: str, old: str, new: str) -> Altered:
    """Replace the first ``old`` after ``anchor``, which stands once: one row among many alike."""
    assert text.count(anchor) == 1, f"{anchor!r} stands {text.count(anchor)} times"
    start = text.index(anchor)
    position = text.index(old, start)
    return Altered(
        text[:position] + new + text[position + len(old) :], (text[:position] + new).count("\n") + 1
    )


def refused(text: str, *, by: Actor = HOUSE) -> list[Fault]:
    """The faults of a file that must be refused; proves that nothing of it was written."""
    before = written()
    with pytest.raises(FileRefused) as caught:
        load_programme(by=by, content=text.encode())
    assert written() == before
    return caught.value.faults


def written() -> dict[str, int]:
    """How many rows every ordinary table holds. Guarded tables show none without a scope, but none goes without these."""
    counted = [User, Institution, LoadedRow]
    counted += [apps.get_model("tallies", "Opening"), apps.get_model("programmes", "RuleVersion")]
    with memory():
        return {model._meta.label: model._default_manager.count() for model in counted}
