"""Own password, own language. Signing in, the second step and signing out are allauth's, with our templates."""

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from wasl.accounts.models import User
from wasl.accounts.operations import choose_language, choose_password
from wasl.web.pages import attempt, page
from wasl.web.sign_in.forms import OwnPasswordForm


@sensitive_post_parameters()
@page(methods=("GET", "POST"))
def own_password(request: HttpRequest) -> HttpResponse:
    """Choose one's own password; other sessions of the account end."""
    user = User.objects.get(pk=request.user.pk)
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


@login_not_required
def set_language(request: HttpRequest) -> HttpResponse:
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
            choose_language(by=request.actor, user=User.objects.get(pk=request.user.pk), language=language)
    return response
