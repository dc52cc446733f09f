from django.db import migrations

from wasl.database.policies import append_only


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial")]

    operations = [append_only("exchange_loadedrow")]
