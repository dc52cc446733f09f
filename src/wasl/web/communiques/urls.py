"""Addresses of this area: communiqués, what their figures are made of, their papers."""

from django.urls import path

from wasl.web.communiques import views

urlpatterns = [
    path("communiques/", views.communiques, name="communiques"),
    path("communiques/<uuid:pk>/", views.communique, name="communique"),
    path("communiques/<uuid:pk>/quote/", views.communique_quote, name="communique_quote"),
    path("communiques/<uuid:pk>/approve/", views.communique_approve, name="communique_approve"),
    path("communiques/<uuid:pk>/withdraw/", views.communique_withdraw, name="communique_withdraw"),
    path("communiques/<uuid:pk>/erratum/", views.communique_erratum, name="communique_erratum"),
    path("communiques/<uuid:pk>/<str:lang>.pdf", views.communique_pdf, name="communique_pdf"),
    path("communiques/<uuid:pk>/<str:lang>/<int:rank>/", views.communique_figure, name="communique_figure"),
    path("communiques/draft/<uuid:ceremony_pk>/", views.communique_draft, name="communique_draft"),
]
