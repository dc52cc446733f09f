from django.db import migrations

from wasl.database.policies import in_own_name


class Migration(migrations.Migration):
    """Drafted, approved and withdrawn in one's own name: a drafter does not approve in another's."""

    dependencies = [("communiques", "0003_texts_stand"), ("accounts", "0003_in_own_name")]

    operations = [in_own_name("communiques_communique", "drafted_by", "approved_by", "withdrawn_by")]
