"""Every address of the house. Each one stands in the role × address table (``tests/web``)."""

from django.urls import include, path

AREAS = [
    "sign_in",
    "home",
    "accounts",
    "audit",
    "privacy",
    "people",
    "intake",
    "comparisons",
    "identities",
    "consents",
    "experience",
    "agreements",
    "projects",
    "grants",
    "ceremonies",
    "tallies",
    "communiques",
    "checking",
    "gallery",
]

urlpatterns = [path("", include(f"wasl.web.{area}.urls")) for area in AREAS]

handler400 = "wasl.web.furniture.views.bad_request"
handler403 = "wasl.web.furniture.views.forbidden"
handler404 = "wasl.web.furniture.views.not_found"
handler500 = "wasl.web.furniture.views.failed"
handler429 = "wasl.web.sign_in.views.too_many"
