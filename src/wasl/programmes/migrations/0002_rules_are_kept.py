from django.db import migrations

from wasl.database.policies import append_only


class Migration(migrations.Migration):
    """A decision stores the version of the rules it was taken under: that version is never changed."""

    dependencies = [("programmes", "0001_initial")]

    operations = [append_only("programmes_ruleversion")]
