"""What a page says, looked up as the page does: tests ask for the message, not for today's translation of it."""

from typing import Any

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext, pgettext


def said(message: str, context: str = "", *, language: str = "ar", **values: Any) -> str:
    """The translation of a message, with its values. It fails when there is none."""
    with translation.override(language):
        text = pgettext(context, message) if context else gettext(message)
    assert text != message, f"no {language} translation of {message!r}"
    return text % values if values else text


def french(message: str) -> str:
    """The message as a French page shows it, its apostrophes escaped."""
    return escape(said(message, language="fr"))
