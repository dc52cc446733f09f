"""Addresses of this area."""

from django.urls import path

from wasl.web.home.views import home

urlpatterns = [path("", home, name="home")]
