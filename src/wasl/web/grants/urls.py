"""Addresses of this area."""

from django.urls import path

from wasl.web.grants import views

urlpatterns = [
    path("grants/", views.grants, name="grants"),
    path("grants/<uuid:pk>/", views.grant, name="grant"),
    path("grants/<uuid:pk>/decide/", views.grant_decide, name="grant_decide"),
    path("grants/<uuid:pk>/cancel/", views.grant_cancel, name="grant_cancel"),
    path("grants/propose/<uuid:pk>/", views.grant_propose, name="grant_propose"),
]
