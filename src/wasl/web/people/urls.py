"""Addresses of this area. None holds a name or a search: addresses are kept by browsers and logs."""

from django.urls import path

from wasl.web.people import casework, moves, views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/search/", views.people_search, name="people_search"),
    path("people/new/", views.file_new, name="file_new"),
    path("people/waiting/", casework.people_waiting, name="people_waiting"),
    path("people/caseload/", casework.people_caseload, name="people_caseload"),
    path("people/transfers/", moves.people_transfers, name="people_transfers"),
    path("people/<uuid:pk>/", views.person, name="person"),
    path("people/<uuid:pk>/edit/", views.record_edit, name="record_edit"),
    path("people/<uuid:pk>/eligibility/", views.eligibility, name="eligibility"),
    path("people/<uuid:pk>/close/", views.file_close, name="file_close"),
    path("people/<uuid:pk>/reopen/", moves.file_reopen, name="file_reopen"),
    path("people/<uuid:pk>/caseworker/", casework.file_caseworker, name="file_caseworker"),
    path("people/<uuid:pk>/waiting/", casework.file_waiting, name="file_waiting"),
    path("people/<uuid:pk>/papers/", casework.file_papers, name="file_papers"),
    path("people/<uuid:pk>/paper/", casework.file_paper, name="file_paper"),
    path("people/<uuid:pk>/paper/scan/", casework.file_paper_scan, name="file_paper_scan"),
    path("people/<uuid:pk>/transfer/", moves.file_transfer, name="file_transfer"),
    path("people/<uuid:pk>/referral/", moves.file_referral, name="file_referral"),
]
