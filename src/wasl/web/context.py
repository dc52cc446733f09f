"""What every page's template may use: navigation by permission, language, version."""

from importlib.metadata import version
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import pgettext

from wasl.accounts.enums import RoleName
from wasl.privacy.queries import unauthorised
from wasl.wording.languages import current

# What each role uses most comes first: a phone shows the first four, a wide screen the first five, a menu holds the rest.
_ORDER: dict[str, str] = {
    RoleName.CASEWORKER: "home people ceremonies grants",
    RoleName.COORDINATOR: "home people grants ceremonies communiques",
    RoleName.HEADQUARTERS: "home grants agreements ceremonies people",
    RoleName.AUDITOR: "home audit agreements ceremonies people",
}
# Addresses of a section that do not begin with its own.
_BESIDE: dict[str, tuple[str, ...]] = {"people": ("/comparisons/", "/consents/")}
ON_PHONES, ON_SCREENS = 4, 5


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
        ("privacy.read", "processing", pgettext("navigation", "Register of processing"), "paper"),
        ("audit.read", "audit", pgettext("navigation", "Journal"), "audit"),
        ("accounts.read", "accounts", pgettext("navigation", "Accounts"), "users"),
    ]
    first = _ORDER.get(actor.role, "").split()
    entries.sort(key=lambda entry: first.index(entry[1]) if entry[1] in first else len(first))
    found = []
    for permission, name, label, icon in entries:
        if permission is None or actor.may(permission):
            url = reverse(name)
            current_page = request.path == url or (
                url != "/" and request.path.startswith((url, *_BESIDE.get(name, ())))
            )
            found.append({"name": name, "url": url, "label": label, "icon": icon, "current": current_page})
    return found


def house(request: HttpRequest) -> dict[str, Any]:
    """Navigation, direction and language of the page, the actor and the version."""
    language = current()
    nav = _navigation(request)
    return {
        "nav": nav,
        "nav_shown": nav[:ON_SCREENS],
        "nav_menu": nav[ON_PHONES:] if len(nav) > ON_SCREENS else [],
        "finds_people": any(entry["name"] == "people" for entry in nav),
        "actor": getattr(request, "actor", None),
        "language": language,
        "direction": "ltr" if language == "fr" else "rtl",
        "other_language": ("ar", "العربية") if language == "fr" else ("fr", "Français"),
        "wasl_version": version("wasl"),
        # Every page says so until the authorisation is written; a page without a reader asks nothing.
        "unauthorised": bool(nav) and unauthorised(),
        "reads_register": any(entry["name"] == "processing" for entry in nav),
    }
