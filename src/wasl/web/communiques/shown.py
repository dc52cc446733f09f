"""What the pages show of a text: chips for its figures, checks and small cells in words, differences in a table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.audit.actors import Actor
from wasl.communiques import queries
from wasl.communiques.erratum import ErratumText
from wasl.communiques.models import Communique, Erratum
from wasl.communiques.rules import CELLS, Check, Difference, worth
from wasl.communiques.texts import Figure, Text
from wasl.handovers.enums import CeremonyStatus
from wasl.handovers.models import Ceremony
from wasl.tallies.rules import Tally
from wasl.tallies.sentences import labels, precision_words
from wasl.territory.models import Place
from wasl.web.communiques.forms import DraftForm
from wasl.wording import counting
from wasl.wording.isolates import unbroken
from wasl.wording.rounding import as_said


@dataclass(frozen=True, slots=True)
class Chip:
    """A figure of the text with the address of what it is made of."""

    words: str
    raw: str
    url: str
    kind: str


def paragraphs(communique: Communique, text: Text, language: str) -> list[dict[str, Any]]:
    """The paragraphs of a text, each a list of words and chips."""
    rank = iter(range(len(text.figures)))
    return [
        {
            "kind": paragraph.kind,
            "pieces": [
                unbroken(piece) if isinstance(piece, str) else _chip(communique, piece, language, next(rank))
                for piece in paragraph.pieces
            ],
        }
        for paragraph in text.paragraphs
    ]


def _chip(communique: Communique, figure: Figure, language: str, rank: int) -> Chip:
    url = reverse("communique_figure", args=[communique.pk, language, rank])
    kind = "said" if figure.role.startswith("cumulative") else "" if figure.definition else "loose"
    return Chip(figure.printed, str(figure.value), url, kind)


def of_ceremony(actor: Actor, ceremony: Ceremony) -> dict[str, Any]:
    """What the page of a ceremony says of its communiqué: the text there is, or a form to draft one."""
    if not actor.may("communiques.read") or ceremony.status != CeremonyStatus.FINISHED:
        return {"tells_communique": False}
    found = queries.live_of(ceremony)
    drafts = actor.may("communiques.draft") and ceremony.centre_id in actor.scope.write_centres
    return {
        "tells_communique": True,
        "communique": found,
        "draft_form": DraftForm() if drafts and found is None else None,
    }


def role_label(role: str) -> str:
    """What a figure stands for, in the reader's language."""
    return {
        "people": pgettext("figure", "people"),
        "women": pgettext("figure", "women"),
        "total_amount": _("cost of the equipment"),
        "province_people": _("people of a province"),
        "trade_projects": _("projects of a trade"),
        "planned_people": _("people planned"),
        "planned_amount": _("amount planned"),
        "cumulative_people": _("people since a year"),
        "cumulative_amount": _("amount since a year"),
        "cash_amount": _("sum of cash aid"),
        "institutional_items": _("things given to an institution"),
        "other": _("other figure"),
    }[role]


def named(lines: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Figures told as JSON (small cells, differences) with the name of what each counts."""
    rows = list(lines)
    names = {
        role: labels(dimension, {row["cell"] for row in rows if row["role"] == role})
        for role, dimension in CELLS.items()
    }
    places = {row.get("definition", "").split(":")[1] for row in rows if ":" in row.get("definition", "")}
    place_names = {place.code: place.name for place in Place.objects.filter(code__in=places)}
    return [{**row, "label": role_label(row["role"]), "of": _of(row, names, place_names)} for row in rows]


def _of(row: Mapping[str, Any], names: Mapping[str, Any], places: Mapping[str, str]) -> str:
    if row["role"] in names and row["role"] != "women":
        return str(names[row["role"]].get(row["cell"], row["cell"]))
    key = row.get("definition", "")
    return places.get(key.split(":")[1], "") if ":" in key else ""


def worded(value: object, unit: str) -> str:
    """A value in figures, or a dash when the register cannot say."""
    if value is None:
        return "—"
    if unit == "MAD":
        return counting.amount_figures(Decimal(str(value)))
    return counting.number(int(str(value)))


def erratum(one: Erratum, language: str) -> dict[str, Any]:
    """An erratum with its text in one language."""
    text = ErratumText.from_json(one.text_fr if language == "fr" else one.text_ar)
    return {"row": one, "text": text, "opening": unbroken(text.opening)}


def figure_today(answers: tuple[Tally, Tally] | None, figure: Figure) -> dict[str, str]:
    """What of a printed figure still stands; and the register's own figure of today, where it has grown since."""
    if answers is None:
        return {"standing": "", "grown": ""}
    left, now = (worth(figure, tally) for tally in answers)
    said = [None if value is None else as_said(value, figure.precision) for value in (left, now)]
    return {
        "standing": precisely(figure.precision, worded(said[0], figure.unit)),
        "standing_raw": str(left),
        "grown_raw": str(now),
        "grown": precisely(figure.precision, worded(said[1], figure.unit)) if left != now else "",
    }


def precisely(precision: str, words: str) -> str:
    """ "حوالي 31": a value said with its precision; «—» says none."""
    return words if words == "—" else precision_words(precision, words)


def differences(found: Iterable[Difference] | Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Lines of a correction: what, printed, now."""
    rows = [line.to_json() if isinstance(line, Difference) else dict(line) for line in found]
    return [
        {
            **row,
            "printed": precisely(row.get("precision", "exact"), worded(row["printed"], row["unit"])),
            "now": precisely(row.get("precision", "exact"), worded(row["now"], row["unit"])),
        }
        for row in named(rows)
    ]


def checked(found: Iterable[Check]) -> list[dict[str, Any]]:
    """Checks in words: the sum that was made, and whether it holds."""
    says = {
        "provinces": _("the provinces add up to the total"),
        "trades": _("the trades add up to the projects"),
        "women": _("no more women than people"),
        "languages": _("both languages tell the same figures"),
    }
    return [{"sum": _sum(check), "says": says[check.kind], "holds": check.holds} for check in found]


def _sum(check: Check) -> str:
    if check.kind == "women":
        return f"{check.parts[0]} {'≤' if check.holds else '>'} {check.total}"
    if check.kind == "languages":
        return f"{check.parts[0]} {'=' if check.holds else '≠'} {check.total}"
    return f"{_terms(check.parts)} {'=' if check.holds else '≠'} {check.total}"


def _terms(parts: tuple[int, ...]) -> str:
    """ "7 + 4 + 3"; repeated terms are told once: "3 + 2 + 9 × 1"."""
    terms: list[str] = []
    for value in dict.fromkeys(parts):
        times = parts.count(value)
        terms.append(f"{times} × {value}" if times > 2 else " + ".join([str(value)] * times))
    return " + ".join(terms)
