"""Addresses of this area. None tells what somebody asked, nor which programme is restricted."""

from django.urls import path

from wasl.web.privacy import held, restricted, views

urlpatterns = [
    path("privacy/", views.processing, name="processing"),
    path("privacy/register.pdf", views.processing_pdf, name="processing_pdf"),
    path("privacy/write/", views.processing_write, name="processing_write"),
    path("privacy/restricted/", restricted.restricted, name="restricted"),
    path("privacy/restricted/change/", restricted.restrict, name="restrict"),
    path("privacy/restricted/propose/", restricted.clearance_new, name="clearance_new"),
    path("privacy/restricted/<uuid:pk>/", restricted.clearance, name="clearance"),
    path("people/<uuid:pk>/held/", held.held, name="held"),
    path("people/<uuid:pk>/requests/", held.request_new, name="request_new"),
    path("requests/", held.requests, name="requests"),
    path("requests/<uuid:pk>/", held.correction_request, name="correction_request"),
]
