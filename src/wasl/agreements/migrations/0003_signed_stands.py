from django.db import migrations

from wasl.database.policies import append_only, in_own_name


class Migration(migrations.Migration):
    """What was signed is never rewritten, its axes least of all: an amendment adds a row of its own."""

    dependencies = [("agreements", "0002_policies"), ("accounts", "0003_in_own_name")]

    operations = [
        append_only("agreements_agreement"),
        append_only("agreements_party"),
        append_only("agreements_agreementline"),
        append_only("agreements_amendment"),
        in_own_name("agreements_agreement", "recorded_by"),
        in_own_name("agreements_amendment", "recorded_by"),
    ]
