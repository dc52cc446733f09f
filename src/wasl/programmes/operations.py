"""Programmes and the versioned rules every decision is taken under (invariant 15: no constant in the code)."""

import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wasl.audit.actors import Actor
from wasl.audit.acts import act, record
from wasl.audit.refusals import Refusal, sentence_for
from wasl.money.amounts import dirhams
from wasl.programmes.models import Programme, RuleVersion

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
