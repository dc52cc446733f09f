"""Addresses of this area: ceremonies, their papers, and the receipts."""

from django.urls import path

from wasl.web.ceremonies import check_off, correcting, downloads, preparing, printing, receipts, scans, views

urlpatterns = [
    path("ceremonies/", views.ceremonies, name="ceremonies"),
    path("ceremonies/new/", preparing.ceremony_new, name="ceremony_new"),
    path("ceremonies/<uuid:pk>/", views.ceremony, name="ceremony"),
    path("ceremonies/<uuid:pk>/correct/", correcting.ceremony_correct, name="ceremony_correct"),
    path("ceremonies/<uuid:pk>/cancel/", correcting.ceremony_cancel, name="ceremony_cancel"),
    path("ceremonies/<uuid:pk>/scans/", scans.ceremony_scans, name="ceremony_scans"),
    path("ceremonies/<uuid:pk>/grants/", preparing.ceremony_grants, name="ceremony_grants"),
    path("ceremonies/<uuid:pk>/issue/", preparing.ceremony_issue, name="ceremony_issue"),
    path("ceremonies/<uuid:pk>/check-off/", check_off.check_off, name="check_off"),
    path("ceremonies/<uuid:pk>/print/", printing.ceremony_print, name="ceremony_print"),
    path("ceremonies/<uuid:pk>/finish/", printing.ceremony_finish, name="ceremony_finish"),
    path("ceremonies/<uuid:pk>/gifts/new/", printing.gift_new, name="gift_new"),
    path("ceremonies/<uuid:pk>/list.xlsx", downloads.ceremony_list_xlsx, name="ceremony_list_xlsx"),
    path("ceremonies/<uuid:pk>/receipts/", downloads.ceremony_receipts, name="ceremony_receipts"),
    path("ceremonies/gifts/<uuid:pk>/print/", printing.gift_print, name="gift_print"),
    path("ceremonies/lines/<uuid:pk>/withdraw/", preparing.line_withdraw, name="line_withdraw"),
    path("ceremonies/papers/<uuid:pk>/", downloads.ceremony_paper, name="ceremony_paper"),
    path("ceremonies/receipts/<uuid:pk>/", receipts.receipt, name="receipt"),
    path("ceremonies/receipts/<uuid:pk>/sign/", receipts.receipt_sign, name="receipt_sign"),
    path("ceremonies/receipts/<uuid:pk>/scan/", receipts.receipt_scan, name="receipt_scan"),
    path("ceremonies/receipts/<uuid:pk>/void/", receipts.receipt_void, name="receipt_void"),
    path("ceremonies/receipts/<uuid:pk>/reissue/", receipts.receipt_reissue, name="receipt_reissue"),
    path("ceremonies/receipts/<uuid:pk>/reverse/", receipts.receipt_reverse, name="receipt_reverse"),
    path("ceremonies/receipts/<uuid:pk>/paper/", downloads.receipt_pdf, name="receipt_pdf"),
    path("ceremonies/receipts/<uuid:pk>/scan/file/", downloads.receipt_scan_file, name="receipt_scan_file"),
]
