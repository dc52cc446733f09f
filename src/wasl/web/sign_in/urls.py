"""Addresses of this area."""

from allauth.account.views import account_inactive, login, logout, reauthenticate
from allauth.mfa.base.views import authenticate
from allauth.mfa.base.views import index as second_step
from allauth.mfa.base.views import reauthenticate as reauthenticate_by_code
from allauth.mfa.recovery_codes.views import generate_recovery_codes
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from wasl.web.sign_in.views import (
    own_password,
    recovery_codes,
    remove_second_step,
    set_language,
    set_second_step,
)

urlpatterns = [
    path("sign-in/", login, name="account_login"),
    path("sign-in/closed/", account_inactive, name="account_inactive"),
    path("sign-in/second-step/", login_not_required(authenticate), name="mfa_authenticate"),
    path("sign-in/again/", reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/code/", reauthenticate_by_code, name="mfa_reauthenticate"),
    path("sign-out/", logout, name="account_logout"),
    path("me/password/", own_password, name="account_change_password"),
    path("me/second-step/", second_step, name="mfa_index"),
    path("me/second-step/set/", set_second_step, name="mfa_activate_totp"),
    path("me/second-step/remove/", remove_second_step, name="mfa_deactivate_totp"),
    path("me/recovery-codes/", recovery_codes, name="mfa_view_recovery_codes"),
    path("me/recovery-codes/new/", generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("language/", set_language, name="set_language"),
]
