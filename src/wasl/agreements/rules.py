"""What makes an agreement complete and coherent. Pure: nothing here reads or writes."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from wasl.agreements.enums import AgreementKind, PartyRole
from wasl.agreements.models import Agreement
from wasl.audit.refusals import Refusal
from wasl.institutions.models import Institution
from wasl.wording.dates import day as worded_day
from wasl.wording.languages import current

FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class NewLine:
    """A funding line an agreement opens, with its first contribution in dirhams."""

    code: str
    money: str
    funder: Institution
    amount: Decimal
    label_ar: str
    label_fr: str


def is_season(text: str) -> bool:
    """Whether ``text`` is a season such as ``2019-2020``: two years, the second following the first."""
    first, dash, second = text.partition("-")
    return (
        dash == "-"
        and len(first) == len(second) == 4
        and (first + second).isascii()
        and (first + second).isdigit()
        and int(second) == int(first) + 1
    )


def last_day(agreement: Agreement) -> datetime.date:
    """The day the agreement ends today: its own, or that of its latest amendment that names one."""
    prolonged = [(a.number, a.ends_on) for a in agreement.amendments.all() if a.ends_on]
    return max(prolonged)[1] if prolonged else agreement.ends_on


def check_axes(
    *,
    season: str,
    budget_year: int,
    starts_on: datetime.date,
    ends_on: datetime.date,
    programme: object,
    kind: str,
) -> None:
    """Refuse a season, a budget year or dates that cannot be. The three axes are never derived from each other."""
    if season and not is_season(season):
        raise Refusal(
            _("A season is two years that follow each other: 2019-2020."),
            field="season",
            code="agreements_agreement_season_shape",
        )
    if not FIRST_YEAR <= budget_year <= LAST_YEAR:
        raise Refusal(
            _("The budget year has four digits, for example 2021."),
            field="budget_year",
            code="agreements_budget_year",
        )
    if ends_on < starts_on:
        raise Refusal(
            _("The end (%(end)s) comes before the start (%(start)s).")
            % {"end": worded_day(ends_on, current()), "start": worded_day(starts_on, current())},
            field="ends_on",
            code="agreements_agreement_dates_in_order",
        )
    if kind == AgreementKind.PARTNERSHIP and programme is None:
        raise Refusal(
            _("A partnership agreement serves a programme: choose it."),
            field="programme",
            code="agreements_agreement_partnership_has_programme",
        )


def check_parties(kind: str, parties: Sequence[tuple[Institution, str]], lines: Iterable[NewLine]) -> None:
    """Refuse parties that do not make an agreement of this kind, or a line whose funder is not one of them."""
    if len({institution.pk for institution, role in parties}) < 2:
        raise Refusal(
            _("An agreement has at least two parties."), field="parties", code="agreements_two_parties"
        )
    if len({(institution.pk, role) for institution, role in parties}) != len(parties):
        raise Refusal(_("The same party is written twice."), field="parties", code="agreements_party_once")
    recipients = [institution for institution, role in parties if role == PartyRole.RECIPIENT]
    if recipients and kind == AgreementKind.PARTNERSHIP:
        raise Refusal(
            _("Only an agreement for an institutional gift has a recipient."),
            field="parties",
            code="agreements_recipient_of_gift",
        )
    if not recipients and kind == AgreementKind.INSTITUTIONAL:
        raise Refusal(
            _("An agreement for an institutional gift names who receives it."),
            field="parties",
            code="agreements_gift_has_recipient",
        )
    known = {institution.pk for institution, role in parties}
    for line in lines:
        if line.funder.pk not in known:
            raise Refusal(
                _("%(institution)s pays the line %(line)s but is not a party of this agreement.")
                % {"institution": line.funder, "line": line.code},
                field="lines",
                code="agreements_wrong_funder",
            )
