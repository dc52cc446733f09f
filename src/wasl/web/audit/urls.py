"""Addresses of this area."""

from django.urls import path

from wasl.web.audit.views import journal

urlpatterns = [path("journal/", journal, name="audit")]
