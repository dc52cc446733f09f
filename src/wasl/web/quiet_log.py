"""What the log tells of a failure: which exception, where in the code; never what it says.

An exception's message may hold what somebody typed: the database names the value of a key it refuses (``Key (cin)=(…)``),
a parser quotes its input. The kinds and the lines of code are enough to find the fault.
"""

import logging
import traceback
from types import TracebackType

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class QuietFormatter(logging.Formatter):
    """Formats a record as usual, and its exception without any message, in the order they led to each other."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 (the library's name)
        """Frames and kinds of the exception and of what it came from. Line of source, not values."""
        told: list[str] = []
        error = ei[1]
        seen: set[int] = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
            told.append(f"{frames}\n{type(error).__module__}.{type(error).__qualname__}".lstrip())
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nafter\n".join(reversed(told))
