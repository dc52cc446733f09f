from django.db import migrations

from wasl.database.policies import append_only, in_own_name


class Migration(migrations.Migration):
    """Proposed, decided and cancelled in one's own name; what a cohort was planned for is never rewritten."""

    dependencies = [("grants", "0004_facts_agree"), ("accounts", "0003_in_own_name")]

    operations = [
        in_own_name("grants_grant", "proposed_by", "decided_by", "cancelled_by"),
        in_own_name("grants_cohort", "recorded_by"),
        append_only("grants_cohort"),
    ]
