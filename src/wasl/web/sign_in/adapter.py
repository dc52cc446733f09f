"""How sign-in behaves here: accounts are opened by an administrator, never by oneself; every try leaves a trace."""

import io
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.acts import HOUSE, record
from wasl.database.scope import within


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up, no e-mail. Sign-ins and failed tries go to the journal, by account name when it exists."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing is sent: the house has no mail, and a subject line could tell who someone is."""

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
        # What was typed may be a password in the wrong box: it is kept only when it names an account.
        typed = str(credentials.get("username", ""))
        known = User.objects.filter(username__iexact=typed).values_list("username", flat=True).first()
        record(
            by=HOUSE,
            action="accounts.sign_in",
            outcome="refused",
            kind="account",
            label=known or "",
            changes={"code": "wrong_password" if known else "unknown_account"},
        )


class MFAAdapter(DefaultMFAAdapter):
    """Names the account neutrally in the authenticator, and draws its code without another library."""

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
