"""Addresses of the browser test of the furniture: the gallery and the error pages, without sign-in or database."""

from django.urls import include, path

from wasl.web.furniture import views
from wasl.web.urls import urlpatterns as house

urlpatterns = [
    path("", include("wasl.web.gallery.urls")),
    path("errors/400/", views.bad_request),
    path("errors/403/", views.forbidden),
    path("errors/404/", views.not_found),
    path("errors/csrf/", views.csrf_failure),
    *house,
]
