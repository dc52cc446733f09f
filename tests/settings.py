"""The settings of the tests: those of the house, on the server of the tests, and less forgiving."""

from tests.databases import prepare_environment

prepare_environment()

from wasl.settings import *  # noqa: E402, F403
from wasl.settings import STATIC_ROOT, TEMPLATES  # noqa: E402

# The server of static files warns of a folder that is not there, and warnings are errors.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# Real hashing takes a quarter of a second on purpose; tests of the sign-in need no such strength.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


class UndefinedVariable(Exception):
    """A template asked for a variable nobody gave it."""


class _FailsWhenUndefined(str):
    """What Django prints in place of an undefined variable: it fails instead."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, variable: object) -> str:
        raise UndefinedVariable(f"Undefined template variable: {variable}")


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = _FailsWhenUndefined("undefined %s")
