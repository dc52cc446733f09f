"""A form is carried out once, however often it is sent: each form drawn carries a word of its own, which is used up.

The button that rests after a click is a courtesy of the browser. A page loaded again, a slow line or a script sends the
same form twice all the same, and a contribution must not enter the ledger twice.
"""

import hashlib
import secrets
from typing import Final

from django.conf import settings
from django.core.cache import cache

from wasl.web.requests import Request

FIELD: Final = "once"
AGAIN: Final = "again"


def new_word() -> str:
    """The word of one form drawn."""
    return secrets.token_urlsafe(12)


def take(request: Request) -> str:
    """Use up the word of the form sent: ``AGAIN`` when it was used before, else what ``give_back`` takes.

    Forms without a word (a program's, a test's) are carried out each time: they give an empty answer.
    """
    word = request.POST.get(FIELD, "")
    if not word:
        return ""
    key = f"once:{request.actor.id}:" + hashlib.sha256(word.encode()).hexdigest()
    return key if cache.add(key, 1, timeout=settings.SESSION_COOKIE_AGE) else AGAIN


def give_back(taken: str) -> None:
    """The form was refused or failed: sent again, it is tried again."""
    if taken and taken != AGAIN:
        cache.delete(taken)
