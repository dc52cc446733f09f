"""Addresses of this area: the queue, a pair, a desk's inquiry."""

from django.urls import path

from wasl.web.comparisons import views

urlpatterns = [
    path("comparisons/", views.comparisons, name="comparisons"),
    path("comparisons/inquiry/<uuid:pk>/", views.inquiry, name="inquiry"),
    path("comparisons/<uuid:first>/<uuid:second>/", views.comparison, name="comparison"),
]
