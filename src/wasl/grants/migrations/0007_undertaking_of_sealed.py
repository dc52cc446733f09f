from django.db import migrations

from wasl.database.policies import check_function


class Migration(migrations.Migration):
    """A receipt prints for how long its equipment may not be sold, also for a reader whom its rules do not open to."""

    dependencies = [("grants", "0006_sealed")]

    operations = [
        check_function(
            "grants_undertaking_months(wanted uuid)",
            returns="int",
            language="sql",
            volatility="stable",
            body="select v.undertaking_months::int from grants_grant g join programmes_ruleversion v on v.id = g.rule_version_id "
            "where g.id = wanted",
        ),
    ]
