"""Addresses of this area. An entry is named by its id in the question, and none tells what it says."""

from django.urls import path

from wasl.web.experience import views

urlpatterns = [
    path("people/<uuid:pk>/experience/", views.experience, name="experience"),
    path("people/<uuid:pk>/experience/new/", views.attainment_new, name="attainment_new"),
    path("people/<uuid:pk>/experience/edit/", views.attainment_edit, name="attainment_edit"),
    path("people/<uuid:pk>/experience/remove/", views.attainment_remove, name="attainment_remove"),
    path("people/<uuid:pk>/experience/place/", views.attainment_place, name="attainment_place"),
    path("people/<uuid:pk>/experience/evidence/", views.attainment_evidence, name="attainment_evidence"),
]
