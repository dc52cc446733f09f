"""The sentence shown when the database or its home cannot be used."""

from django.apps import apps
from django.utils import translation


class ServerProblem(Exception):
    """Something about the server or its home that the reader of the sentence can put right.

    It carries `is_refusal`, like the refusals of the rooms above, so that a command shows the sentence
    and ends with 1 instead of a traceback.
    """

    is_refusal = True


def gettext(sentence: str) -> str:
    """The sentence in the reader's language; in English while Django is not ready, because the server comes first."""
    return translation.gettext(sentence) if apps.ready else sentence
