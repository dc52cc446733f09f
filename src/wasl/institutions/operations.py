"""Adding institutions and offices, and saying who holds them when. Officials are public; none is a participant."""

import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal, sentence_for
from wasl.institutions import rules
from wasl.institutions.models import Institution, Office, OfficeHolder
from wasl.territory.models import Place

sentence_for(
    "institutions_institution_pkey",
    gettext_lazy("Another institution already has this code."),
    field="code",
)
sentence_for("institutions_office_pkey", gettext_lazy("Another office already has this code."), field="code")
sentence_for(
    "institutions_officeholder_once",
    gettext_lazy("Somebody already holds this office from that day."),
    field="since",
)
sentence_for(
    "institutions_officeholder_dates_in_order",
    gettext_lazy("The end comes before the start."),
    field="until",
)
sentence_for(
    "institutions_officeholder_one_at_a_time",
    gettext_lazy("Somebody else holds this office on some of these days."),
    field="since",
)
sentence_for(
    "institutions_scope_names_one",
    gettext_lazy("No institution has this code."),
    field="institution_code",
)


@act("institutions.add_institution", permission="institutions.write")
def add_institution(
    *,
    by: Actor,
    code: str,
    kind: str,
    name_ar: str,
    name_fr: str,
    short_ar: str = "",
    short_fr: str = "",
    place: Place | None = None,
) -> Institution:
    """Add a body that may sign, pay, receive or stand beside. Refuses a code already taken."""
    institution = Institution.objects.create(
        code=code,
        kind=kind,
        name_ar=name_ar,
        name_fr=name_fr,
        short_ar=short_ar,
        short_fr=short_fr,
        place=place,
    )
    record(by=by, action="institutions.add_institution", kind="institution", object_id=code, label=code)
    return institution


@act("institutions.add_office", permission="institutions.write")
def add_office(
    *,
    by: Actor,
    code: str,
    institution: Institution,
    title_ar: str,
    title_fr: str,
    title_feminine_ar: str = "",
    title_feminine_fr: str = "",
    rank: int = 100,
) -> Office:
    """Add an office of an institution, with its titles as printed. ``rank`` is the protocol order, 1 first."""
    office = Office.objects.create(
        code=code,
        institution=institution,
        title_ar=title_ar,
        title_fr=title_fr,
        title_feminine_ar=title_feminine_ar,
        title_feminine_fr=title_feminine_fr,
        rank=rank,
    )
    record(by=by, action="institutions.add_office", kind="office", object_id=code, label=code)
    return office


@act("institutions.appoint", permission="institutions.write")
def appoint(
    *,
    by: Actor,
    office: Office,
    name_ar: str,
    name_fr: str,
    sex: str,
    since: datetime.date,
    until: datetime.date | None = None,
) -> OfficeHolder:
    """Say who holds an office from ``since`` to ``until`` (both days included). Two never hold it on one day."""
    if until is not None and until < since:
        raise Refusal(
            _("The end comes before the start."),
            field="until",
            code="institutions_officeholder_dates_in_order",
        )
    Office.objects.select_for_update().get(pk=office.pk)
    if other := rules.overlapping(OfficeHolder.objects.filter(office=office), since, until):
        raise Refusal(
            _("%(name)s holds this office on some of these days: end that time first.") % {"name": other},
            field="since",
            code="institutions_officeholder_one_at_a_time",
        )
    holder = OfficeHolder.objects.create(
        office=office, name_ar=name_ar, name_fr=name_fr, sex=sex, since=since, until=until
    )
    record(by=by, action="institutions.appoint", kind="office", object_id=office.code, label=office.code)
    return holder


@act("institutions.end_term", permission="institutions.write")
def end_term(*, by: Actor, holder: OfficeHolder, until: datetime.date) -> OfficeHolder:
    """Say on which day a holder's time ended (last day included). What was printed before stays as it was."""
    current = OfficeHolder.objects.select_for_update().get(pk=holder.pk)
    if until < current.since:
        raise Refusal(
            _("The end comes before the start."),
            field="until",
            code="institutions_officeholder_dates_in_order",
        )
    before, current.until = current.until, until
    current.save(update_fields=["until"])
    record(
        by=by,
        action="institutions.end_term",
        kind="office",
        object_id=current.office_id,
        label=current.office_id,
        changes={"until": [str(before) if before else None, str(until)]},
    )
    return current
