"""Addresses of this area."""

from django.urls import path

from wasl.web.accounts import views

urlpatterns = [
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/new/", views.account_new, name="account_new"),
    path("accounts/<int:pk>/", views.account, name="account"),
    path("accounts/<int:pk>/scopes/", views.scope_new, name="scope_new"),
    path("accounts/<int:pk>/scopes/<int:scope_pk>/end/", views.scope_end, name="scope_end"),
    path("accounts/<int:pk>/switch/", views.switch, name="account_switch"),
    path("accounts/<int:pk>/reset/", views.reset, name="account_reset"),
]
