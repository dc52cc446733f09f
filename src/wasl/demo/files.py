"""The programme files of the demonstration, which stand beside the package: the code knows their names, no figure of them."""

import os
from pathlib import Path

from django.utils.translation import gettext as _

from wasl.audit.refusals import Refusal

MAIN = "ben_guerir_2021"
NAMES = (MAIN, "agadir_2021")


def folder() -> Path:
    """Where the files are: ``WASL_DEMO_DIR``, or ``demo`` beside the package or above it. Raises Refusal when nowhere."""
    if chosen := os.environ.get("WASL_DEMO_DIR"):
        return Path(chosen)
    for parent in Path(__file__).resolve().parents[1:4]:
        if (parent / "demo" / f"{MAIN}.yaml").exists():
            return parent / "demo"
    raise Refusal(
        _("The files of the demonstration are missing: name their folder in WASL_DEMO_DIR."),
        code="demo_missing",
    )


def contents() -> dict[str, bytes]:
    """The bytes of each file by its name, in the order in which they are loaded. Raises Refusal for a missing one."""
    place = folder()
    found = {}
    for name in NAMES:
        path = place / f"{name}.yaml"
        try:
            found[name] = path.read_bytes()
        except OSError as error:
            raise Refusal(
                _("The file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error.strerror},
                code="demo_missing",
            ) from error
    return found
