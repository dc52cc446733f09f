"""Programmes and the versioned rules every decision is taken under (invariant 15: no constant in the code)."""

import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.accounts.enums import RoleName
from wasl.accounts.models import Clearance, User
from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal, sentence_for
from wasl.money.amounts import dirhams
from wasl.programmes.models import Programme, RuleVersion
from wasl.wording.dates import today

sentence_for(
    "programmes_programme_pkey", gettext_lazy("Another programme already has this code."), field="code"
)
sentence_for(
    "programmes_ruleversion_once",
    gettext_lazy("These rules were settled by somebody else meanwhile: read them first."),
)
sentence_for(
    "programmes_ruleversion_ceiling_not_negative",
    gettext_lazy("A ceiling cannot be negative."),
    field="equipment_ceiling",
)
_BY_TWO = gettext_lazy(
    "A right to read is proposed by one account of the central services and confirmed by another, for somebody else."
)
for _name, _sentence, _field in (
    ("accounts_clearance_by_two", _BY_TWO, None),
    ("accounts_clearance_confirmed_by_another", _BY_TWO, None),
    (
        "accounts_clearance_for_no_administrator",
        gettext_lazy("An administrator reads no file and no agreement: choose another account."),
        "user",
    ),
    (
        "accounts_clearance_for_a_time",
        gettext_lazy("A right to read ends within a year: choose its last day."),
        "until",
    ),
    ("accounts_clearance_stands", gettext_lazy("This right to read can no longer be changed."), None),
    (
        "accounts_clearance_proposed_by_with_reason",
        gettext_lazy("Say why this person needs to read it."),
        "reason",
    ),
    (
        "programmes_clearance_names_restricted",
        gettext_lazy("This programme is not restricted: everybody reads it by their own scope."),
        "programme",
    ),
    (
        "programmes_restricted_before_agreements",
        gettext_lazy(
            "An agreement or a cohort of this programme is recorded: whether it is restricted no longer changes."
        ),
        "programme",
    ),
):
    sentence_for(_name, _sentence, field=_field)


@act("programmes.add_programme", permission="programmes.write")
def add_programme(
    *,
    by: Actor,
    code: str,
    name_ar: str,
    name_fr: str,
    strategy_ar: str,
    strategy_fr: str,
    purpose_ar: str,
    purpose_fr: str,
    life_project_ar: str,
    life_project_fr: str,
    restricted: bool = False,
) -> Programme:
    """Add a programme with the sentences a communiqué prints about it. Refuses a code already taken."""
    programme = Programme.objects.create(
        code=code,
        name_ar=name_ar,
        name_fr=name_fr,
        strategy_ar=strategy_ar,
        strategy_fr=strategy_fr,
        purpose_ar=purpose_ar,
        purpose_fr=purpose_fr,
        life_project_ar=life_project_ar,
        life_project_fr=life_project_fr,
        restricted=restricted,
    )
    record(by=by, action="programmes.add_programme", kind="programme", object_id=code, label=code)
    return programme


@act("programmes.settle_rules", permission="programmes.write")
def settle_rules(
    *,
    by: Actor,
    programme: Programme,
    since: datetime.date,
    disclosure_threshold: int,
    undertaking_months: int,
    equipment_ceiling: Decimal | None = None,
    cash_ceiling: Decimal | None = None,
    retention_months: int | None = None,
) -> RuleVersion:
    """Settle the next version of a programme's rules, in force from ``since``. Ceilings are for one project;
    ``retention_months`` is how long a file is kept after it was closed, when that is settled.

    Earlier versions stay: decisions already taken keep theirs. Refuses a day before the last version's.
    """
    Programme.objects.select_for_update().get(pk=programme.pk)
    last = RuleVersion.objects.filter(programme=programme).order_by("-version").first()
    if last is not None and since < last.since:
        raise Refusal(
            _("A newer version of the rules cannot come into force before the last one."),
            field="since",
            code="programmes_rules_in_order",
        )
    for name, ceiling in (("equipment_ceiling", equipment_ceiling), ("cash_ceiling", cash_ceiling)):
        if ceiling is not None and dirhams(ceiling) < 0:
            raise Refusal(
                _("A ceiling cannot be negative."),
                field=name,
                code="programmes_ruleversion_ceiling_not_negative",
            )
    settled = RuleVersion.objects.create(
        programme=programme,
        version=(last.version if last else 0) + 1,
        since=since,
        disclosure_threshold=disclosure_threshold,
        undertaking_months=undertaking_months,
        equipment_ceiling=equipment_ceiling,
        cash_ceiling=cash_ceiling,
        retention_months=retention_months,
        settled_by=by.label,
    )
    record(
        by=by,
        action="programmes.settle_rules",
        kind="programme",
        object_id=programme.code,
        label=f"{programme.code} v{settled.version}",
        changes={"version": [last.version if last else None, settled.version]},
    )
    return settled


