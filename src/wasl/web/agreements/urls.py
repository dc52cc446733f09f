"""Addresses of this area."""

from django.urls import path

from wasl.web.agreements import entries, views

urlpatterns = [
    path("agreements/", views.agreements, name="agreements"),
    path("agreements/new/", views.agreement_new, name="agreement_new"),
    path("agreements/<uuid:pk>/", views.agreement, name="agreement"),
    path("agreements/<uuid:pk>/ledger/", entries.agreement_ledger, name="agreement_ledger"),
    path("agreements/<uuid:pk>/amend/", views.agreement_amend, name="agreement_amend"),
    path("agreements/lines/<uuid:pk>/contribute/", entries.entry_new, name="entry_new"),
    path("agreements/entries/<uuid:pk>/reverse/", entries.entry_reverse, name="entry_reverse"),
]
