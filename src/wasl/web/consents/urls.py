"""Addresses of this area. None tells what somebody answered."""

from django.urls import path

from wasl.web.consents import texts, views

urlpatterns = [
    path("people/<uuid:pk>/consents/", views.consents, name="consents"),
    path("people/<uuid:pk>/consents/record/", views.consent_record, name="consent_record"),
    path("people/<uuid:pk>/consents/withdraw/", views.consent_withdraw, name="consent_withdraw"),
    path("people/<uuid:pk>/consents/paper/", views.consent_paper, name="consent_paper"),
    path("people/<uuid:pk>/consents/scan/", views.consent_scan, name="consent_scan"),
    path("people/<uuid:pk>/consents/scan/file/", views.consent_scan_file, name="consent_scan_file"),
    path("people/<uuid:pk>/consents/words/", views.quotation_new, name="quotation_new"),
    path("consents/texts/", texts.consent_texts, name="consent_texts"),
    path("consents/texts/new/", texts.consent_text_new, name="consent_text_new"),
]
