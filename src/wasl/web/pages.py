"""How a page is declared: who may open it, and what becomes of a refusal."""

import functools
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.web import once
from wasl.web.requests import Request

View = Callable[..., HttpResponse]


def page(permission: str | None = None, *, methods: tuple[str, ...] = ("GET",)) -> Callable[[View], View]:
    """Declare a view. Without ``permission`` any signed-in account may open it.

    Absent and forbidden look alike: a reader without the permission gets 404, as for a row they may not see.
    A GET cannot write (``ReaderScope`` makes the transaction read-only).
    """

    # Without GET there is nothing to describe: a HEAD would carry the act out, and fail where nothing may be written.
    answered = {*methods, "HEAD"} if "GET" in methods else {*methods}

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def inner(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if permission is not None and not request.actor.may(permission):
                raise Http404
            if request.method not in answered:
                raise Http404
            try:
                return view(request, *args, **kwargs)
            except NotAllowed as refusal:
                raise Http404 from refusal

        inner.reads_only = True  # type: ignore[attr-defined]
        inner.permission = permission  # type: ignore[attr-defined]
        return inner

    return wrap


def attempt(
    request: Request,
    operation: Callable[[], Any],
    *,
    form: forms.BaseForm | None = None,
    success: str | None = None,
    to: str | Callable[[Any], str] | None = None,
) -> HttpResponseRedirect | None:
    """Run an act for a page. On success say ``success`` and redirect ``to``; on a refusal, show its sentence.

    Each sentence goes to the field it names when ``form`` has it, else to the form's head, else to a message.
    Returns None after a refusal: the view renders its page again, with what was typed still there.
    NotAllowed passes through and becomes 404. A form sent twice (two clicks, a page loaded again) is carried out once.
    """
    sent = once.take(request)
    if sent == once.AGAIN:
        messages.warning(request, _("This form had already been sent: it was carried out once."))
        return HttpResponseRedirect(to if isinstance(to, str) else reverse("home"))
    try:
        result = operation()
    except Refusal as refusal:
        once.give_back(sent)
        if isinstance(refusal, NotAllowed):
            raise
        tell(refusal, form, request)
        return None
    except Exception:
        once.give_back(sent)
        raise
    if success:
        messages.success(request, success)
    target = to(result) if callable(to) else to
    return HttpResponseRedirect(target) if target else HttpResponseRedirect(request.path)


def tell(refusal: Refusal, form: forms.BaseForm | None, request: Request | None = None) -> None:
    """Put everything a refusal says where people mend it: on the fields of ``form``, else at its head, else in messages."""
    for one in refusal.every:
        if form is not None:
            form.add_error(one.field if one.field in form.fields else None, str(one.message))
        elif request is not None:
            messages.error(request, str(one.message))


class Checked(forms.Form):
    """A form that asks the rules of a room while it is cleaned, so that what is wrong is said with what is missing.

    In ``clean``: ``self.hear(lambda: rules.check_season(given["season"]), "season")``. A rule is asked only when the
    fields it needs are there and valid; what it refuses stands on its field, and the act asks it again.
    """

    def hear(self, rule: Callable[[], object], *needs: str) -> None:
        """Ask ``rule`` when the fields it ``needs`` are valid, and put what it refuses on the form."""
        if all(name in self.cleaned_data for name in needs):
            try:
                rule()
            except Refusal as refusal:
                tell(refusal, self)
