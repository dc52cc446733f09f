"""What every page's template may use: navigation by permission, language, version."""

from importlib.metadata import version
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import pgettext

from wasl.wording.languages import current


def _navigation(request: HttpRequest) -> list[dict[str, Any]]:
    actor = getattr(request, "actor", None)
    if actor is None or actor.id is None:
        return []
    entries = [
        (None, "home", pgettext("navigation", "What waits for me"), "home"),
        ("files.read", "people", pgettext("navigation", "People"), "people"),
        ("agreements.read", "agreements", pgettext("navigation", "Agreements"), "deal"),
        ("grants.read", "grants", pgettext("navigation", "Grants"), "check"),
        ("ceremonies.read", "ceremonies", pgettext("navigation", "Handovers"), "hand"),
        ("tallies.read", "tally", pgettext("navigation", "Tally"), "tally"),
        ("communiques.read", "communiques", pgettext("navigation", "Communiqués"), "paper"),
        ("audit.read", "audit", pgettext("navigation", "Journal"), "audit"),
        ("accounts.read", "accounts", pgettext("navigation", "Accounts"), "users"),
    ]
    found = []
    for permission, name, label, icon in entries:
        if permission is None or actor.may(permission):
            url = reverse(name)
            current_page = request.path == url or (url != "/" and request.path.startswith(url))
            found.append({"url": url, "label": label, "icon": icon, "current": current_page})
    return found


def house(request: HttpRequest) -> dict[str, Any]:
    """Navigation, direction and language of the page, the actor and the version."""
    language = current()
    return {
        "nav": _navigation(request),
        "actor": getattr(request, "actor", None),
        "language": language,
        "direction": "ltr" if language == "fr" else "rtl",
        "other_language": ("ar", "العربية") if language == "fr" else ("fr", "Français"),
        "wasl_version": version("wasl"),
    }
