"""What a page says, whatever the catalogues make of it."""

from django.utils.html import escape
from django.utils.translation import gettext, override


def french(message: str) -> str:
    """The message as a French page shows it. Fails when the catalogues do not translate it."""
    with override("fr"):
        said = gettext(message)
    assert said != message
    return escape(said)
