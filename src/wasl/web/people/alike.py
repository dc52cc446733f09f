"""What a form shows when the person may be in the register already."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages

from wasl.participants.likeness import ELSEWHERE, LikelyDuplicates
from wasl.participants.models import File
from wasl.participants.queries.comparisons import Alike
from wasl.web.requests import Request

Done = TypeVar("Done")


class Compared:
    """Runs an act that compares, and remembers whom it found: ``alike``, the likeliest first, for the page to show."""

    def __init__(self) -> None:
        self.alike: list[Alike] = []

    def run(self, act: Callable[[], Done]) -> Done:
        """The act's answer. Raises what it raises."""
        try:
            return act()
        except LikelyDuplicates as found:
            self.alike = found.alike
            raise


def say_elsewhere(request: Request, file: File) -> None:
    """Say the one sentence a desk hears of another centre, once."""
    if file.alike_elsewhere:
        messages.warning(request, str(ELSEWHERE))