@act("programmes.restrict", permission="privacy.write")
def restrict(*, by: Actor, programme: Programme, restricted: bool, reason: str) -> Programme:
    """Make a programme restricted, or an ordinary one again, before its first agreement or cohort. The reason is kept.

    What belongs to a restricted programme is read only by those who hold a ``Clearance`` for it (invariant 14).
    """
    current = Programme.objects.select_for_update().get(pk=programme.pk)
    if not reason.strip():
        raise Refusal(_("Say why."), field="reason", code="programmes_restrict_reason")
    if current.restricted == restricted:
        raise Refusal(
            _("This programme is already restricted.")
            if restricted
            else _("This programme is not restricted."),
            field="programme",
            code="programmes_restrict_already",
        )
    current.restricted = restricted
    current.save(update_fields=["restricted"])
    record(
        by=by,
        action="programmes.restrict",
        kind="programme",
        object_id=current.code,
        label=current.code,
        changes={"restricted": [not restricted, restricted], "reason": [None, reason.strip()]},
    )
    return current


@act("programmes.propose_clearance", permission="privacy.write")
def propose_clearance(
    *, by: Actor, programme: Programme, user: User, since: datetime.date, until: datetime.date, reason: str
) -> Clearance:
    """Propose that somebody may read a restricted programme from one day to another. It gives nothing yet.

    Raises Refusal for oneself, an administrator, an ordinary programme, more than a year, a day gone by, no reason.
    """
    if user.pk == by.id:
        raise Refusal(_BY_TWO, field="user", code="accounts_clearance_by_two")
    if user.role == RoleName.ADMINISTRATOR:
        raise Refusal(
            _("An administrator reads no file and no agreement: choose another account."),
            field="user",
            code="accounts_clearance_for_no_administrator",
        )
    if until < since or until < today():
        raise Refusal(
            _("The last day comes before the first, or is past."), field="until", code="clearance_days"
        )
    if not reason.strip():
        raise Refusal(_("Say why this person needs to read it."), field="reason", code="clearance_reason")
    clearance = Clearance.objects.create(
        user=user,
        programme_code=programme.code,
        since=since,
        until=until,
        reason=reason.strip(),
        proposed_by=by.label,
    )
    _record_clearance(by, "programmes.propose_clearance", clearance)
    return clearance


@act("programmes.confirm_clearance", permission="privacy.write")
def confirm_clearance(*, by: Actor, clearance: Clearance) -> Clearance:
    """Confirm what another of the central services proposed: from then on, and until its last day, the person may read."""
    current = Clearance.objects.select_for_update(of=("self",)).select_related("user").get(pk=clearance.pk)
    if by.label == current.proposed_by or by.id == current.user_id:
        raise Refusal(_BY_TWO, code="accounts_clearance_by_two")
    if current.confirmed_at is not None or current.ended_at is not None or current.until < today():
        raise Refusal(_("This right to read can no longer be changed."), code="accounts_clearance_stands")
    current.confirmed_at, current.confirmed_by = timezone.now(), by.label
    current.save(update_fields=["confirmed_at", "confirmed_by"])
    _record_clearance(by, "programmes.confirm_clearance", current)
    return current


@act("programmes.end_clearance", permission="privacy.write")
def end_clearance(*, by: Actor, clearance: Clearance) -> Clearance:
    """End a right to read at once, or turn down a proposal. One person is enough to take away."""
    current = Clearance.objects.select_for_update(of=("self",)).select_related("user").get(pk=clearance.pk)
    if current.ended_at is not None:
        raise Refusal(_("This right to read can no longer be changed."), code="accounts_clearance_stands")
    current.ended_at, current.ended_by = timezone.now(), by.label
    current.save(update_fields=["ended_at", "ended_by"])
    _record_clearance(by, "programmes.end_clearance", current)
    return current


def _record_clearance(by: Actor, action: str, clearance: Clearance) -> None:
    record(
        by=by,
        action=action,
        kind="clearance",
        object_id=clearance.pk,
        label=clearance.user.username,
        changes={"programme": [None, clearance.programme_code], "until": [None, clearance.until.isoformat()]},
    )
