"""What a form shows when the person may be in the register already."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages

from wasl.audit.refusals import Refusal
from wasl.participants.likeness import ELSEWHERE, LikelyDuplicates
from wasl.participants.models import File
from wasl.participants.queries.comparisons import Alike
from wasl.web.requests import Request

Done = TypeVar("Done")


class Compared:
    """Runs an act that compares, and remembers for the page whom it found (``alike``, the likeliest first) and whether
    headquarters were ``asked``: then the desk is told what it can do meanwhile."""

    def __init__(self) -> None:
        self.alike: list[Alike] = []
        self.asked = False

    def run(self, act: Callable[[], Done]) -> Done:
        """The act's answer. Raises what it raises."""
        try:
            return act()
        except LikelyDuplicates as found:
            self.alike = found.alike
            raise
        except Refusal as refused:
            self.asked = refused.code == "alike_elsewhere"
            raise


def say_elsewhere(request: Request, file: File) -> None:
    """Say the one sentence a desk hears of another centre, once."""
    if file.alike_elsewhere:
        messages.warning(request, str(ELSEWHERE))
