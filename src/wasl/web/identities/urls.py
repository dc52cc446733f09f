"""Addresses of this area. None holds anything of the sheet."""

from django.urls import path

from wasl.web.identities import views

urlpatterns = [
    path("people/sheet/", views.sheet, name="sheet"),
    path("people/sheet/marked/", views.sheet_marked, name="sheet_marked"),
]
