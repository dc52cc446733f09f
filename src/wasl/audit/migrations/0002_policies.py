from django.db import migrations

from wasl.database.policies import READS_AUDIT, READS_SEALED, append_only, guard


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        guard(
            "audit_event",
            read=f"{READS_AUDIT} and (not sealed or {READS_SEALED})",
            # Nobody signs an event with another's account.
            insert="coalesce(actor_id::text, '') = coalesce(current_setting('app.actor', true), '')",
        ),
        append_only("audit_event"),
    ]
