"""What sign-in leaves in the journal beside the acts: failed tries, and the second step set or taken away."""

from django.http import HttpRequest

from wasl.accounts.models import User
from wasl.audit.acts import HOUSE, record
from wasl.web.requests import Request


def tell_failed_try(request: HttpRequest, typed: object, code: str) -> None:
    """Record a refused sign-in. ``code``: ``wrong_password``, ``wrong_code`` or ``too_many_tries``.

    What was typed may be a password in the wrong box: it is kept only when it names an account.
    """
    known = User.objects.filter(username__iexact=str(typed)).values_list("username", flat=True).first()
    record(
        # Who is signed in already and confirms who they are is told by name; at the door nobody is.
        by=getattr(request, "actor", HOUSE),
        action="accounts.sign_in",
        outcome="refused",
        kind="account",
        label=known or "",
        changes={"code": code if known else "unknown_account"},
    )


def tell_second_step(request: Request, action: str) -> None:
    """Record ``accounts.set_second_step`` or ``accounts.remove_second_step`` of who is signed in."""
    record(
        by=request.actor,
        action=action,
        kind="account",
        object_id=request.actor.id,
        label=request.actor.label,  # type: ignore[attr-defined]
    )
