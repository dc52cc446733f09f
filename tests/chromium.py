"""Where Chromium is, for the browser journeys; `python -m tests.chromium` says whether they will run."""

import os
import shutil
import sys

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """Path of Chromium: `WASL_CHROMIUM`, or the one on the PATH; None when there is none."""
    named = os.environ.get("WASL_CHROMIUM")
    if named:
        return named
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


if __name__ == "__main__":
    place = chromium()
    sys.stderr.write(
        f"Browser journeys run in {place}.\n"
        if place
        else "No Chromium here: the browser journeys are skipped. On Debian: apt install chromium\n"
    )
