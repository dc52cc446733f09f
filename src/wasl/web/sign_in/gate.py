"""What stands between signing in and working: one's own password, and a second step for roles that see people."""

import time
from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from wasl.accounts.enums import SECOND_FACTOR
from wasl.accounts.models import User

ALWAYS_OPEN = {
    "account_login",
    "account_logout",
    "account_change_password",
    "account_inactive",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "set_language",
    "receipt_check",
    "receipt_check_form",
}
_PASSED = "second_step_set"
_SET_AT = "second_step_set_at"


def remember_second_step(request: HttpRequest) -> None:
    """Keep that the second step was set a moment ago: the recovery codes that follow ask for nothing more."""
    request.session[_SET_AT] = int(time.time())


def has_just_set_second_step(request: HttpRequest) -> bool:
    """Whether the second step was set in this session within the last five minutes."""
    return time.time() - request.session.get(_SET_AT, 0) < 300


def forget_second_step(request: HttpRequest) -> None:
    """Make the gate ask again: the second step was taken away in this session."""
    request.session.pop(_PASSED, None)
    request.session.pop(_SET_AT, None)


class Gate:
    """Sends an account to choose its own password, then to set its second step, before any other page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not request.user.is_authenticated or (match and match.url_name in ALWAYS_OPEN):
            return None
        if request.user.must_change_password:
            return redirect("account_change_password")
        if request.user.role in SECOND_FACTOR and not self._has_second_step(request):
            return redirect("mfa_activate_totp")
        return None

    def _has_second_step(self, request: HttpRequest) -> bool:
        """Asked of the database once a session; whoever takes it away is asked again (``forget_second_step``)."""
        user = request.user
        if not isinstance(user, User):
            return False
        if request.session.get(_PASSED) != user.password[-12:]:
            if not is_mfa_enabled(user):
                return False
            request.session[_PASSED] = user.password[-12:]
        return True
