"""The list of beneficiaries (لائحة المستفيدين): people, projects and amounts, with totals by province."""

from django.utils.translation import gettext as _

from wasl.handovers.documents import heads, listed
from wasl.handovers.documents.minutes import total_label
from wasl.handovers.models import Ceremony
from wasl.papers.compiler import Paper, render
from wasl.papers.shapes import BeneficiariesData, Counted, ListedPerson
from wasl.wording.arabic import attach, joined
from wasl.wording.counting import counted
from wasl.wording.dates import day


def beneficiaries_paper(ceremony: Ceremony, number: str) -> Paper:
    """Print the list of a ceremony as its receipts stand now. Dated the day of the ceremony."""
    return render("beneficiaries", beneficiaries_data(ceremony, number), issued_on=ceremony.held_on)


@heads.in_arabic
def beneficiaries_data(ceremony: Ceremony, number: str) -> BeneficiariesData:
    """What the template of the list is told."""
    rows = listed.rows_of(ceremony)
    total = listed.equipment(rows)
    return {
        **heads.head(
            ceremony,
            title=_("List of beneficiaries"),
            number=number,
            dated=ceremony.held_on,
            footer=_("List of beneficiaries: personal data"),
        ),
        "paragraphs": [_introduction(ceremony, rows)],
        "rows": [_row(row) for row in rows],
        "total_label": total_label(rows),
        "total_people": str(listed.people(rows)),
        "total": heads.sum_in_figures(total),
        "total_in_words": heads.sum_in_words(total),
        "by_province": _by_province(rows),
        "signatories": [heads.for_the_centre(ceremony)],
    }


def _introduction(ceremony: Ceremony, rows: list[listed.Row]) -> str:
    frameworks = list(dict.fromkeys(heads.framework(row.receipt) for row in rows))
    return _("Handover of %(day)s %(place)s, %(venue)s, to %(people)s, within %(frameworks)s.") % {
        "day": day(ceremony.held_on, heads.LANGUAGE, weekday=True),
        "place": heads.at(ceremony.place),
        "venue": attach("ب", ceremony.venue_ar),
        "people": counted(
            listed.people(rows),
            "beneficiary",
            heads.LANGUAGE,
            women_only=listed.all_women(rows),
            case="genitive",
        ),
        "frameworks": joined(frameworks),
    }


def _row(row: listed.Row) -> ListedPerson:
    printed = listed.printed(row)
    printed["latin_name"] = row.receipt.holder_name_lat
    return printed


def _by_province(rows: list[listed.Row]) -> list[Counted]:
    whole = max(listed.people(rows), 1)
    return [
        {
            "label": place.name_ar,
            "people": str(listed.people(group)),
            "amount": heads.sum_in_figures(listed.equipment(group)),
            "share": listed.people(group) / whole,
        }
        for place, group in listed.by_province(rows)
    ]
