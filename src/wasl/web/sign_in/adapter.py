"""How sign-in behaves here: accounts are opened by an administrator, never by oneself; every try leaves a trace."""

import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.acts import record
from wasl.database.locked_text import NotOurs, lock, unlock
from wasl.database.scope import within
from wasl.web.sign_in.gate import has_just_set_second_step
from wasl.web.sign_in.traces import tell_failed_try


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up, no e-mail, no greetings. Sign-ins and failed tries go to the journal, by account name when it exists."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The account name or the password is not right."),
        "incorrect_password": _("The password is not right."),
        "incorrect_code": _("The code is not right. Wait for the next one and type it again."),
        "too_many_login_attempts": _("Too many tries. Wait five minutes, or ask the administrator."),
        "rate_limited": _("Too many tries. Wait five minutes, or ask the administrator."),
        "account_inactive": _("This account is switched off."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing is sent: the house has no mail, and a subject line could tell who someone is."""

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """The library's own messages are left out: where one stands after an act says that it succeeded."""

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who they are is asked again before the second step is changed; not while it is set for the first time.

        Then the password was typed a moment ago, and nothing else opens before the step is set.
        """
        request = context.request
        return is_mfa_enabled(request.user) and not has_just_set_second_step(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            tell_failed_try(request, credentials.get("username", ""), "too_many_tries")
            raise

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        if isinstance(user, User):
            actor = actor_of(user)
            request.actor = actor  # type: ignore[attr-defined]
            with within(actor.scope):
                record(
                    by=actor,
                    action="accounts.signed_in",
                    kind="account",
                    object_id=user.pk,
                    label=user.username,
                )

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        tell_failed_try(request, credentials.get("username", ""), "wrong_password")


class MFAAdapter(DefaultMFAAdapter):
    """Names the account neutrally in the authenticator, draws its code without another library, locks its secrets."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right. Wait for the next one and type it again."),
        "unreadable_second_step": _(
            "Your second step cannot be read on this machine: ask the administrator to reset your sign-in."
        ),
    }

    def encrypt(self, text: str) -> str:
        """What is stored of a secret: never itself (the database refuses it)."""
        return lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return unlock(encrypted_text)
        except NotOurs as error:
            # The key was lost, or the tables were brought here without it.
            raise self.validation_error("unreadable_second_step") from error

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return str(user)

    def get_totp_issuer(self) -> str:
        return "Wasl"

    def build_totp_svg(self, url: str) -> str:
        out = io.BytesIO()
        segno.make(url, error="m").save(
            out, kind="svg", scale=5, border=2, xmldecl=False, svgns=True, omitsize=False
        )
        return out.getvalue().decode()
