"""What a view is handed: a request that carries its actor (see ``ReaderScope``) and htmx's details."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from wasl.audit.actors import Actor


class Request(HttpRequest):
    """Type of every view's ``request``. Nobody makes one: the middleware adds these attributes to Django's own."""

    actor: Actor
    htmx: HtmxDetails
