"""Handover minutes: who received what, under whose eyes, and what was not handed over."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.handovers.documents import heads, listed
from wasl.handovers.documents.listed import Row
from wasl.handovers.enums import OfficialRole, VoidReason
from wasl.handovers.models import Ceremony, CeremonyOfficial
from wasl.papers.compiler import Paper, render
from wasl.papers.shapes import MinutesData, Signatory
from wasl.wording.arabic import attach, joined
from wasl.wording.counting import counted
from wasl.wording.dates import day
from wasl.wording.isolates import ltr


def minutes_paper(ceremony: Ceremony, number: str) -> Paper:
    """Print the minutes of a ceremony as its receipts stand now. Dated the day of the ceremony."""
    return render("minutes", minutes_data(ceremony, number), issued_on=ceremony.held_on)


@heads.in_arabic
def minutes_data(ceremony: Ceremony, number: str) -> MinutesData:
    """What the template of the minutes is told."""
    rows = listed.rows_of(ceremony)
    total = listed.equipment(rows)
    return {
        **heads.head(
            ceremony,
            title=_("Minutes of the handover of equipment to the beneficiaries"),
            number=number,
            dated=ceremony.held_on,
            footer=_("Handover minutes: the original stays at the centre"),
        ),
        "paragraphs": _paragraphs(ceremony, rows),
        "rows": [listed.printed(row) for row in rows],
        "total_label": total_label(rows),
        "total": heads.sum_in_figures(total),
        "total_in_words": heads.sum_in_words(total),
        "reserves": _reserves(ceremony),
        "copies": _("two originals"),
        "signatories": _signatories(ceremony),
    }


def total_label(rows: list[Row]) -> str:
    """ "المجموع: 14 مستفيدا، 14 مشروعا"."""
    return _("Total: %(people)s, %(projects)s") % {
        "people": counted(
            listed.people(rows),
            "beneficiary",
            heads.LANGUAGE,
            women_only=listed.all_women(rows),
            figures="digits",
        ),
        "projects": counted(
            len({row.receipt.grant_id for row in rows}), "project", heads.LANGUAGE, figures="digits"
        ),
    }


def _paragraphs(ceremony: Ceremony, rows: list[Row]) -> list[str]:
    officials = list(ceremony.officials.select_related("office").order_by("rank", "id"))
    frameworks = list(dict.fromkeys(heads.framework(row.receipt) for row in rows))
    people = counted(
        listed.people(rows), "beneficiary", heads.LANGUAGE, women_only=listed.all_women(rows), case="genitive"
    )
    said = [
        _(
            "On %(day)s, %(venue)s, %(place)s%(presence)s, the equipment of their micro-projects was handed over to %(people)s, within %(frameworks)s."
        )
        % {
            "day": day(ceremony.held_on, heads.LANGUAGE, weekday=True),
            "venue": attach("ب", ceremony.venue_ar),
            "place": heads.at(ceremony.place),
            "presence": _presence(ceremony, officials),
            "people": people,
            "frameworks": joined(frameworks),
        },
        _("Each beneficiary examined the equipment, found it sound and signed a receipt for it."),
    ]
    cash = listed.cash_of(rows)
    if cash:
        said.append(
            _(
                "Cash aid amounting to %(amount)s dirhams in all was also handed over against receipts of its own."
            )
            % {"amount": heads.sum_in_figures(cash)}
        )
    return said


def _presence(ceremony: Ceremony, officials: list[CeremonyOfficial]) -> str:
    presiding = [o for o in officials if o.role == OfficialRole.PRESIDING]
    present = [o for o in officials if o.role == OfficialRole.PRESENT]
    said = ""
    if presiding:
        said += _(", under the presidency of %(who)s") % {"who": _named(ceremony, presiding[0])}
    if present:
        said += _(", in the presence of %(who)s") % {
            "who": joined([_named(ceremony, o) for o in present], comma=True)
        }
    return said


def _named(ceremony: Ceremony, official: CeremonyOfficial) -> str:
    title, name = heads.titled(official.office, ceremony.held_on)
    return f"{title} {name}".strip()


def _reserves(ceremony: Ceremony) -> str:
    void = listed.void_of(ceremony)
    if not void:
        return pgettext("reserves", "None.")
    reasons = dict(VoidReason.choices)
    return _("Not handed over, and made void: %(receipts)s.") % {
        "receipts": "، ".join(
            _("receipt %(number)s (%(reason)s)") % {"number": ltr(r.number), "reason": reasons[r.void_reason]}
            for r in void
        )
    }


def _signatories(ceremony: Ceremony) -> list[Signatory]:
    """The centre first, then the officials in protocol order, each once; two rows of boxes at most."""
    boxes = [heads.for_the_centre(ceremony)]
    for official in (
        ceremony.officials.select_related("office")
        .exclude(office=ceremony.statement_office_id)
        .order_by("rank", "id")
    ):
        boxes.append(heads.box_of(official.office, ceremony.held_on))
    return boxes[:6]
