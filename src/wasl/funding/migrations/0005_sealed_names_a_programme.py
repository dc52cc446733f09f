from django.db import migrations, models

from wasl.database.policies import READ_LEDGERS, in_array, sealed


class Migration(migrations.Migration):
    """An entry on a line of a restricted programme is read and written by whoever may read that programme (invariant 14).

    Which line serves which programme is the agreements' business: their room keeps ``sealed``.
    """

    dependencies = [("funding", "0004_lines_stand"), ("accounts", "0005_clearances")]

    operations = [
        migrations.RunSQL("drop policy funding_entry_read on funding_entry;", migrations.RunSQL.noop),
        migrations.RemoveField("entry", "sealed"),
        migrations.AddField(
            "entry", "sealed", models.CharField("sealed", max_length=40, blank=True, default="")
        ),
        migrations.RunSQL(
            "create policy funding_entry_read on funding_entry for select to app_user, app_owner using ("
            "exists (select 1 from funding_fundingline l where l.id = line_id and "
            f"{in_array('l.centre_id', READ_LEDGERS)}));",
            migrations.RunSQL.noop,
        ),
        sealed("funding_entry"),
    ]
