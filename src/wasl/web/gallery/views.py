"""The gallery: every piece of furniture with its states, from the templates the pages use. All names and figures are invented."""

import datetime
from decimal import Decimal

import segno
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.web.gallery.forms import SampleForm
from wasl.web.pages import page
from wasl.web.requests import Request

ICONS = [
    "home",
    "people",
    "deal",
    "hand",
    "tally",
    "pen",
    "print",
    "qr",
    "alert",
    "info",
    "next",
    "down",
    "key",
    "audit",
    "users",
    "search",
    "download",
    "upload",
    "check",
    "x",
    "off",
    "menu",
    "more",
    "file",
    "lock",
    "out",
    "globe",
    "plus",
    "scan",
    "undo",
    "paper",
    "star",
]


def _steps() -> list[dict[str, str]]:
    labels = [
        pgettext("step", "Welcome"),
        pgettext("step", "Diagnosis"),
        _("Life project"),
        _("Micro-project"),
        pgettext("step", "Handover"),
    ]
    states = ["done", "done", "current", "todo", "todo"]
    return [{"label": label, "state": state} for label, state in zip(labels, states, strict=True)]


def _parts() -> list[dict[str, object]]:
    return [
        {
            "value": Decimal("340"),
            "label": pgettext("balance", "Committed"),
            "words": _("340,000.00 dirhams"),
        },
        {"value": Decimal("221"), "label": pgettext("balance", "Paid"), "words": _("221,250.00 dirhams")},
    ]


def _bars() -> list[dict[str, object]]:
    rows = [
        (pgettext("place", "Rehamna"), 8),
        (_("El Kelaa des Sraghna"), 5),
        (_("Sale of olives and olive oil at the weekly market"), 3),
        ("Atelier Nour", 1),
    ]
    return [{"label": label, "value": value} for label, value in rows]


def _points() -> list[dict[str, object]]:
    values = [9, 31, 58, 97, 120, 171, 208, 230, 251]
    return [{"label": str(2013 + index), "value": value} for index, value in enumerate(values)]


@page()
def gallery(request: Request) -> HttpResponse:
    """Show every piece, with a form left empty and one refused."""
    refused = SampleForm({"name": "خديجة العبدي", "card": "EA20411", "amount": "-5", "proof": ""})
    refused.is_valid()
    context = {
        "form": SampleForm(),
        "refused": refused,
        "steps": _steps(),
        "parts": _parts(),
        "bars": _bars(),
        "points": _points(),
        "day": datetime.date(2026, 11, 18),
        "list_page": Paginator(range(240), 20).get_page(request.GET.get("page", 4)),
        "icons": ICONS,
        "qr": mark_safe(
            segno.make("https://example.invalid/check", error="m").svg_inline(omitsize=True, border=2)
        ),
        "codes": ["4k7w-9x2m", "p3rt-6hd8", "mm2v-81qs", "c9ya-77ke", "z4gu-30fb", "h8nl-5w6j"],
    }
    return render(request, "gallery/gallery.html", context)
