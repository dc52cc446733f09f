from django.db import migrations, models

from wasl.database.policies import READS_AUDIT


class Migration(migrations.Migration):
    """Not only whether an event is sealed, but for which restricted programme (its code). The accounts' room, which knows
    who may read which, adds the policy that asks."""

    dependencies = [("audit", "0002_policies")]

    operations = [
        migrations.RunSQL("drop policy audit_event_read on audit_event;", migrations.RunSQL.noop),
        migrations.RemoveField("event", "sealed"),
        migrations.AddField(
            "event", "sealed", models.CharField("sealed", max_length=40, blank=True, default="")
        ),
        migrations.RunSQL(
            "create policy audit_event_read on audit_event for select to app_user, app_owner "
            f"using ({READS_AUDIT});",
            migrations.RunSQL.noop,
        ),
    ]
