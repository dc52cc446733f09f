"""Addresses of this area. None holds anything of the sheet."""

from django.urls import path

from wasl.web.intake import views

urlpatterns = [
    path("people/import/", views.records_import, name="records_import"),
    path("people/import/empty-sheet.xlsx", views.records_import_sheet, name="records_import_sheet"),
]
