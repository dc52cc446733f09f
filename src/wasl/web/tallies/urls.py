"""Addresses of this area."""

from django.urls import path

from wasl.web.tallies import views

urlpatterns = [
    path("tally/", views.tally, name="tally"),
    path("tally/receipts/", views.tally_receipts, name="tally_receipts"),
    path("tally/tally.xlsx", views.tally_xlsx, name="tally_xlsx"),
    path("tally/tally.pdf", views.tally_pdf, name="tally_pdf"),
]
