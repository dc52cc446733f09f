"""Addresses of this area: the public check of a receipt. The short one is printed on paper and never moves."""

from django.urls import path

from wasl.web.checking import views

urlpatterns = [
    path("r/", views.receipt_check_form, name="receipt_check_form"),
    path("r/<str:token>", views.receipt_check, name="receipt_check"),
]
