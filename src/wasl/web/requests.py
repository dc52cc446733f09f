"""What a view is handed: a request that carries its actor (see ``ReaderScope``) and htmx's details."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from wasl.audit.actors import Actor

_DIGITS = 9


class Request(HttpRequest):
    """Type of every view's ``request``. Nobody makes one: the middleware adds these attributes to Django's own."""

    actor: Actor
    htmx: HtmxDetails


def number_in(text: str) -> int | None:
    """The whole number somebody sent, of at most nine digits; None for anything else.

    Longer ones are no number of ours: neither the database nor Python itself takes them, and each fails in its own way.
    """
    return int(text) if text.isdecimal() and len(text) <= _DIGITS else None
