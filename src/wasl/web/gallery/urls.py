"""Addresses of this area."""

from django.urls import URLPattern, path

from wasl.web.gallery import views

urlpatterns: list[URLPattern] = [path("gallery/", views.gallery, name="gallery")]
