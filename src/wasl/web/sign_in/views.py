"""Own password, own language. Signing in, the second step and signing out are allauth's, with our templates."""

from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import view_recovery_codes
from allauth.mfa.totp.views import activate_totp, deactivate_totp
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wasl.accounts.models import User
from wasl.accounts.operations import choose_language, choose_password
from wasl.web.pages import attempt, page
from wasl.web.requests import Request
from wasl.web.sign_in.forms import OwnPasswordForm
from wasl.web.sign_in.gate import forget_second_step, remember_second_step
from wasl.web.sign_in.traces import tell_second_step


@sensitive_post_parameters()
@page(methods=("GET", "POST"))
def own_password(request: Request) -> HttpResponse:
    """Choose one's own password; other sessions of the account end."""
    user = User.objects.get(username=request.user.get_username())
    if request.method == "POST":
        # Somebody at a screen left open may not try passwords here either.
        refused: HttpResponse | None = ratelimit.consume_or_429(request, action="change_password")
        if refused:
            return refused
    form = OwnPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            request,
            lambda: choose_password(by=request.actor, user=user, password=form.cleaned_data["password"]),
            form=form,
            success=_("Your password is changed."),
            to=reverse("home"),
        )
        if done:
            update_session_auth_hash(request, user)
            return done
    return render(request, "sign_in/own_password.html", {"form": form, "must": user.must_change_password})


def set_second_step(request: Request) -> HttpResponse:
    """Set the authenticator; the journal keeps that it was set."""
    before = is_mfa_enabled(request.user)
    response = activate_totp(request)
    if request.method == "POST" and not before and is_mfa_enabled(request.user):
        remember_second_step(request)
        tell_second_step(request, "accounts.set_second_step")
    return response


def remove_second_step(request: Request) -> HttpResponse:
    """Take the authenticator away: the gate then asks for another before anything else."""
    if not is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        return redirect("mfa_activate_totp")
    response = deactivate_totp(request)
    if request.method == "POST" and not is_mfa_enabled(request.user):
        forget_second_step(request)
        tell_second_step(request, "accounts.remove_second_step")
    return response


def recovery_codes(request: Request) -> HttpResponse:
    """The codes left; without any, the page of the second step says what to do."""
    if not is_mfa_enabled(request.user, [Authenticator.Type.RECOVERY_CODES]):
        return redirect("mfa_index")
    response: HttpResponse = view_recovery_codes(request)
    return response


@login_not_required
def too_many(request: Request) -> HttpResponse:
    """Handler of 429: too many tries. Drawn like the other error pages, without database or session."""
    return HttpResponse(render_to_string("429.html"), status=429)


@login_not_required
def set_language(request: Request) -> HttpResponse:
    """Choose the language of the pages: kept in a cookie, and on the account of who is signed in."""
    if request.method != "POST":
        raise Http404
    language = request.POST.get("language", "")
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=365 * 86400,
            samesite="Lax",
            secure=settings.HTTPS,
            httponly=True,
        )
        if request.user.is_authenticated and request.user.language != language:
            choose_language(
                by=request.actor,
                user=User.objects.get(username=request.user.get_username()),
                language=language,
            )
    return response
