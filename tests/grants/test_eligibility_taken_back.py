"""A holder whose verification has gone, by whatever way, takes no grant. No act can take it away: the owner does it here."""

import pytest
from django.db import transaction
from tests.direct_sql import refused
from tests.factories import agreements
from tests.factories.accounts import actor
from tests.factories.agreements import line_of
from tests.factories.grants import PROPOSED, complete_project, proposed

from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.grants.models import Grant
from wasl.life_projects.consistency import complete_without_verified_eligibility
from wasl.programmes.models import RuleVersion

pytestmark = pytest.mark.database


def test_no_grant_without_a_verified_holder(committed_database, owner_sql):
    by, signed = actor("coordinator"), agreements.agreement()
    project = complete_project(by, cash=0)
    owner_sql("alter table participants_file no force row level security")
    owner_sql("alter table participants_file disable trigger user")
    owner_sql(
        "update participants_file set eligibility_verified_at = null, eligibility_verified_by = '', eligibility_paper = ''"
    )
    with transaction.atomic(), within(by.scope):
        assert list(complete_without_verified_eligibility()) == [project], (
            "the consistency question finds it too"
        )
    with pytest.raises(Refusal) as told:
        proposed(by=by, agreement=signed, project=project)
    assert told.value.code == "grants_grant_holders_eligible"
    with transaction.atomic(), within(by.scope):
        row = Grant(
            number="SUB/MRK/2021/001", project=project, agreement=signed, equipment_line=line_of(signed), equipment_amount="21410.00",
            rule_version=RuleVersion.objects.get(), proposed_on=PROPOSED, proposed_by=by.label,
        )  # fmt: skip
    with refused("grants_grant_holders_eligible", by):
        row.save(force_insert=True)
