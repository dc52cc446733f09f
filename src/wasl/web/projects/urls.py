"""Addresses of this area."""

from django.urls import path

from wasl.web.projects import views

urlpatterns = [
    path("people/<uuid:pk>/project/", views.project_new, name="project_new"),
    path("projects/<uuid:pk>/", views.project, name="project"),
    path("projects/<uuid:pk>/edit/", views.project_edit, name="project_edit"),
    path("projects/<uuid:pk>/equipment/", views.project_equipment, name="project_equipment"),
    path("projects/<uuid:pk>/complete/", views.project_complete, name="project_complete"),
    path("projects/<uuid:pk>/reopen/", views.project_reopen, name="project_reopen"),
]
