import importlib

from django.db import migrations

_sealed = importlib.import_module("wasl.tallies.migrations.0005_sealed")
# As in 0005; but what was approved counts for the centre whose agreement pays it, not for the one that has the file now:
# a file that goes to another centre changes no past figure (invariant 3).
_FACTS = _sealed._FACTS.replace("       f.centre_id, ", "       a.centre_id, ", 1)


class Migration(migrations.Migration):
    dependencies = [("tallies", "0006_redone"), ("participants", "0008_casework_rules")]

    operations = [
        migrations.RunSQL(
            "drop view tally_facts;"
            "grant create on schema public to app_check;"
            + _FACTS
            + "alter view tally_facts owner to app_check; revoke create on schema public from app_check;"
            "grant select on tally_facts to app_user, app_owner;",
            migrations.RunSQL.noop,
        ),
    ]
