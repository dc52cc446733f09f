"""What makes an agreement complete and coherent. Pure: nothing here reads or writes."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from django.utils.translation import gettext as _

from wasl.agreements.enums import AgreementKind, PartyRole
from wasl.agreements.models import Agreement
from wasl.audit.refusals import Refusal, together
from wasl.institutions.models import Institution
from wasl.programmes.models import Programme
from wasl.territory.models import Centre, Place
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


def ended_before(agreement: Agreement, day: datetime.date) -> datetime.date | None:
    """The agreement's last day when ``day`` comes after it, else None. Money of an ended agreement warns, it does not refuse."""
    last = last_day(agreement)
    return last if last < day else None


class Facts(TypedDict):
    """What the paper of an agreement says: ``province`` is where it is signed; ``season`` (may be empty), ``budget_year``
    and the dates are separate facts, never derived from each other."""

    number: str
    kind: str
    title_ar: str
    title_fr: str
    centre: Centre
    province: Place
    programme: Programme | None
    season: str
    budget_year: int
    signed_on: datetime.date
    starts_on: datetime.date
    ends_on: datetime.date


def check_agreement(
    facts: Facts, parties: Sequence[tuple[Institution, str]], lines: Sequence[NewLine]
) -> None:
    """Refuse what cannot be agreed, all of it at once: season, year, dates, programme, parties, lines."""
    with together() as heard:
        with heard.hearing():
            check_season(facts["season"])
        with heard.hearing():
            check_budget_year(facts["budget_year"])
        with heard.hearing():
            check_term(facts["starts_on"], facts["ends_on"])
        with heard.hearing():
            check_programme(facts["kind"], facts["programme"])
        with heard.hearing():
            check_parties(facts["kind"], parties, lines)


def check_season(season: str) -> None:
    """Refuse a season that is not two years following each other. None at all is right."""
    if season and not is_season(season):
        raise Refusal(
            _("A season is two years that follow each other: 2019-2020."),
            field="season",
            code="agreements_agreement_season_shape",
        )


def check_budget_year(year: int) -> None:
    """Refuse a year no agreement can be of."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal(
            _("The budget year has four digits, for example 2021."),
            field="budget_year",
            code="agreements_budget_year",
        )


def check_term(starts_on: datetime.date, ends_on: datetime.date) -> None:
    """Refuse an end before the start."""
    if ends_on < starts_on:
        raise Refusal(
            _("The end (%(end)s) comes before the start (%(start)s).")
            % {"end": worded_day(ends_on, current()), "start": worded_day(starts_on, current())},
            field="ends_on",
            code="agreements_agreement_dates_in_order",
        )


def check_programme(kind: str, programme: object) -> None:
    """Refuse a partnership that serves no programme."""
    if kind == AgreementKind.PARTNERSHIP and programme is None:
        raise Refusal(
            _("A partnership agreement serves a programme: choose it."),
            field="programme",
            code="agreements_agreement_partnership_has_programme",
        )


def check_amended_on(agreement: Agreement, signed_on: datetime.date) -> None:
    """Refuse an amendment signed before its agreement."""
    if signed_on < agreement.signed_on:
        raise Refusal(
            _("The agreement was signed on %(day)s: its amendment comes later.")
            % {"day": worded_day(agreement.signed_on, current())},
            field="signed_on",
            code="agreements_amendment_after_agreement",
        )


def check_parties(kind: str, parties: Sequence[tuple[Institution, str]], lines: Sequence[NewLine]) -> None:
    """Refuse parties and lines that do not make an agreement of this kind, or a line whose funder is not a party."""
    with together() as heard:
        for refusal in _about_parties(kind, parties):
            heard.add(refusal)
        known = {institution.pk for institution, role in parties}
        for line in lines:
            if line.funder.pk not in known:
                sentence = _("%(institution)s pays the line %(line)s but is not a party of this agreement.")
                told = {"institution": line.funder, "line": line.code}
                heard.add(Refusal(sentence % told, field="lines", code="agreements_wrong_funder"))
        if kind == AgreementKind.PARTNERSHIP and not lines:
            sentence = _("A partnership agreement brings at least one funding line.")
            heard.add(Refusal(sentence, field="lines", code="agreements_has_lines"))


def _about_parties(kind: str, parties: Sequence[tuple[Institution, str]]) -> Iterator[Refusal]:
    if len({institution.pk for institution, role in parties}) < 2:
        yield Refusal(
            _("An agreement has at least two parties."), field="parties", code="agreements_two_parties"
        )
    if len({(institution.pk, role) for institution, role in parties}) != len(parties):
        yield Refusal(_("The same party is written twice."), field="parties", code="agreements_party_once")
    recipients = [institution for institution, role in parties if role == PartyRole.RECIPIENT]
    if recipients and kind == AgreementKind.PARTNERSHIP:
        yield Refusal(
            _("Only an agreement for an institutional gift has a recipient."),
            field="parties",
            code="agreements_recipient_of_gift",
        )
    if not recipients and kind == AgreementKind.INSTITUTIONAL:
        yield Refusal(
            _("An agreement for an institutional gift names who receives it."),
            field="parties",
            code="agreements_gift_has_recipient",
        )
