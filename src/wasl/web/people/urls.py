"""Addresses of this area. None holds a name or a search: addresses are kept by browsers and logs."""

from django.urls import path

from wasl.web.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/search/", views.people_search, name="people_search"),
    path("people/new/", views.file_new, name="file_new"),
    path("people/<uuid:pk>/", views.person, name="person"),
    path("people/<uuid:pk>/edit/", views.record_edit, name="record_edit"),
    path("people/<uuid:pk>/eligibility/", views.eligibility, name="eligibility"),
    path("people/<uuid:pk>/close/", views.file_close, name="file_close"),
]
