from django.db import migrations

from wasl.database.policies import append_only, in_own_name


class Migration(migrations.Migration):
    """An entry names whoever made it; a line stays the centre's, the funder's and the money's it was opened for."""

    dependencies = [("funding", "0003_reversals_keep_reference"), ("accounts", "0003_in_own_name")]

    operations = [append_only("funding_fundingline"), in_own_name("funding_entry", "recorded_by")]
