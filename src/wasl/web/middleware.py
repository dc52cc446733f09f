"""What stands around every page: security headers, idle expiry, and the reader's scope inside one transaction."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import BadRequest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from wasl.accounts.queries import actor_of
from wasl.audit.acts import HOUSE
from wasl.audit.refusals import NotAllowed
from wasl.database.scope import within

GetResponse = Callable[[HttpRequest], HttpResponseBase]

POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


class SecurityHeaders:
    """A strict content policy (no inline script or style), nothing cached that tells of a person."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class IdleExpiry:
    """Ends a session left alone for longer than ``IDLE_MINUTES``, and speaks the account's own language."""

    KEY = "last_seen"

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            now = int(time.time())
            last = request.session.get(self.KEY)
            if last is not None and now - last > settings.IDLE_MINUTES * 60:
                logout(request)
                messages.info(
                    request, _("You were away for a while, so we signed you out. Nothing was lost.")
                )
                return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': request.path})}")
            # Written at most once a minute: a read page should not write a session each time.
            if last is None or now - last > 60:
                request.session[self.KEY] = now
            if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
                translation.activate(request.user.language)
                request.LANGUAGE_CODE = translation.get_language() or "ar"
        return self.get_response(request)


class ReaderScope:
    """Opens the page's transaction, puts the reader's scope on it, and lets a reading page write nothing.

    ``ATOMIC_REQUESTS`` would wrap only the view; templates and downloads rendered later must run in the scope
    too. A page that fails rolls everything back. Pages marked ``scopeless`` (sign-in) manage on their own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with transaction.atomic():
            actor = actor_of(request.user) if request.user.is_authenticated else HOUSE
            request.actor = actor  # type: ignore[attr-defined]  # what ``Request`` promises to views
            with within(actor.scope):
                response = self.get_response(request)
                if getattr(response, "is_rendered", True) is False:
                    response = response.render()  # type: ignore[attr-defined]
            if response.status_code >= 500 or getattr(request, "failed", False):
                transaction.set_rollback(True)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        """A GET of our pages cannot write: the database itself refuses. No form of ours sends a NUL, and no text holds one."""
        if any(
            "\x00" in value
            for sent in (request.GET, request.POST)
            for _name, given in sent.lists()
            for value in given
        ):
            raise BadRequest
        if request.method in {"GET", "HEAD"} and getattr(view, "reads_only", False):
            with connection.cursor() as cursor:
                cursor.execute("set local transaction_read_only = on")
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        # An act that was refused left nothing but its trace in the journal, and that trace stays (invariant 12).
        if not isinstance(exception.__cause__, NotAllowed):
            request.failed = True  # type: ignore[attr-defined]
